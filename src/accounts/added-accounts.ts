import type { StorageAccess } from '../azure/index.ts';
import { EMULATOR } from '../core/storage/emulator.ts';
import { isWithin } from '../core/storage/within.ts';
import { FailureError } from '../protocol/failure.ts';
import {
  type AccessToken,
  type BlobAccess,
  credentialOf,
  type TokenRequest,
} from '../protocol/storage.ts';
import type { AccountStore } from './account-store.ts';
import {
  type AccountTokens,
  type TokenAccount,
  UNCHALLENGED,
  wantsToken,
} from './account-tokens.ts';
import type { Accounts, Lack, Prompting } from './accounts.ts';
import type { NewAccount } from './add/new-account.ts';
import type { LogPlace, StorageAccount } from './storage-account.ts';

type SecretAccess = Exclude<BlobAccess, { kind: 'token' }>;

/** The accounts of the store, with what proves to each who asks. */
export class AddedAccounts implements Accounts {
  readonly store: AccountStore;
  private readonly tokens: AccountTokens;

  constructor(store: AccountStore, tokens: AccountTokens) {
    this.store = store;
    this.tokens = tokens;
  }

  get onDidChange() {
    return this.store.onDidChange;
  }

  list(): readonly StorageAccount[] {
    return this.store.list();
  }

  lack(): Lack | undefined {
    return this.store.lack();
  }

  accountOf(url: string): StorageAccount | undefined {
    const holding = this.list().filter(({ id }) => isWithin(id, url));
    return holding.sort((a, b) => b.id.length - a.id.length)[0];
  }

  async access(account: StorageAccount, prompting: Prompting): Promise<StorageAccess> {
    return this.accessWith(account, await this.secret(account), prompting);
  }

  /** As `access`, for an account that may not be added yet; `secret` is its key or signature. */
  async accessWith(
    account: StorageAccount,
    secret: string | undefined,
    prompting: Prompting,
  ): Promise<StorageAccess> {
    if (!wantsToken(account)) return secretAccess(account, secret);
    await this.tokens.get(account, UNCHALLENGED, prompting);
    return { kind: 'token', credential: this.credential(account, prompting) };
  }

  async blobAccess(account: StorageAccount): Promise<BlobAccess> {
    if (!wantsToken(account)) return secretAccess(account, await this.secret(account));
    await this.tokens.get(account, UNCHALLENGED, { mayPrompt: false });
    return { kind: 'token', account: account.id };
  }

  async token({ account: id, ...challenge }: TokenRequest): Promise<AccessToken> {
    const account = this.list().find((each) => each.id === id);
    if (account !== undefined && wantsToken(account)) {
      return this.tokens.get(account, challenge, { mayPrompt: false });
    }
    throw new FailureError(
      'no-access',
      'A token was asked for, for an account that has none or was removed.',
      'Add the account again: “Flow Logs: Add Storage Account…”.',
    );
  }

  /** Adds an account, or replaces the one with its address. */
  async add({ account, secret }: NewAccount): Promise<void> {
    await this.store.add(account, secret);
  }

  /** Has the person sign in to an account where it asks for that. Rejects as `access` does. */
  async signIn(account: StorageAccount): Promise<void> {
    await this.access(account, { mayPrompt: true, choosesAnew: true });
    this.store.tellChanged();
  }

  setPlaces(account: StorageAccount, places: readonly LogPlace[]): Promise<void> {
    return this.store.keepPlaces(account, places);
  }

  /** Forgets an account and all that proved who asks. */
  async remove(account: StorageAccount): Promise<void> {
    this.tokens.forget(account);
    await this.store.remove(account);
  }

  private credential(account: TokenAccount, prompting: Prompting) {
    return credentialOf((challenge) => this.tokens.get(account, challenge, prompting));
  }

  private async secret(account: StorageAccount): Promise<string | undefined> {
    return this.store.isAzurite(account) ? EMULATOR.key : this.store.secret(account);
  }
}

function secretAccess(account: StorageAccount, secret: string | undefined): SecretAccess {
  const { signIn } = account;
  if (signIn.kind === 'anonymous') return { kind: 'anonymous' };
  if (secret === undefined) throw secretMissing(account);
  return signIn.kind === 'key'
    ? { kind: 'key', accountName: signIn.accountName, key: secret }
    : { kind: 'sas', signature: secret };
}

function secretMissing({ name, signIn }: StorageAccount): FailureError {
  const what = signIn.kind === 'key' ? 'key' : 'shared access signature';
  return new FailureError(
    'sign-in',
    `The ${what} of ${name} is not in this computer’s secret storage.`,
    'Add the account again: “Flow Logs: Add Storage Account…”.',
  );
}
