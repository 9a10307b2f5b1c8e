import type { TokenCredential } from '@azure/identity';
import type { BlobAccess } from '../../protocol/storage.ts';

/** How a client proves who asks: `BlobAccess`, with the credential that gets the tokens. */
export type StorageAccess =
  | Exclude<BlobAccess, { kind: 'token' }>
  | { readonly kind: 'token'; readonly credential: TokenCredential };
