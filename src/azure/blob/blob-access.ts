import type { BlobAccess, TokenSource } from '../../protocol/storage.ts';
import type { StorageAccess } from '../client/storage-access.ts';

/** The access with a credential that asks `tokens` for each token, as the SDK wants it. */
export function storageAccess(access: BlobAccess, tokens: TokenSource): StorageAccess {
  if (access.kind !== 'token') return access;
  const { account } = access;
  const getToken = (scopes: string | string[], options?: { tenantId?: string; claims?: string }) =>
    tokens({
      account,
      scopes: [scopes].flat(),
      ...(options?.tenantId === undefined ? {} : { tenantId: options.tenantId }),
      ...(options?.claims === undefined ? {} : { claims: options.claims }),
    });
  return { kind: 'token', credential: { getToken } };
}
