import { expect, it, vi } from 'vitest';
import { storageAccess } from '../../../src/azure/blob/blob-access.ts';
import { nobodySignsIn, type TokenSource } from '../../../src/protocol/storage.ts';

const ACCOUNT = 'https://flows.blob.core.windows.net';
const BLOB = {
  kind: 'blob',
  name: 'PT1H.json',
  url: `${ACCOUNT}/logs/PT1H.json`,
  access: { kind: 'token', account: ACCOUNT },
} as const;

it.each([
  ['another host', 'https://flows.blob.core.windows.net.evil.example/logs/PT1H.json'],
  ['another port', 'https://flows.blob.core.windows.net:8443/logs/PT1H.json'],
  ['http', 'http://flows.blob.core.windows.net/logs/PT1H.json'],
  ['a user before the host', 'https://flows.blob.core.windows.net@evil.example/logs/PT1H.json'],
])('no token goes to %s than the account’s', (_, url) => {
  const tokens = vi.fn<TokenSource>();
  expect(() => storageAccess({ ...BLOB, url }, tokens)).toThrow('no token was sent there');
  expect(tokens).not.toHaveBeenCalled();
});

it('a token is asked for by the account, with what the server wants beyond it', async () => {
  const given = { token: 'secret', expiresOnTimestamp: 1 };
  const tokens = vi.fn<TokenSource>().mockResolvedValue(given);
  const access = storageAccess(BLOB, tokens);
  if (access.kind !== 'token') expect.fail('No credential was made.');
  const scope = 'https://storage.azure.com/.default';
  expect(await access.credential.getToken(scope)).toBe(given);
  await access.credential.getToken([scope], { tenantId: 't1', claims: 'c1' });
  const asked = { account: ACCOUNT, scopes: [scope] };
  expect(tokens.mock.calls).toEqual([[asked], [{ ...asked, tenantId: 't1', claims: 'c1' }]]);
});

it('all other access is passed on as it is, and nobody is asked', () => {
  const key = { kind: 'key', accountName: 'a', key: 'k' } as const;
  expect(storageAccess({ ...BLOB, access: key }, nobodySignsIn)).toBe(key);
});
