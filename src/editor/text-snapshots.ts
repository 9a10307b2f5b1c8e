import * as vscode from 'vscode';
import { after } from '../protocol/platform.ts';

/** Of texts that have no file: of unsaved documents, of the clipboard. */
const SCHEME = 'flow-log-text';

/** A tab that is opened anew in another editor is closed first, ms. */
const GRACE = 10_000;

interface Snapshot {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly time: number;
}

/** Texts that have no file as files that can only be read; each lives as long as a tab shows it. */
export class TextSnapshots implements vscode.FileSystemProvider {
  private readonly snapshots = new Map<string, Snapshot>();
  private readonly never = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  /** Tabs of the window before it was loaded anew still have its numbers: these begin above them. */
  private lastNumber = Date.now();

  readonly onDidChangeFile = this.never.event;

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.never,
      vscode.workspace.registerFileSystemProvider(SCHEME, this, { isReadonly: true }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0) after(GRACE, () => this.dropUnseen());
      }),
    );
  }

  /** A URI by which a document can be read whose scheme no file system serves; else its own. */
  uriOf(uri: vscode.Uri): vscode.Uri {
    if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== undefined) return uri;
    const sought = uri.toString();
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === sought);
    if (document === undefined) return uri;
    return this.add(nameOf(uri), document.getText(), `${sought} ${document.version}`);
  }

  /** Keeps a text under a name. The same `key` stands for the same text. */
  add(name: string, text: string, key = ''): vscode.Uri {
    for (const [known, snapshot] of this.snapshots) {
      if (key !== '' && snapshot.key === key) return vscode.Uri.parse(known, true);
    }
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${++this.lastNumber}/${name}` });
    const bytes = new TextEncoder().encode(text);
    this.snapshots.set(uri.toString(), { key, bytes, time: Date.now() });
    return uri;
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, time } = this.find(uri);
    return { type: vscode.FileType.File, size: bytes.length, ctime: time, mtime: time };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return this.find(uri).bytes;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  private find(uri: vscode.Uri): Snapshot {
    const found = this.snapshots.get(uri.toString());
    if (found === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return found;
  }

  private dropUnseen(): void {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const seen = new Set(tabs.map(({ input }) => uriOfTab(input)));
    for (const uri of this.snapshots.keys()) if (!seen.has(uri)) this.snapshots.delete(uri);
  }
}

function uriOfTab(input: unknown): string | undefined {
  const hasUri = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return hasUri ? input.uri.toString() : undefined;
}

/** `Untitled-1.json`: the ending is what the editors for logs go by. */
function nameOf({ path }: vscode.Uri): string {
  const name = path.split('/').at(-1)!;
  return /\.(json|ndjson|jsonl)$/i.test(name) ? name : `${name}.json`;
}
