import {
  AnonymousCredential,
  BlobClient,
  BlobServiceClient,
  ContainerClient,
  newPipeline,
  type Pipeline,
  type StoragePipelineOptions,
} from '@azure/storage-blob';
import { noRedirect } from './no-redirect-policy.ts';
import { patient } from './patience-policy.ts';
import { readOnly } from './read-only-policy.ts';
import { sharedKey } from './shared-key.ts';
import type { StorageAccess } from './storage-access.ts';

/** A client for an account's blob endpoint, which is https, or on loopback. */
export function serviceClient(endpoint: string, access: StorageAccess): BlobServiceClient {
  return new BlobServiceClient(signed(endpoint, access), pipelineOf(access));
}

/** A client for a container by its address, without a query. */
export function containerClient(url: string, access: StorageAccess): ContainerClient {
  return new ContainerClient(signed(url, access), pipelineOf(access));
}

/**
 * A client for a blob by its address, percent-encoded and without a query. `onWait` hears when a
 * request begins to wait for a busy server or a lost network, and when it ends.
 */
export function blobClient(url: string, access: StorageAccess, onWait?: OnWait): BlobClient {
  return new BlobClient(signed(url, access), pipelineOf(access, onWait));
}

function signed(url: string, access: StorageAccess): string {
  return access.kind === 'sas' ? `${url}?${access.signature}` : url;
}

type OnWait = (isWaiting: boolean) => void;

/**
 * A redirection is an error: it would carry what proves who asks to a host that nobody named. And
 * the SDK tries once: `patient` tries again, as the server asks.
 */
const OPTIONS: StoragePipelineOptions & { redirectOptions: { maxRetries: number } } = {
  redirectOptions: { maxRetries: 0 },
  retryOptions: { maxTries: 1 },
};

function pipelineOf(access: StorageAccess, onWait: OnWait = () => undefined): Pipeline {
  const pipeline = newPipeline(credentialOf(access), OPTIONS);
  pipeline.factories.push(readOnly, noRedirect, patient(onWait));
  return pipeline;
}

function credentialOf(access: StorageAccess) {
  switch (access.kind) {
    case 'token':
      return access.credential;
    case 'key':
      return sharedKey(access.accountName, access.key);
    case 'sas':
    case 'anonymous':
      return new AnonymousCredential();
  }
}
