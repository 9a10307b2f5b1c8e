import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../../src/core/storage/redact.ts';

const base64 = fc.base64String({ minLength: 20, maxLength: 88 }).filter((text) => text.length > 19);
const word = fc.stringMatching(/^[\w-]{20,60}$/);

/** Every way in which a secret stands in a text of others. */
const places: readonly [string, fc.Arbitrary<string>, (secret: string) => string][] = [
  [
    'a query',
    base64,
    (s) => `https://a.blob.core.windows.net/c?sv=1&sig=${encodeURIComponent(s)}&se=2`,
  ],
  ['a query that is not encoded', base64, (s) => `?sig=${s}`],
  [
    'an address within an address',
    base64,
    (s) => `https://p?to=x%3Fsig%3D${encodeURIComponent(encodeURIComponent(s))}`,
  ],
  ['a connection string', base64, (s) => `AccountName=a;AccountKey=${s};EndpointSuffix=x`],
  ['a connection string with a signature', base64, (s) => `SharedAccessSignature=sv=1&sig=${s}`],
  ['a header', word, (s) => `authorization: Bearer ${s}`],
  ['a header of a key', base64, (s) => `"authorization":"SharedKey account:${s}"`],
  ['an answer in JSON', word, (s) => `{"access_token":"${s}","expires_in":1}`],
  ['an error of a sign-in', word, (s) => `client_secret=${s}&grant_type=x`],
];

describe('a redacted text', () => {
  it.each(places)('holds no secret of %s', (_, secrets, place) => {
    fc.assert(
      fc.property(secrets, fc.string(), fc.string(), (secret, before, after) => {
        const redacted = redact(`${before} ${place(secret)} ${after}`);
        for (const form of [secret, encodeURIComponent(secret)]) {
          if (before.includes(form) || after.includes(form)) continue;
          expect(redacted).not.toContain(form);
        }
      }),
    );
  });

  it('holds no bare token and no bare key', () => {
    const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';
    const key = `${'Ab1+'.repeat(21)}Qw==`;
    expect(redact(`(${token})`)).toBe('(…)');
    expect(redact(`key ${key}.`)).toBe('key ….');
  });

  it('keeps all else', () => {
    const text =
      'GET https://a.blob.core.windows.net/insights?sv=2025&se=2026-01-01 403 AuthorizationFailure';
    expect(redact(text)).toBe(text);
    expect(redact('Bearer realm="", error="x"')).toBe('Bearer realm="", error="x"');
    expect(redact('the signature expired')).toBe('the signature expired');
  });
});
