import * as vscode from 'vscode';
import type { Prompting } from '../accounts/accounts.ts';
import { BLOB_SCHEME } from '../blobs/blob-uri.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { notAsked } from '../blobs/opened-here.ts';
import type { ColumnName } from '../core/format/columns.ts';
import { isFileOfMachine } from '../platform/machine.ts';
import { settings } from '../platform/settings.ts';
import { statFile } from '../platform/stat-file.ts';
import { FailureError } from '../protocol/failure.ts';
import { logOfSet } from '../sets/set-log.ts';
import type { SetResolver } from '../sets/set-resolver.ts';
import { isSetUri } from '../sets/set-uri.ts';
import { type LogDescription, oneLog, type SourceDescription } from '../protocol/session.ts';

const GONE = 'It may have been moved or deleted, or its provider may not be running.';

/** What a document is read from, and a key that changes when its content does. */
export interface IdentifiedSource {
  readonly key: string;
  readonly log: LogDescription;
  /** What is to be shown of it at first; `''` for all. */
  readonly filter?: string;
  /** The columns to show at first. */
  readonly columns?: readonly ColumnName[];
}

/** Where logs are found. */
export interface LogPlaces {
  readonly blobs: Blobs;
  readonly sets: SetResolver;
}

/**
 * Local files and blobs are named only: the engine reads them itself. A document of another
 * provider can be had whole or not at all, so it is read here, up to a size. Rejects with a
 * `FailureError`.
 */
export async function sourceOfUri(
  uri: vscode.Uri,
  { blobs, sets }: LogPlaces,
  prompting: Prompting,
): Promise<IdentifiedSource> {
  if (isSetUri(uri)) return setSource(uri, sets, prompting);
  if (uri.scheme === BLOB_SCHEME) return blobSource(uri, blobs, prompting);
  const name = uri.path.split('/').at(-1) ?? '';
  const { size, mtime } = await statFile(uri, GONE);
  const key = `${uri.toString()} ${size} ${mtime}`;
  const source: SourceDescription = isFileOfMachine(uri)
    ? { kind: 'file', name, path: uri.fsPath, size }
    : { kind: 'bytes', name, bytes: await readWhole(uri, size) };
  return { key, log: oneLog(source) };
}

async function setSource(
  uri: vscode.Uri,
  sets: SetResolver,
  prompting: Prompting,
): Promise<IdentifiedSource> {
  const { key, ...set } = await logOfSet(uri, sets, prompting);
  return { key: `${uri.toString()} ${key}`, ...set };
}

/** Not by way of the file system: its errors would have lost their cause and remedy. */
async function blobSource(
  uri: vscode.Uri,
  blobs: Blobs,
  prompting: Prompting,
): Promise<IdentifiedSource> {
  const place = blobs.place(uri);
  if (prompting.mayPrompt) blobs.opened.add(uri);
  if (!blobs.opened.mayAsk(uri)) throw notAsked(uri);
  const { kind, etag, modified, size } = await blobs.facts(place, prompting);
  if (kind === 'folder') throw isFolder(place.path);
  const key = `${uri.toString()} ${etag} ${modified}`;
  return { key, log: oneLog({ ...(await blobs.description(place)), size }) };
}

function isFolder(path: string): FailureError {
  const message = `${path} is a folder of blobs.`;
  return new FailureError('unreadable', message, 'Open a blob in it, from the Flow Logs view.');
}

async function readWhole(uri: vscode.Uri, size: number): Promise<Uint8Array> {
  const most = settings.largestProvidedDocument();
  if (size > most) throw tooLarge(uri, size, most);
  const bytes = await readFile(uri);
  if (bytes.length > most) throw tooLarge(uri, bytes.length, most);
  return bytes;
}

async function readFile(uri: vscode.Uri): Promise<Uint8Array> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    throw new FailureError(
      'unreadable',
      `${uri.path} could not be read.`,
      'Try again, or save it as a local file.',
    );
  }
}

function tooLarge(uri: vscode.Uri, size: number, most: number): FailureError {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000)} MB`;
  return new FailureError(
    'too-large',
    `${uri.path} has ${megabytes(size)}; documents that are not local files are read whole, up to ${megabytes(most)}.`,
    'Save it as a local file, or raise the setting flowLogs.largestProvidedDocument.',
  );
}
