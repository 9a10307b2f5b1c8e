import { isGuid } from '../core/format/guid.ts';
import { STORAGE_SCOPE } from '../core/storage/storage-scope.ts';
import { FailureError } from '../protocol/failure.ts';
import type { AccessToken, TokenRequest } from '../protocol/storage.ts';
import type { Prompting } from './accounts.ts';
import type { EditorSignIn } from './editor-sign-in.ts';
import type { SignIn, StorageAccount } from './storage-account.ts';

/** An account that wants a token of Microsoft Entra ID. */
export interface TokenAccount extends StorageAccount {
  readonly signIn: Extract<SignIn, { kind: 'editor' | 'machine' }>;
}

/** Tells it from those that want a key, a signature or nothing. */
export function wantsToken(account: StorageAccount): account is TokenAccount {
  return account.signIn.kind === 'editor' || account.signIn.kind === 'machine';
}

/** What the server's challenge added to the wish for a token. */
export type Challenge = Pick<TokenRequest, 'scopes' | 'tenantId' | 'claims'>;

/** The wish of who has not been challenged. */
export const UNCHALLENGED: Challenge = { scopes: [STORAGE_SCOPE] };

/** Gets the tokens of accounts, each in the way that the account remembers. */
export class AccountTokens {
  private readonly editor: EditorSignIn;
  /** Tenants that servers named, by account: the next token is asked of the right one at once. */
  private readonly tenants = new Map<string, string>();

  constructor(editor: EditorSignIn) {
    this.editor = editor;
  }

  /** Rejects with a `FailureError`, `sign-in` where a person is needed and may not be asked. */
  async get(
    account: TokenAccount,
    challenge: Challenge,
    prompting: Prompting,
  ): Promise<AccessToken> {
    checkScopes(account, challenge.scopes);
    const tenant = this.tenantOf(account, challenge);
    const wanted = {
      scopes: [STORAGE_SCOPE],
      ...(tenant === undefined ? {} : { tenant }),
      ...(challenge.claims === undefined ? {} : { claims: challenge.claims }),
    };
    if (account.signIn.kind === 'editor') {
      return this.editor.token({ ...wanted, provider: account.signIn.provider }, prompting);
    }
    const { machineToken } = await import('../azure/index.ts');
    return machineToken(wanted);
  }

  /** Forgets what was learnt of an account that was removed. */
  forget(account: StorageAccount): void {
    this.tenants.delete(account.id);
  }

  private tenantOf(account: TokenAccount, { tenantId }: Challenge): string | undefined {
    if (tenantId !== undefined && isGuid(tenantId)) this.tenants.set(account.id, tenantId);
    return this.tenants.get(account.id) ?? account.signIn.tenant;
  }
}

/** The scope can come from a server's challenge: a token for another service is not its business. */
function checkScopes(account: StorageAccount, scopes: readonly string[]): void {
  if (scopes.every((scope) => scope === STORAGE_SCOPE)) return;
  throw new FailureError(
    'no-access',
    `${account.name} asked for a token that is not for storage, and got none.`,
    'Check the address of the account: this is not what Azure Storage does.',
  );
}
