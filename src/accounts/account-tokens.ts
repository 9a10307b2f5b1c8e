import { isGuid } from '../core/format/guid.ts';
import { STORAGE_SCOPE } from '../core/storage/storage-scope.ts';
import { FailureError } from '../protocol/failure.ts';
import type { AccessToken, Challenge } from '../protocol/storage.ts';
import type { Prompting } from './accounts.ts';
import type { EditorSignIn, Wanted } from './editor-sign-in.ts';
import type { SignIn, StorageAccount } from './storage-account.ts';

/** An account that wants a token of Microsoft Entra ID. */
export interface TokenAccount extends StorageAccount {
  readonly signIn: Extract<SignIn, { kind: 'editor' | 'machine' }>;
}

/** Tells it from those that want a key, a signature or nothing. */
export function wantsToken(account: StorageAccount): account is TokenAccount {
  return account.signIn.kind === 'editor' || account.signIn.kind === 'machine';
}

/** The wish of who has not been challenged. */
export const UNCHALLENGED: Challenge = { scopes: [STORAGE_SCOPE] };

type Wish = Omit<Wanted, 'provider'>;

/** Gets the tokens of accounts, each in the way that the account remembers. */
export class AccountTokens {
  private readonly editor: EditorSignIn;
  /** Tenants that servers named, by account: the next token is asked of the right one at once. */
  private readonly tenants = new Map<string, string>();

  /** What servers asked for and nobody could be asked: the next sign-in has to meet it. */
  private readonly claims = new Map<string, string>();

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
    const claims = this.claimsOf(account, challenge);
    const wanted = {
      scopes: [STORAGE_SCOPE],
      ...(tenant === undefined ? {} : { tenant }),
      ...(claims === undefined ? {} : { claims }),
    };
    const token = await this.signedIn(account, wanted, prompting);
    this.claims.delete(account.id);
    return token;
  }

  private async signedIn({ signIn }: TokenAccount, wanted: Wish, prompting: Prompting) {
    if (signIn.kind === 'editor') {
      return this.editor.token({ ...wanted, provider: signIn.provider }, prompting);
    }
    const { machineToken } = await import('../azure/index.ts');
    return machineToken(wanted);
  }

  /** Forgets what was learnt of an account that was removed. */
  forget(account: StorageAccount): void {
    this.tenants.delete(account.id);
    this.claims.delete(account.id);
  }

  private claimsOf(account: TokenAccount, { claims }: Challenge): string | undefined {
    if (claims !== undefined) this.claims.set(account.id, claims);
    return this.claims.get(account.id);
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
