import { isWithin } from '../../core/storage/within.ts';
import { FailureError } from '../../protocol/failure.ts';
import type { BlobDescription } from '../../protocol/session.ts';
import type { TokenSource } from '../../protocol/storage.ts';
import type { StorageAccess } from '../client/storage-access.ts';

/**
 * The access to a blob with a credential that asks `tokens` for each token, as the SDK wants it.
 * Throws `no-access` where the blob is not of the account that the tokens would be for.
 */
export function storageAccess(
  { name, url, access }: BlobDescription,
  tokens: TokenSource,
): StorageAccess {
  if (access.kind !== 'token') return access;
  const { account } = access;
  if (!isWithin(account, url)) throw notOfAccount(name);
  const getToken = (scopes: string | string[], options?: { tenantId?: string; claims?: string }) =>
    tokens({
      account,
      scopes: [scopes].flat(),
      ...(options?.tenantId === undefined ? {} : { tenantId: options.tenantId }),
      ...(options?.claims === undefined ? {} : { claims: options.claims }),
    });
  return { kind: 'token', credential: { getToken } };
}

function notOfAccount(name: string): FailureError {
  return new FailureError(
    'no-access',
    `${name} lies at another address than its storage account, so no token was sent there.`,
    'Open it from the Flow Logs view, or by its URL.',
  );
}
