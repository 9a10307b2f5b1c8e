import { FailureError } from './failure.ts';

/**
 * How the engine proves to a storage account who asks. It is handed over when a source is opened
 * and kept by nobody who got it.
 */
export type BlobAccess =
  /** Microsoft Entra ID: the engine asks the host for each token, by the account's id. */
  | { readonly kind: 'token'; readonly account: string }
  /** The query of a shared access signature, without `?`. */
  | { readonly kind: 'sas'; readonly signature: string }
  | { readonly kind: 'key'; readonly accountName: string; readonly key: string }
  | { readonly kind: 'anonymous' };

/** What a token is wanted for. */
export interface TokenRequest {
  /** Id of the account, as the host lists it. */
  readonly account: string;
  readonly scopes: readonly string[];
  /** The tenant that the server named in its challenge. */
  readonly tenantId?: string;
  /** What the server asks for beyond a valid token, such as another sign-in. */
  readonly claims?: string;
}

/** The wish for a token, with what a server's challenge added to it. */
export type Challenge = Omit<TokenRequest, 'account'>;

/** A credential as Azure's SDK wants one, over whatever gets its tokens. */
export function credentialOf(get: (challenge: Challenge) => Promise<AccessToken>) {
  type Options = Pick<TokenRequest, 'tenantId' | 'claims'>;
  const getToken = (scopes: string | string[], { tenantId, claims }: Options = {}) =>
    get({
      scopes: [scopes].flat(),
      ...(tenantId === undefined ? {} : { tenantId }),
      ...(claims === undefined ? {} : { claims }),
    });
  return { getToken };
}

/** Gets a token from whoever signs in. Rejects with a `FailureError`. */
export type TokenSource = (request: TokenRequest) => Promise<AccessToken>;

/** A bearer token, and until when it is valid, ms since 1970. */
export interface AccessToken {
  readonly token: string;
  readonly expiresOnTimestamp: number;
}

/** The token source of those who read no blobs. */
export const nobodySignsIn: TokenSource = () =>
  Promise.reject(new FailureError('no-access', 'Nobody is signed in.', 'Sign in, then try again.'));
