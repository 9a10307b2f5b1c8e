import * as vscode from 'vscode';
import { mayHoldHours } from '../core/flowset/hours.ts';
import { parseBlobName } from '../core/format/blob-name.ts';
import { formatCounted } from '../core/format/numbers.ts';
import type { TimeWindow } from '../core/table/time-window.ts';
import { type Failure, FailureError } from '../protocol/failure.ts';
import { inParallel } from '../protocol/in-parallel.ts';

/** Which files of a folder are sought. */
export interface FolderQuery {
  readonly hours?: TimeWindow;
  readonly nics?: readonly string[];
  readonly most: number;
}

/** A file that Azure's layout says to be a flow log. */
export interface FolderLog {
  readonly uri: vscode.Uri;
  readonly size: number;
  /** When it was last written, ms since 1970. */
  readonly modified: number;
  readonly hour: number;
  /** 12 upper-case hex digits; empty where the layout names none. */
  readonly macAddress: string;
}

/** What a folder holds. */
export interface FolderLogs {
  /** By hour, and by NIC in it. */
  readonly logs: readonly FolderLog[];
  /** All NICs that have files in these hours, chosen or not. */
  readonly nics: readonly string[];
  /** Folders that could not be looked into. */
  readonly failed: readonly { readonly name: string; readonly failure: Failure }[];
}

/** A home folder has more; a folder of flow logs has six levels for each hour and NIC. */
const MOST_FOLDERS = 100_000;
const DEEPEST = 40;
const AT_ONCE = 16;

/**
 * The files of flow logs in a folder, at any depth, in Azure's layout. Folders of other hours are
 * not looked into, nor links to folders, which could lead round in a circle. Rejects with a
 * `FailureError`, `cancelled` once `signal` is.
 */
export async function logsInFolder(
  folder: vscode.Uri,
  query: FolderQuery,
  signal: AbortSignal,
): Promise<FolderLogs> {
  const walk = new FolderWalk(query, signal);
  await walk.run(folder);
  return walk.found();
}

class FolderWalk {
  private readonly query: FolderQuery;
  private readonly signal: AbortSignal;
  private readonly files: Omit<FolderLog, 'size' | 'modified'>[] = [];
  private readonly nics = new Set<string>();
  private readonly wanted: ReadonlySet<string> | undefined;
  private readonly failed: { name: string; failure: Failure }[] = [];

  constructor(query: FolderQuery, signal: AbortSignal) {
    this.query = query;
    this.signal = signal;
    this.wanted = query.nics && new Set(query.nics);
  }

  async run(root: vscode.Uri): Promise<void> {
    let level = [root];
    let seen = 0;
    for (let depth = 0; level.length > 0 && depth < DEEPEST; depth++) {
      seen += level.length;
      if (seen > MOST_FOLDERS) throw tooWide(root);
      level = (await inParallel(level, AT_ONCE, (folder) => this.look(folder, root))).flat();
    }
  }

  async found(): Promise<FolderLogs> {
    const order = (one: FolderLog, other: FolderLog) =>
      one.hour - other.hour || (one.macAddress < other.macAddress ? -1 : 1);
    const logs = await inParallel(this.files, AT_ONCE, (file) => this.measured(file));
    const { nics, failed } = this;
    return { logs: logs.flat().sort(order), nics: [...nics].sort(), failed };
  }

  private async look(folder: vscode.Uri, root: vscode.Uri): Promise<vscode.Uri[]> {
    this.stopIfCancelled();
    const folders: vscode.Uri[] = [];
    for (const [name, type] of await this.entries(folder, root)) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory && this.isSought(uri)) folders.push(uri);
      if ((type & vscode.FileType.File) !== 0) this.take(uri);
    }
    return folders;
  }

  private async entries(folder: vscode.Uri, root: vscode.Uri) {
    try {
      return await vscode.workspace.fs.readDirectory(folder);
    } catch {
      const failure = unreadable(folder);
      if (folder === root) throw failure;
      this.failed.push({ name: folder.path, failure });
      return [];
    }
  }

  private isSought({ path }: vscode.Uri): boolean {
    const { hours } = this.query;
    return hours === undefined || mayHoldHours(path, hours);
  }

  private take(uri: vscode.Uri): void {
    const name = parseBlobName(uri.path);
    const { hours, most } = this.query;
    if (name === undefined) return;
    const { hour, macAddress } = name;
    if (hours !== undefined && (hour < hours.from || hour >= hours.to)) return;
    this.nics.add(macAddress);
    if (this.wanted?.has(macAddress) === false) return;
    if (this.files.length === most) throw tooMany(most);
    this.files.push({ uri, hour, macAddress });
  }

  private async measured(file: Omit<FolderLog, 'size' | 'modified'>): Promise<FolderLog[]> {
    this.stopIfCancelled();
    try {
      const { size, mtime } = await vscode.workspace.fs.stat(file.uri);
      return [{ ...file, size, modified: mtime }];
    } catch {
      this.failed.push({ name: file.uri.path, failure: unreadable(file.uri) });
      return [];
    }
  }

  private stopIfCancelled(): void {
    if (this.signal.aborted) throw new FailureError('cancelled', 'Looking for logs was cancelled.');
  }
}

function unreadable({ path }: vscode.Uri): FailureError {
  return new FailureError(
    'unreadable',
    `${path} could not be looked into.`,
    'It may have been moved or deleted, or it may not be yours to read.',
  );
}

function tooWide({ path }: vscode.Uri): FailureError {
  return new FailureError(
    'too-large',
    `${path} has more than ${formatCounted(MOST_FOLDERS, 'folder')}, which is more than is looked through.`,
    'Choose a folder nearer to the logs, or a shorter range.',
  );
}

function tooMany(most: number): FailureError {
  return new FailureError(
    'too-large',
    `The folder has more than ${formatCounted(most, 'log')} of this range, which is more than is read as one table.`,
    'Choose a shorter range, or fewer NICs.',
  );
}
