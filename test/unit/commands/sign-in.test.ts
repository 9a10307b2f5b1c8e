import { expect, it, vi } from 'vitest';
import { AccountStore } from '../../../src/accounts/account-store.ts';
import { AccountTokens } from '../../../src/accounts/account-tokens.ts';
import { AddedAccounts } from '../../../src/accounts/added-accounts.ts';
import { EditorSignIn } from '../../../src/accounts/editor-sign-in.ts';
import type { SignIn } from '../../../src/accounts/storage-account.ts';
import { signIn } from '../../../src/commands/sign-in.ts';
import { fakeLog, fakeMemory } from '../accounts/support/fake-vscode.ts';

vi.mock('vscode', async () => {
  const { fakeVscode } = await import('../accounts/support/fake-vscode.ts');
  return fakeVscode(new Map());
});

const id = 'https://flows.blob.core.windows.net';
const getSession = vi.fn(() => Promise.resolve({ accessToken: 'TOKEN' }));

/** Signs in to an account as the menu on its node does. */
async function signInBy(way: SignIn): Promise<void> {
  const store = new AccountStore(fakeMemory().memory, fakeLog().log);
  const tokens = new AccountTokens(new EditorSignIn({ getSession }, true));
  const accounts = new AddedAccounts(store, tokens);
  const account = { id, name: 'flows', signIn: way, places: [] };
  await accounts.add({ account });
  await signIn(accounts, { kind: 'account', account });
}

it('asks who signs in to an account of Microsoft Entra ID', async () => {
  await signInBy({ kind: 'editor', provider: 'microsoft' });
  expect(getSession).toHaveBeenCalledOnce();
});

it('says of an account with a key that nobody signs in to it, and does not do nothing', async () => {
  const signingIn = signInBy({ kind: 'key', accountName: 'flows' });
  await expect(signingIn).rejects.toMatchObject({
    message: expect.stringContaining('Nobody signs in to flows') as string,
    remedy: expect.stringContaining('Flow Logs: Add Storage Account…') as string,
  });
});
