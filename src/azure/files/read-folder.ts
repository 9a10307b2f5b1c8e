import { formatCount } from '../../core/format/numbers.ts';
import { FailureError } from '../../protocol/failure.ts';
import { containerClient } from '../client/clients.ts';
import type { StorageAccess } from '../client/storage-access.ts';
import { storageFailure } from '../storage-failure.ts';
import type { BlobFacts, FileAddress } from './blob-facts.ts';

/** What lies in a folder: its name there, without slashes. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: BlobFacts['kind'];
}

/** As many as a request may list. */
const PAGE = 5000;
const MOST_PAGES = 20;

/**
 * Lists what lies right in a folder of a container. Rejects with a `FailureError`: `too-large`
 * where that is more than an editor can show.
 */
export async function readFolder(
  { containerUrl, blob, name }: FileAddress,
  access: StorageAccess,
): Promise<readonly FolderEntry[]> {
  if (containerUrl === '') throw noContainers(name);
  const prefix = blob === '' ? '' : `${blob}/`;
  const client = containerClient(containerUrl, access);
  const listing = client.listBlobsByHierarchy('/', { prefix });
  const entries = new Map<string, FolderEntry>();
  const add = (entry: string, kind: FolderEntry['kind']) =>
    entries.set(`${kind} ${entry}`, { name: entry, kind });
  let pages = 0;
  try {
    for await (const { segment } of listing.byPage({ maxPageSize: PAGE })) {
      if (++pages > MOST_PAGES) throw tooMany(name);
      for (const folder of segment.blobPrefixes ?? []) {
        add(folder.name.slice(prefix.length, -1), 'folder');
      }
      for (const item of segment.blobItems) {
        if (item.name !== prefix) add(item.name.slice(prefix.length), 'blob');
      }
    }
  } catch (thrown) {
    throw storageFailure(thrown, name);
  }
  return [...entries.values()];
}

function noContainers(name: string): FailureError {
  return new FailureError(
    'no-access',
    `${name} is a storage account, whose containers are not listed as folders.`,
    'Look at it in the Flow Logs view, or open a folder of one of its containers.',
  );
}

function tooMany(name: string): FailureError {
  return new FailureError(
    'too-large',
    `${name} holds more than ${formatCount(PAGE * MOST_PAGES)} blobs and folders.`,
    'Look at it in the Flow Logs view, which lists it page by page.',
  );
}
