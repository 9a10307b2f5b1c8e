import { folderRole } from './folder-role.ts';
import type { Pager } from './pager.ts';
import type { Strays } from './strays.ts';

/** What lies directly in a folder. */
export interface FolderContent {
  readonly strays: Strays;
  /** Lists on; only there where something is left. */
  readonly more?: (signal: AbortSignal) => Promise<FolderContent>;
}

export const FOLDER_PAGE = 1000;

/**
 * The folders and blobs directly below a prefix, but for flow logs, which are shown as such: one
 * request for each `FOLDER_PAGE` of them. Rejects with a `FailureError`.
 */
export async function listFolder(
  pager: Pager,
  prefix: string,
  signal: AbortSignal,
  marker?: string,
): Promise<FolderContent> {
  const query = { prefix, delimiter: '/', most: FOLDER_PAGE };
  const page = await pager(marker === undefined ? query : { ...query, marker }, signal);
  const folders = page.prefixes.filter((folder) => folderRole(folder).kind !== 'log');
  const listed = { strays: { folders, blobs: page.blobs } };
  const next = page.marker;
  if (next === undefined) return listed;
  return { ...listed, more: (later) => listFolder(pager, prefix, later, next) };
}
