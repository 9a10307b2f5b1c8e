import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AccountStore } from '../../../src/accounts/account-store.ts';
import { AccountTokens } from '../../../src/accounts/account-tokens.ts';
import { AddedAccounts } from '../../../src/accounts/added-accounts.ts';
import { type Authentication, EditorSignIn } from '../../../src/accounts/editor-sign-in.ts';
import type { StorageAccount } from '../../../src/accounts/storage-account.ts';
import { STORAGE_SCOPE } from '../../../src/core/storage/storage-scope.ts';
import { fakeLog, fakeMemory } from './support/fake-vscode.ts';

vi.mock('vscode', async () => {
  const { fakeVscode } = await import('./support/fake-vscode.ts');
  return fakeVscode(new Map());
});

const TENANT = '11111111-2222-3333-4444-555555555555';
const FLOWS: StorageAccount = {
  id: 'https://flows.blob.core.windows.net',
  name: 'flows',
  signIn: { kind: 'editor', provider: 'microsoft' },
  places: [],
};
const SILENTLY = { mayPrompt: false };
const ON_DEMAND = { mayPrompt: true };

const getSession = vi.fn<Authentication['getSession']>();

function accountsOf({ takesChallenges = true } = {}) {
  const { memory, state } = fakeMemory();
  const store = new AccountStore(memory, fakeLog().log);
  const editor = new EditorSignIn({ getSession }, takesChallenges);
  return { accounts: new AddedAccounts(store, new AccountTokens(editor)), state };
}

async function withFlows(account = FLOWS, options = {}) {
  const { accounts, state } = accountsOf(options);
  await accounts.add({ account });
  return { accounts, state };
}

const request = (more = {}) => ({ account: FLOWS.id, scopes: [STORAGE_SCOPE], ...more });

beforeEach(() => {
  getSession.mockReset().mockResolvedValue({ accessToken: 'TOKEN' });
});

describe('the editor’s sign-in', () => {
  it('is silent for the engine, for storage and nothing else', async () => {
    const { accounts } = await withFlows();
    expect(await accounts.token(request())).toMatchObject({ token: 'TOKEN' });
    expect(getSession.mock.calls).toEqual([['microsoft', [STORAGE_SCOPE], { silent: true }]]);
  });

  it('asks a person only where it may', async () => {
    const { accounts } = await withFlows();
    await accounts.access(FLOWS, ON_DEMAND);
    expect(getSession.mock.calls[0]?.[2]).toEqual({ createIfNone: true });
  });

  it('lets a person choose again who signs in', async () => {
    const { accounts } = await withFlows();
    await accounts.signIn(FLOWS);
    const options = { createIfNone: true, clearSessionPreference: true };
    expect(getSession.mock.calls[0]?.[2]).toEqual(options);
  });

  it('says that a person is needed, where nobody is signed in', async () => {
    getSession.mockResolvedValue(undefined);
    const { accounts } = await withFlows();
    const needed = { code: 'sign-in', remedy: 'Run “Flow Logs: Sign In”.' };
    await expect(accounts.access(FLOWS, SILENTLY)).rejects.toMatchObject(needed);
    await expect(accounts.blobAccess(FLOWS)).rejects.toMatchObject(needed);
    await expect(accounts.token(request())).rejects.toMatchObject(needed);
  });

  it('takes a closed dialog as a cancellation, and shows no words of the provider’s', async () => {
    const { accounts } = await withFlows();
    getSession.mockRejectedValue(new Error('User did not consent to login.'));
    await expect(accounts.access(FLOWS, ON_DEMAND)).rejects.toMatchObject({ code: 'cancelled' });
    getSession.mockRejectedValue(new Error('oops: access_token=SECRET'));
    const failure: unknown = await accounts
      .access(FLOWS, ON_DEMAND)
      .catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ code: 'sign-in' });
    expect(String(failure)).not.toContain('SECRET');
  });

  it('is that of the cloud', async () => {
    const id = 'https://flows.blob.core.usgovcloudapi.net';
    const signIn = { kind: 'editor', provider: 'microsoft-sovereign-cloud' } as const;
    const { accounts } = await withFlows({ ...FLOWS, id, signIn });
    await accounts.token(request({ account: id }));
    expect(getSession.mock.calls[0]?.[0]).toBe('microsoft-sovereign-cloud');
  });

  it('of a sovereign cloud needs a setting of the editor’s, which is named', async () => {
    const provider = 'microsoft-sovereign-cloud';
    getSession.mockRejectedValue(new Error('Timed out waiting for the provider to register.'));
    const { accounts } = await withFlows({ ...FLOWS, signIn: { kind: 'editor', provider } });
    await expect(accounts.signIn(accounts.list()[0]!)).rejects.toMatchObject({
      code: 'sign-in',
      remedy: expect.stringContaining('microsoft-sovereign-cloud.environment') as string,
    });
    await accounts.add({ account: FLOWS });
    await expect(accounts.signIn(FLOWS)).rejects.toMatchObject({
      remedy: expect.not.stringContaining('sovereign') as string,
    });
  });
});

describe('a server’s challenge', () => {
  it('names the tenant, which is asked at once from then on', async () => {
    const { accounts } = await withFlows();
    await accounts.token(request({ tenantId: TENANT }));
    await accounts.token(request());
    const scopes = [STORAGE_SCOPE, `VSCODE_TENANT:${TENANT}`];
    expect(getSession.mock.calls.map((call) => call[1])).toEqual([scopes, scopes]);
  });

  it('names no tenant that is none', async () => {
    const { accounts } = await withFlows();
    await accounts.token(request({ tenantId: '../evil' }));
    expect(getSession.mock.calls[0]?.[1]).toEqual([STORAGE_SCOPE]);
  });

  it('gets no token for another service, and no dialog', async () => {
    const { accounts } = await withFlows();
    const scopes = ['https://management.azure.com/.default'];
    await expect(accounts.token(request({ scopes }))).rejects.toMatchObject({ code: 'no-access' });
    const access = await accounts.access(FLOWS, ON_DEMAND);
    getSession.mockClear();
    if (access.kind !== 'token') throw new Error('No token.');
    await expect(access.credential.getToken(scopes)).rejects.toMatchObject({ code: 'no-access' });
    expect(getSession).not.toHaveBeenCalled();
  });

  it('with claims goes to the editor as the server wrote it', async () => {
    const { accounts } = await withFlows();
    const claims = '{"access_token":{"acrs":{"essential":true}}}';
    await accounts.token(request({ claims }));
    const encoded = Buffer.from(claims).toString('base64');
    expect(getSession.mock.calls[0]?.[1]).toEqual({
      wwwAuthenticate: expect.stringContaining(`claims="${encoded}"`) as string,
      fallbackScopes: [STORAGE_SCOPE],
    });
  });

  it('with claims needs a fresh sign-in where the editor is older, at the next demand', async () => {
    const { accounts } = await withFlows(FLOWS, { takesChallenges: false });
    await expect(accounts.token(request({ claims: '{}' }))).rejects.toMatchObject({
      code: 'sign-in',
    });
    expect(getSession).not.toHaveBeenCalled();
    await accounts.signIn(FLOWS);
    expect(getSession.mock.calls[0]?.slice(1)).toEqual([
      [STORAGE_SCOPE],
      { forceNewSession: true },
    ]);
    await accounts.token(request());
    expect(getSession.mock.calls[1]?.[2]).toEqual({ silent: true });
  });
});

describe('a token', () => {
  it('is given for no account that was not added, or was removed', async () => {
    const { accounts } = await withFlows();
    const evil = request({ account: 'https://evil.example' });
    await expect(accounts.token(evil)).rejects.toMatchObject({ code: 'no-access' });
    await accounts.remove(FLOWS);
    await expect(accounts.token(request())).rejects.toMatchObject({ code: 'no-access' });
    expect(getSession).not.toHaveBeenCalled();
  });

  it('is given for no account that has a key', async () => {
    const signIn = { kind: 'key', accountName: 'flows' } as const;
    const { accounts } = await withFlows({ ...FLOWS, signIn });
    await expect(accounts.token(request())).rejects.toMatchObject({ code: 'no-access' });
  });

  it('is kept nowhere', async () => {
    const { accounts, state } = await withFlows();
    await accounts.access(FLOWS, ON_DEMAND);
    expect(JSON.stringify([...state])).not.toContain('TOKEN');
  });
});

describe('the account of an address', () => {
  it('is the nearest that holds it', async () => {
    const { accounts } = await withFlows();
    const id = `${FLOWS.id}/logs`;
    await accounts.add({ account: { ...FLOWS, id, name: 'flows/logs', container: 'logs' } });
    expect(accounts.accountOf(`${id}/a/PT1H.json`)?.id).toBe(id);
    expect(accounts.accountOf(`${FLOWS.id}/logs-2/a`)?.id).toBe(FLOWS.id);
    expect(accounts.accountOf('https://other.blob.core.windows.net/logs/a')).toBeUndefined();
    expect(accounts.accountOf('http://flows.blob.core.windows.net/logs/a')).toBeUndefined();
  });
});

describe('an account with a secret', () => {
  it('gives what was kept for it, and says where nothing was', async () => {
    const { accounts } = accountsOf();
    const account: StorageAccount = { ...FLOWS, signIn: { kind: 'sas' } };
    await accounts.add({ account, secret: 'sv=1&sig=a' });
    expect(await accounts.blobAccess(account)).toEqual({ kind: 'sas', signature: 'sv=1&sig=a' });
    await accounts.add({ account });
    await expect(accounts.access(account, ON_DEMAND)).rejects.toMatchObject({ code: 'sign-in' });
  });

  it('gives nothing for what is public', async () => {
    const { accounts } = accountsOf();
    const account: StorageAccount = { ...FLOWS, signIn: { kind: 'anonymous' } };
    expect(await accounts.access(account, SILENTLY)).toEqual({ kind: 'anonymous' });
  });
});
