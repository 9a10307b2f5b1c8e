import { expect, it, vi } from 'vitest';
import { storageAccess } from '../../../src/azure/blob/blob-access.ts';
import { nobodySignsIn, type TokenSource } from '../../../src/protocol/storage.ts';

it('a token is asked for by the account, with what the server wants beyond it', async () => {
  const given = { token: 'secret', expiresOnTimestamp: 1 };
  const tokens = vi.fn<TokenSource>().mockResolvedValue(given);
  const access = storageAccess({ kind: 'token', account: 'a1' }, tokens);
  if (access.kind !== 'token') expect.fail('No credential was made.');
  const scope = 'https://storage.azure.com/.default';
  expect(await access.credential.getToken(scope)).toBe(given);
  await access.credential.getToken([scope], { tenantId: 't1', claims: 'c1' });
  const asked = { account: 'a1', scopes: [scope] };
  expect(tokens.mock.calls).toEqual([[asked], [{ ...asked, tenantId: 't1', claims: 'c1' }]]);
});

it('all other access is passed on as it is, and nobody is asked', () => {
  const key = { kind: 'key', accountName: 'a', key: 'k' } as const;
  expect(storageAccess(key, nobodySignsIn)).toBe(key);
});
