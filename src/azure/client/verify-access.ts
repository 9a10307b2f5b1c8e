import { RestError } from '@azure/storage-blob';
import { FLOW_LOG_CONTAINERS } from '../../core/format/flow-log-path.ts';
import { storageFailure } from '../storage-failure.ts';
import { containerClient } from './clients.ts';
import type { StorageAccess } from './storage-access.ts';

/** An account, or one container of it, as it is to be added. */
export interface Verified {
  readonly id: string;
  readonly name: string;
  readonly container?: string;
}

/**
 * Proves by listing a single blob that an account can be read. Without a container, one of those
 * that Azure writes flow logs to is asked for: a narrow role cannot list containers, and that
 * there is no such container proves as much. Rejects with a `FailureError`.
 */
export async function verifyAccess(
  { id, name, container }: Verified,
  access: StorageAccess,
  abortSignal: AbortSignal,
): Promise<void> {
  const url = container === undefined ? `${id}/${FLOW_LOG_CONTAINERS.vnet}` : id;
  try {
    const pages = containerClient(url, access)
      .listBlobsFlat({ abortSignal })
      .byPage({ maxPageSize: 1 });
    await pages.next();
  } catch (thrown) {
    if (container === undefined && isMissing(thrown)) return;
    throw storageFailure(thrown, name);
  }
}

function isMissing(thrown: unknown): boolean {
  if (!(thrown instanceof RestError)) return false;
  return thrown.response?.headers.get('x-ms-error-code') === 'ContainerNotFound';
}
