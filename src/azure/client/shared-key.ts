import { StorageSharedKeyCredential } from '@azure/storage-blob';

/** What signs requests with an account's key. Throws a `FailureError` where nothing can. */
export function sharedKey(accountName: string, key: string): StorageSharedKeyCredential {
  return new StorageSharedKeyCredential(accountName, key);
}
