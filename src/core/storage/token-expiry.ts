import { base64Bytes } from '../platform.ts';

/**
 * Until when an access token of Microsoft Entra ID is valid, ms since 1970: the claim `exp` of the
 * JSON Web Token (RFC 7519) that it is. `undefined` where it is another kind of text.
 */
export function tokenExpiry(token: string): number | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const bytes = base64Bytes(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const claims: unknown = JSON.parse(String.fromCharCode(...bytes));
    const { exp } = (claims ?? {}) as { exp?: unknown };
    return typeof exp === 'number' && exp > 0 ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
