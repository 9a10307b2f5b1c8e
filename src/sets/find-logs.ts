import * as vscode from 'vscode';
import type { BlobPlace } from '../blobs/blobs.ts';
import { hoursToRead } from '../core/flowset/hours.ts';
import type { FlowLogSource, FolderSource, SetSource } from '../core/flowset/flow-set.ts';
import { parseBlobName } from '../core/format/blob-name.ts';
import { blobUrl } from '../core/storage/blob-url.ts';
import type { TimeWindow } from '../core/table/time-window.ts';
import { isFileOfMachine } from '../platform/machine.ts';
import { statFile } from '../platform/stat-file.ts';
import { FailureError, toFailure } from '../protocol/failure.ts';
import { type FailedSource, type FoundLog, type FoundLogs, MOST_LOGS } from './found-logs.ts';
import { logsInFolder } from './local-folder.ts';
import { resolvePath } from './local-paths.ts';
import type { Permits, Storage } from './permits.ts';

const GONE = 'It may have been moved or deleted: sets name files by where they lie.';

/** Where sources are looked for. */
export interface Search {
  readonly storage: Storage;
  readonly permits: Permits;
  /** Where the set lies. */
  readonly base: vscode.Uri;
  readonly range?: TimeWindow;
  readonly signal: AbortSignal;
}

/** The logs of one source. Rejects with a `FailureError`. */
export function findLogs(source: SetSource, search: Search): Promise<FoundLogs> {
  switch (source.kind) {
    case 'flowLog':
      return ofFlowLog(source, search);
    case 'folder':
      return ofFolder(source, search);
    case 'blob':
      return ofBlob(source.url, search);
    case 'file':
      return ofFile(resolvePath(source.path, search.base));
  }
}

/** What a person calls a source. */
export function sourceName(source: SetSource): string {
  return 'url' in source ? decodeURIComponent(source.url) : source.path;
}

async function ofFlowLog({ url, nics }: FlowLogSource, search: Search): Promise<FoundLogs> {
  const { storage, permits, signal } = search;
  const place = await permits.place(url);
  const query = { log: place.blob, most: MOST_LOGS, ...wanted(nics, search) };
  const found = await storage.blobs.range(place, query, signal);
  const { access } = await storage.blobs.description(place);
  const endpoint = place.containerUrl.slice(0, place.containerUrl.lastIndexOf('/'));
  const container = place.containerUrl.slice(endpoint.length + 1);
  const logs = found.blobs.map(({ name, size, modified, macAddress }): FoundLog => {
    const address = blobUrl(endpoint, container, name);
    return {
      path: `${new URL(endpoint).host}/${container}/${name}`,
      size,
      version: String(modified),
      macAddress,
      source: (shown) => ({ kind: 'blob', name: shown, url: address, access, size }),
    };
  });
  return { logs, nics: found.nics, failed: [] };
}

async function ofFolder({ path, nics }: FolderSource, search: Search): Promise<FoundLogs> {
  const folder = resolvePath(path, search.base);
  assertLocal(folder);
  const query = { most: MOST_LOGS, ...wanted(nics, search) };
  const found = await logsInFolder(folder, query, search.signal);
  const logs = found.logs.map(({ uri, size, modified, macAddress }) =>
    fileLog(uri, size, modified, macAddress),
  );
  return { logs, nics: found.nics, failed: found.failed };
}

async function ofBlob(url: string, { storage, permits }: Search): Promise<FoundLogs> {
  const place = await permits.place(url);
  const { kind, size, etag, modified } = await storage.blobs.facts(place);
  if (kind === 'folder') throw isFolder(place);
  const { access } = await storage.blobs.description(place);
  const log: FoundLog = {
    path: `${new URL(url).host}/${place.path}`,
    size,
    version: `${etag} ${modified}`,
    macAddress: parseBlobName(place.path)?.macAddress ?? '',
    source: (name) => ({ kind: 'blob', name, url: place.url, access, size }),
  };
  return { logs: [log], nics: nicsOf([log]), failed: [] };
}

async function ofFile(uri: vscode.Uri): Promise<FoundLogs> {
  assertLocal(uri);
  const { size, mtime } = await statFile(uri, GONE);
  const log = fileLog(uri, size, mtime, parseBlobName(uri.path)?.macAddress ?? '');
  return { logs: [log], nics: nicsOf([log]), failed: [] };
}

function fileLog(uri: vscode.Uri, size: number, modified: number, macAddress: string): FoundLog {
  const source = (name: string) => ({ kind: 'file', name, path: uri.fsPath, size }) as const;
  return { path: uri.path, size, version: String(modified), macAddress, source };
}

function wanted(nics: readonly string[] | undefined, { range }: Search) {
  return {
    ...(range === undefined ? {} : { hours: hoursToRead(range) }),
    ...(nics === undefined ? {} : { nics }),
  };
}

/** NICs that logs name by their paths. */
export function nicsOf(logs: readonly FoundLog[]): string[] {
  const named = logs.map(({ macAddress }) => macAddress).filter((mac) => mac !== '');
  return [...new Set(named)].sort();
}

/** A source that failed, by its name. */
export function failedSource(source: SetSource, thrown: unknown): FailedSource {
  return { name: sourceName(source), failure: toFailure(thrown) };
}

function assertLocal(uri: vscode.Uri): void {
  if (isFileOfMachine(uri)) return;
  throw new FailureError(
    'unreadable',
    `${uri.path} is no local file; several logs are read as one table from this machine or from storage.`,
    'Save them as local files first.',
  );
}

function isFolder({ path }: BlobPlace): FailureError {
  return new FailureError(
    'unreadable',
    `${path} is a folder of blobs, not a blob.`,
    'A set names flow logs by “flowLog”.',
  );
}
