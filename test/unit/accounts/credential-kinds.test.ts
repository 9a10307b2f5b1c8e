import { describe, expect, it, vi } from 'vitest';
import { AccountStore } from '../../../src/accounts/account-store.ts';
import { AccountTokens } from '../../../src/accounts/account-tokens.ts';
import { AddedAccounts } from '../../../src/accounts/added-accounts.ts';
import { EditorSignIn } from '../../../src/accounts/editor-sign-in.ts';
import type { SignIn } from '../../../src/accounts/storage-account.ts';
import type { BlobAccess } from '../../../src/protocol/storage.ts';
import { fakeLog, fakeMemory } from './support/fake-vscode.ts';

vi.mock('vscode', async () => {
  const { fakeVscode } = await import('./support/fake-vscode.ts');
  return fakeVscode(new Map());
});

const id = 'https://flows.blob.core.windows.net';
const SECRET = 'what proves who asks';

interface Kind {
  readonly signIn: SignIn;
  /** What the engine is handed. */
  readonly access: BlobAccess;
}

/** Of each kind an account: one that is missing here, the compiler names. */
const KINDS: { readonly [K in SignIn['kind']]: Kind & { readonly signIn: { readonly kind: K } } } =
  {
    editor: {
      signIn: { kind: 'editor', provider: 'microsoft' },
      access: { kind: 'token', account: id },
    },
    machine: { signIn: { kind: 'machine' }, access: { kind: 'token', account: id } },
    key: {
      signIn: { kind: 'key', accountName: 'flows' },
      access: { kind: 'key', accountName: 'flows', key: SECRET },
    },
    sas: { signIn: { kind: 'sas' }, access: { kind: 'sas', signature: SECRET } },
    anonymous: { signIn: { kind: 'anonymous' }, access: { kind: 'anonymous' } },
  };

const getSession = () => Promise.resolve({ accessToken: 'TOKEN' });
const tokens = new AccountTokens(new EditorSignIn({ getSession }, true));
vi.spyOn(tokens, 'get').mockResolvedValue({ token: 'TOKEN', expiresOnTimestamp: 0 });

describe.each(Object.values<Kind>(KINDS))('an account of the kind $signIn.kind', (kind) => {
  const account = { id, name: 'flows', signIn: kind.signIn, places: [] };

  it('is still there when the editor starts anew, and is read as it was added', async () => {
    const { memory } = fakeMemory();
    await new AccountStore(memory, fakeLog().log).add(account, SECRET);
    const accounts = new AddedAccounts(new AccountStore(memory, fakeLog().log), tokens);
    expect(accounts.list()).toEqual([account]);
    expect(await accounts.blobAccess(account)).toEqual(kind.access);
  });
});
