import * as vscode from 'vscode';
import { isWrong } from '../core/storage/wrong.ts';
import type { Log } from '../platform/log.ts';
import { hasFiles } from '../platform/machine.ts';
import { onDidChangeSetting, settings } from '../platform/settings.ts';
import type { Lack } from './accounts.ts';
import { azuriteAccount } from './azurite-account.ts';
import { keptAccounts, keptPlaces } from './kept-accounts.ts';
import type { LogPlace, StorageAccount } from './storage-account.ts';

const ACCOUNTS = 'storageAccounts';
const AZURITE_PLACES = 'azuritePlaces';
const SECRET = 'storageAccount ';

/** Where accounts are kept, and apart from them what proves who asks. */
export type AccountMemory = Pick<vscode.ExtensionContext, 'globalState' | 'secrets'>;

/** The accounts in the global state, their secrets in SecretStorage, the Azurite of the setting. */
export class AccountStore implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly memory: AccountMemory;
  private readonly log: Log;
  private readonly listening: vscode.Disposable;
  private said = '';

  constructor(memory: AccountMemory, log: Log) {
    this.memory = memory;
    this.log = log;
    // Another window adds and removes accounts too: of that only the secrets tell.
    const secrets = memory.secrets.onDidChange(({ key }) => {
      if (key.startsWith(SECRET)) this.changed.fire();
    });
    const azurite = onDidChangeSetting('azurite', () => this.changed.fire());
    this.listening = vscode.Disposable.from(secrets, azurite, this.changed);
  }

  /** By name. What was kept and is no account is left out, and the log says so. */
  list(): readonly StorageAccount[] {
    const azurite = this.azurite();
    const kept = this.kept().filter(({ id }) => id !== azurite?.id);
    const all = azurite === undefined ? kept : [...kept, azurite];
    return all.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  }

  /** Why the list is empty; `undefined` where it is not. */
  lack(): Lack | undefined {
    if (this.list().length > 0) return undefined;
    if (keptAccounts(this.memory.globalState.get(ACCOUNTS)).ignored > 0) return 'unreadable';
    if (settings.azurite() !== '') return 'azurite';
    return hasFiles() ? 'none' : 'browser';
  }

  /** Whether the account is that of the setting, which goes when the setting is emptied. */
  isAzurite({ id }: StorageAccount): boolean {
    return this.azurite()?.id === id;
  }

  /** Adds an account, or replaces the one with its id. `secret` is its key or its signature. */
  async add(account: StorageAccount, secret?: string): Promise<void> {
    // The secret first: who sees the account in the list may use it at once.
    if (secret === undefined) await this.memory.secrets.delete(SECRET + account.id);
    else await this.memory.secrets.store(SECRET + account.id, secret);
    await this.write([...this.without(account), account]);
  }

  /** Forgets an account, and what proved who asks. */
  async remove(account: StorageAccount): Promise<void> {
    await this.write(this.without(account));
    await this.memory.secrets.delete(SECRET + account.id);
  }

  /** Keeps the places of archived logs that the user added to an account. */
  async keepPlaces(account: StorageAccount, places: readonly LogPlace[]): Promise<void> {
    if (!this.isAzurite(account)) {
      return this.write([...this.without(account), { ...account, places }]);
    }
    await this.memory.globalState.update(AZURITE_PLACES, places);
    this.changed.fire();
  }

  /** The key or signature of an account; `undefined` where none is kept. */
  async secret(account: StorageAccount): Promise<string | undefined> {
    return this.memory.secrets.get(SECRET + account.id);
  }

  /** Says that what an account gives may be another now, as after a sign-in. */
  tellChanged(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.listening.dispose();
  }

  private async write(accounts: readonly StorageAccount[]): Promise<void> {
    await this.memory.globalState.update(ACCOUNTS, accounts);
    this.changed.fire();
  }

  private without({ id }: StorageAccount): readonly StorageAccount[] {
    return this.kept().filter((account) => account.id !== id);
  }

  private kept(): readonly StorageAccount[] {
    const { accounts, ignored } = keptAccounts(this.memory.globalState.get(ACCOUNTS));
    if (ignored > 0) this.say(`Of the storage accounts that were kept, ${ignored} are unreadable.`);
    return accounts;
  }

  private azurite(): StorageAccount | undefined {
    const endpoint = settings.azurite();
    if (endpoint === '') return undefined;
    const account = azuriteAccount(endpoint);
    if (!isWrong(account)) {
      return { ...account, places: keptPlaces(this.memory.globalState.get(AZURITE_PLACES)) };
    }
    this.say(`The setting flowLogs.azurite is ignored: ${account.wrong}`);
    return undefined;
  }

  /** Once, however often the list is read. */
  private say(what: string): void {
    if (this.said !== what) this.log.warn(what);
    this.said = what;
  }
}
