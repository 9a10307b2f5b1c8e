import { folderRole } from './folder-role.ts';
import { listPart, type Part } from './list-part.ts';
import type { Pager } from './pager.ts';
import type { Strays } from './strays.ts';

/** What lies directly in a folder. */
export type FolderContent = Part<{ readonly strays: Strays }>;

export const FOLDER_PAGE = 1000;

/**
 * The folders and blobs directly below a prefix, but for flow logs, which are shown as such: one
 * request for each `FOLDER_PAGE` of them. Rejects with a `FailureError`.
 */
export function listFolder(
  pager: Pager,
  prefix: string,
  signal: AbortSignal,
): Promise<FolderContent> {
  const query = { prefix, delimiter: '/', most: FOLDER_PAGE };
  return listPart(pager, query, signal, ({ prefixes, blobs }) => {
    const folders = prefixes.filter((folder) => folderRole(folder).kind !== 'log');
    return { strays: { folders, blobs } };
  });
}
