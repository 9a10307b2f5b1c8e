/**
 * The one door to Azure: loaded by `await import()` when it is first needed, by the extension host
 * for listing and signing in, by the engine worker for reading blobs.
 */
export { openBlob } from './blob/blob-source.ts';
export { type BlobFacts, blobFacts, type FileAddress } from './files/blob-facts.ts';
export { type FolderEntry, readFolder } from './files/read-folder.ts';
export { blobClient, containerClient, serviceClient } from './client/clients.ts';
export type { StorageAccess } from './client/storage-access.ts';
export { verifyAccess } from './client/verify-access.ts';
export { machineToken } from './credentials/machine-token.ts';
export { type ManagedAccount, Management } from './management/management.ts';
export { type ContainerListing, openListing } from './listing/container-listing.ts';
export type { FoundLog, FoundLogs } from './listing/find-logs.ts';
export type { HourBlobs, NicBlob } from './listing/hour-blobs.ts';
export type { FolderContent } from './listing/list-folder.ts';
export type { ListedBlob } from './listing/pager.ts';
export type { Period, Periods } from './listing/periods.ts';
export type { RangeBlob, RangeBlobs, RangeQuery } from './listing/range-blobs.ts';
export type { Strays } from './listing/strays.ts';
export { storageFailure } from './storage-failure.ts';
