import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSas, parseSasUrl, sasObstacle } from '../../../../src/core/storage/sas.ts';
import { tokenExpiry } from '../../../../src/core/storage/token-expiry.ts';
import { isWrong } from '../../../../src/core/storage/wrong.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const ACCOUNT =
  'sv=2025-01-05&ss=bfqt&srt=sco&sp=rl&se=2026-12-01T00%3A00%3A00Z&spr=https&sig=a%2Bb%3D';

function facts(query: string) {
  const sas = parseSas(query);
  if (isWrong(sas)) throw new Error(sas.wrong);
  return sas.facts;
}

describe('a shared access signature', () => {
  it('says what it is for and until when', () => {
    expect(facts(ACCOUNT)).toEqual({
      permissions: 'rl',
      hasPolicy: false,
      services: 'bfqt',
      resourceTypes: 'sco',
      expires: Date.parse('2026-12-01T00:00:00Z'),
    });
  });

  it('is kept as it was signed, without what is not its own', () => {
    const sas = parseSas(`?restype=container&comp=list&${ACCOUNT}&timeout=3`);
    expect(sas).toMatchObject({ signature: ACCOUNT });
  });

  it('comes with the address of an account, a container or a blob', () => {
    const host = 'https://flows.blob.core.windows.net';
    expect(parseSasUrl(`${host}/?${ACCOUNT}`)).toMatchObject({ address: { account: 'flows' } });
    expect(parseSasUrl(`${host}/logs?${ACCOUNT}`)).toMatchObject({
      address: { container: 'logs' },
    });
    expect(parseSasUrl(`${host}/logs/a/b?${ACCOUNT}`)).toMatchObject({ address: { blob: 'a/b' } });
  });

  it.each(['', '?', 'sv=1&se=2', 'sig='])('%j is none', (query) => {
    expect(isWrong(parseSas(query))).toBe(true);
  });

  it.each([
    [ACCOUNT, undefined],
    ['si=policy&sig=a', undefined],
    ['sp=r&se=2026-11-21&sig=a', 'expired on 2026-11-21 00:00 UTC'],
    ['sp=r&se=2026-11-21T11:59Z&sig=a', 'expired on 2026-11-21 11:59 UTC'],
    ['sp=r&st=2026-11-21T13:00:00Z&se=2027-01-01&sig=a', 'only from 2026-11-21 13:00 UTC'],
    ['sp=w&se=2027-01-01&sig=a', 'sp lacks r'],
    ['ss=f&srt=sco&sp=rl&se=2027-01-01&sig=a', 'ss lacks b'],
  ])('%s can serve, or: %s', (query, obstacle) => {
    if (obstacle === undefined) expect(sasObstacle(facts(query), NOW)).toBeUndefined();
    else expect(sasObstacle(facts(query), NOW)).toContain(obstacle);
  });

  it('never throws, and always sends what was signed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const sas = parseSas(`${text}&sig=abc`);
        if (!isWrong(sas)) expect(`${text}&sig=abc`).toContain('sig=abc');
        if (!isWrong(sas)) expect(() => sasObstacle(sas.facts, NOW)).not.toThrow();
      }),
    );
  });
});

describe('the expiry of a token', () => {
  const token = (claims: unknown) =>
    `eyJh.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.sig`;

  it('is its claim exp', () =>
    expect(tokenExpiry(token({ exp: 1_800_000_000, name: 'ü?>' }))).toBe(1.8e12));

  it('is unknown where it has none', () => {
    for (const text of ['', 'opaque', 'a.b.c', token({}), token(null), token({ exp: 'soon' })]) {
      expect(tokenExpiry(text)).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => void tokenExpiry(text)));
  });
});
