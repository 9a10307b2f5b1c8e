/**
 * The one door to Azure: loaded by `await import()` when it is first needed, by the extension host
 * for listing and signing in, by the engine worker for reading blobs.
 */
export { openBlob } from './blob/blob-source.ts';
export { blobClient, containerClient, serviceClient } from './client/clients.ts';
export type { StorageAccess } from './client/storage-access.ts';
export { verifyAccess } from './client/verify-access.ts';
export { machineToken } from './credentials/machine-token.ts';
export { type ManagedAccount, Management } from './management/management.ts';
export { storageFailure } from './storage-failure.ts';
