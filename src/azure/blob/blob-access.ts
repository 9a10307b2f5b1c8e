import { isWithin } from '../../core/storage/within.ts';
import { FailureError } from '../../protocol/failure.ts';
import type { BlobDescription } from '../../protocol/session.ts';
import { credentialOf, type TokenSource } from '../../protocol/storage.ts';
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
  const credential = credentialOf((challenge) => tokens({ account, ...challenge }));
  return { kind: 'token', credential };
}

function notOfAccount(name: string): FailureError {
  return new FailureError(
    'no-access',
    `${name} lies at another address than its storage account, so no token was sent there.`,
    'Open it from the Flow Logs view, or by its URL.',
  );
}
