import { RestError } from '@azure/storage-blob';
import { blobClient, containerClient } from '../client/clients.ts';
import type { StorageAccess } from '../client/storage-access.ts';
import { storageFailure } from '../storage-failure.ts';

/** A blob, or a folder of blobs, by its address. */
export interface FileAddress {
  /** Address of its container; `''` for an account. */
  readonly containerUrl: string;
  /** Percent-encoded, without a query. */
  readonly url: string;
  /** Its name in the container, decoded; `''` for the container itself. */
  readonly blob: string;
  /** How messages name it. */
  readonly name: string;
}

/** What storage says of a blob without giving its content. */
export interface BlobFacts {
  /** Folders have no size and no times. */
  readonly kind: 'blob' | 'folder';
  /** Bytes. */
  readonly size: number;
  /** ms since 1970. */
  readonly created: number;
  readonly modified: number;
  /** Another one whenever the blob was written. */
  readonly etag: string;
}

const FOLDER: BlobFacts = { kind: 'folder', size: 0, created: 0, modified: 0, etag: '' };

/**
 * Asks for a blob's properties; what is none is a folder where names of blobs go on behind it.
 * Rejects with a `FailureError`.
 */
export async function blobFacts(file: FileAddress, access: StorageAccess): Promise<BlobFacts> {
  if (file.blob === '') return FOLDER;
  try {
    return await propertiesOf(file, access);
  } catch (thrown) {
    if (isMissing(thrown) && (await isFolder(file, access))) return FOLDER;
    throw storageFailure(thrown, file.name);
  }
}

async function propertiesOf({ url }: FileAddress, access: StorageAccess): Promise<BlobFacts> {
  const answer = await blobClient(url, access).getProperties();
  // Accounts with a hierarchical namespace have folders that are blobs with this mark.
  if (answer.metadata?.['hdi_isfolder'] === 'true') return FOLDER;
  return {
    kind: 'blob',
    size: answer.contentLength ?? 0,
    created: answer.createdOn?.getTime() ?? 0,
    modified: answer.lastModified?.getTime() ?? 0,
    etag: answer.etag ?? '',
  };
}

function isMissing(thrown: unknown): boolean {
  return thrown instanceof RestError && thrown.statusCode === 404;
}

/** A listing that may not be made says nothing: what was asked for is missing then. */
async function isFolder(
  { containerUrl, blob }: FileAddress,
  access: StorageAccess,
): Promise<boolean> {
  const names = containerClient(containerUrl, access).listBlobsFlat({ prefix: `${blob}/` });
  try {
    const page = await names.byPage({ maxPageSize: 1 }).next();
    return page.done !== true && page.value.segment.blobItems.length > 0;
  } catch {
    return false;
  }
}
