import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts.ts';
import { entraAccount, type NewAccount, sasAccount } from '../accounts/add/new-account.ts';
import type { StorageAccount } from '../accounts/storage-account.ts';
import { visible } from '../core/filter/inert-text.ts';
import { blobUrl } from '../core/storage/blob-url.ts';
import { parseSas, sasObstacle } from '../core/storage/sas.ts';
import type { StorageAddress } from '../core/storage/storage-address.ts';
import type { StorageLink } from '../core/storage/storage-link.ts';
import { isWrong } from '../core/storage/wrong.ts';
import { FailureError } from '../protocol/failure.ts';

/** Where accounts are kept. */
interface AccountKeeper {
  add(account: StorageAccount, secret?: string): Promise<void>;
}

/** Who gave the address: a person typed it here, or it came with a link or a flow set. */
export type Origin = 'person' | 'link' | 'flow set';

/** Asks before it connects to a host that was not added, and in Restricted Mode to any. */
export class Connections {
  private readonly accounts: Accounts;
  private readonly keeper: AccountKeeper;

  constructor(accounts: Accounts, keeper: AccountKeeper) {
    this.accounts = accounts;
    this.keeper = keeper;
  }

  /** The account that may be read; `undefined` where the person would rather not. */
  async accountFor(link: StorageLink, origin: Origin): Promise<StorageAccount | undefined> {
    const url = addressOf(link);
    const known = this.accounts.accountOf(url);
    if (known === undefined) return this.askToAdd(link, url);
    if (origin !== 'person') return (await isTrusted(link, origin)) ? known : undefined;
    if (renews(known, link)) await this.keeper.add(known, link.signature);
    return known;
  }

  private async askToAdd(link: StorageLink, url: string): Promise<StorageAccount | undefined> {
    const sas = parseSas(link.signature);
    const address = { ...link, query: '' };
    if (isWrong(sas)) return this.askToSignIn(link, address, url);
    const obstacle = sasObstacle(sas.facts, Date.now());
    if (obstacle !== undefined) throw new FailureError('no-access', obstacle, 'Ask for a new one.');
    if ((await askToConnect(link, KEPT, ADD)) !== ADD) return undefined;
    await this.add(sasAccount({ address, sas }));
    return this.accounts.accountOf(url);
  }

  private async askToSignIn(link: StorageLink, address: StorageAddress, url: string) {
    const chosen = await askToConnect(link, CHOOSE, SIGN_IN, OTHER);
    if (chosen === SIGN_IN) await this.add(entraAccount(address, 'editor'));
    if (chosen === OTHER) await vscode.commands.executeCommand('flowLogs.addAccount');
    return this.accounts.accountOf(url);
  }

  private add({ account, secret }: NewAccount): Promise<void> {
    return this.keeper.add(account, secret);
  }
}

const ADD = 'Add and Open';
const SIGN_IN = 'Sign In with Microsoft';
const OTHER = 'Add Another Way…';

function askToConnect(link: StorageLink, what: string, ...buttons: readonly string[]) {
  const options = { modal: true, detail: `${notAdded(link)} ${what}` };
  return vscode.window.showWarningMessage(`Connect to ${hostOf(link)}?`, options, ...buttons);
}

const KEPT =
  'The signature in the address is kept in this computer’s secret storage, and only this container is read.';
const CHOOSE = 'The account is added to the Flow Logs view.';

/** The address that a link leads to, percent-encoded. */
export function addressOf({ endpoint, container, blob }: StorageLink): string {
  if (container === undefined) return endpoint;
  return blob === undefined ? `${endpoint}/${container}` : blobUrl(endpoint, container, blob);
}

/** A signature that has expired is renewed by pasting a new address. */
function renews({ signIn, container }: StorageAccount, link: StorageLink): boolean {
  return signIn.kind === 'sas' && link.signature !== '' && container === link.container;
}

/** In Restricted Mode not even an account that was added is asked without a word. */
async function isTrusted(link: StorageLink, origin: Origin): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const chosen = await vscode.window.showWarningMessage(
    `Connect to ${hostOf(link)}?`,
    {
      modal: true,
      detail: `A ${origin} asks to open ${targetOf(link)}, in a window that is restricted.`,
    },
    'Open',
  );
  return chosen === 'Open';
}

function notAdded(link: StorageLink): string {
  return `This storage account was not added here, so nothing has been asked of it yet. It would be read for ${targetOf(link)}.`;
}

/** Ends in the middle of what could be long: the host is what has to be seen. */
const MOST_SHOWN = 200;

function targetOf({ account, container, blob }: StorageLink): string {
  const path = [container, blob].filter((part) => part !== undefined).join('/');
  if (path === '') return `the account ${account}`;
  const shown = path.length > MOST_SHOWN ? `…${path.slice(-MOST_SHOWN)}` : path;
  return `“${visible(shown)}”`;
}

function hostOf({ endpoint }: StorageLink): string {
  return visible(new URL(endpoint).host);
}
