import * as vscode from 'vscode';
import { formatBytes } from '../core/format/numbers.ts';
import { documentSegment } from '../core/storage/blob-document.ts';
import { settings } from '../platform/settings.ts';
import { FailureError } from '../protocol/failure.ts';
import { BLOB_SCHEME } from './blob-uri.ts';
import type { Blobs } from './blobs.ts';
import { notAsked } from './opened-here.ts';
import { fileSystemError } from './file-system-error.ts';

const REASON =
  'Flow logs in storage can only be read: writing to one would break it. **Flow Logs: Download…** makes a copy.';

/**
 * Blobs as files that can only be read, for other editors, compare, copy and search. What could
 * not be read is an error with its remedy, never an empty file.
 */
export class BlobFiles implements vscode.FileSystemProvider {
  private readonly blobs: Blobs;
  private readonly never = new vscode.EventEmitter<vscode.FileChangeEvent[]>();

  readonly onDidChangeFile = this.never.event;

  constructor(blobs: Blobs) {
    this.blobs = blobs;
  }

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.never,
      vscode.workspace.registerFileSystemProvider(BLOB_SCHEME, this, {
        isCaseSensitive: true,
        isReadonly: new vscode.MarkdownString(REASON),
      }),
    );
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { kind, size, created, modified } = await this.asked(uri, (place) =>
      this.blobs.facts(place),
    );
    const { File, Directory } = vscode.FileType;
    const permissions = vscode.FilePermission.Readonly;
    const type = kind === 'folder' ? Directory : File;
    return { type, size, ctime: created, mtime: modified, permissions };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const most = settings.largestBlobDocument();
    return this.asked(uri, (place) =>
      this.blobs.whole(place, most, (size) => tooLarge(place.name, size, most)),
    );
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    const entries = await this.asked(uri, (place) => this.blobs.folder(place));
    const { File, Directory } = vscode.FileType;
    return entries.map(({ name, kind }) => [
      documentSegment(name),
      kind === 'folder' ? Directory : File,
    ]);
  }

  /** Nothing is polled: whoever wants to see what came since opens it again. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  createDirectory(uri: vscode.Uri): never {
    throw readOnly(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw readOnly(uri);
  }

  delete(uri: vscode.Uri): never {
    throw readOnly(uri);
  }

  rename(uri: vscode.Uri): never {
    throw readOnly(uri);
  }

  private async asked<T>(
    uri: vscode.Uri,
    ask: (place: ReturnType<Blobs['place']>) => Promise<T>,
  ): Promise<T> {
    try {
      this.refuseUnasked(uri);
      return await ask(this.blobs.place(uri));
    } catch (thrown) {
      throw fileSystemError(thrown);
    }
  }

  /** In Restricted Mode; the folders of a workspace are its own choice, and no person's. */
  private refuseUnasked(uri: vscode.Uri): void {
    if (vscode.workspace.isTrusted) return;
    if (vscode.workspace.getWorkspaceFolder(uri) !== undefined) throw untrustedFolder();
    if (!this.blobs.opened.mayAsk(uri)) throw notAsked(uri);
  }
}

function untrustedFolder(): FailureError {
  return new FailureError(
    'no-access',
    'This workspace names a storage account as its folder, and it is not trusted: nothing was asked of the account.',
    'Trust the workspace, or open the log from the Flow Logs view in another window.',
  );
}

function tooLarge(name: string, size: number, most: number): FailureError {
  return new FailureError(
    'too-large',
    `${name} has ${formatBytes(size)}; blobs are read whole up to ${formatBytes(most)}.`,
    // VS Code makes the file of a copy before it reads what goes into it.
    'Open it as a table, which reads it in ranges, download it, or raise the setting flowLogs.largestBlobDocument. Of a copy, VS Code leaves an empty file.',
  );
}

function readOnly(uri: vscode.Uri): vscode.FileSystemError {
  const name = uri.path.split('/').at(-1) ?? '';
  return vscode.FileSystemError.NoPermissions(
    `${name} lies in storage and can only be read. “Flow Logs: Download…” makes a copy.`,
  );
}
