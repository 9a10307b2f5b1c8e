import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts.ts';
import { entraAccount, type NewAccount, sasAccount } from '../accounts/add/new-account.ts';
import type { StorageAccount } from '../accounts/storage-account.ts';
import { visible } from '../core/filter/inert-text.ts';
import { blobUrl } from '../core/storage/blob-url.ts';
import { linkToOpen } from '../core/storage/open-request.ts';
import { parseSas, sasObstacle } from '../core/storage/sas.ts';
import type { StorageAddress } from '../core/storage/storage-address.ts';
import { parseStorageLink, type StorageLink } from '../core/storage/storage-link.ts';
import { isWrong } from '../core/storage/wrong.ts';
import { FailureError } from '../protocol/failure.ts';
import { blobUri } from './blob-uri.ts';

/** Where accounts are kept. */
interface AccountKeeper {
  add(account: StorageAccount, secret?: string): Promise<void>;
}

/** Opens a blob's document. */
type OpenDocument = (uri: vscode.Uri) => Promise<void>;

/** Who gave the link: a person typed it here, or it came from elsewhere. */
type Origin = 'person' | 'elsewhere';

/** Opens blobs by links: asks before it connects to a host that was not added. */
export class LinkOpener {
  private readonly accounts: Accounts;
  private readonly keeper: AccountKeeper;
  private readonly openDocument: OpenDocument;

  constructor(accounts: Accounts, keeper: AccountKeeper, openDocument: OpenDocument) {
    this.accounts = accounts;
    this.keeper = keeper;
    this.openDocument = openDocument;
  }

  /** Asks a person for a link and opens it. Rejects with a `FailureError`. */
  async ask(): Promise<void> {
    const text = await vscode.window.showInputBox({
      title: 'Open Blob by URL',
      prompt:
        'The https address of a blob, also with a shared access signature, or a link to it in the Azure portal',
      placeHolder: 'https://account.blob.core.windows.net/container/…/PT1H.json',
      ignoreFocusOut: true,
      validateInput: reasonAgainst,
    });
    if (text !== undefined && text.trim() !== '') await this.open(text, 'person');
  }

  /** Somebody followed a link to the extension. Rejects with a `FailureError`. */
  async follow(uri: vscode.Uri): Promise<void> {
    const text = linkToOpen(uri);
    if (text !== undefined) return this.open(text, 'elsewhere');
    throw new FailureError(
      'unreadable',
      'A link to Flow Log Lens was followed that it does not know.',
      'Links that it knows end in /open?url= and the encoded address of a blob.',
    );
  }

  private async open(text: string, origin: Origin): Promise<void> {
    const link = parseStorageLink(text);
    if (isWrong(link)) throw new FailureError('unreadable', link.wrong);
    const url = addressOf(link);
    const account = await this.accountFor(link, url, origin);
    if (account === undefined) return;
    if (link.blob === undefined) return sayWhere(account);
    // A person asked for this, so that signing in may ask too.
    await this.accounts.access(account, { mayPrompt: true });
    await this.openDocument(blobUri(url));
  }

  /** The account that may be read; `undefined` where the person would rather not. */
  private async accountFor(link: StorageLink, url: string, origin: Origin) {
    const known = this.accounts.accountOf(url);
    if (known === undefined) return this.askToAdd(link, url);
    if (origin === 'elsewhere') return (await isTrusted(link)) ? known : undefined;
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

function reasonAgainst(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const link = parseStorageLink(text);
  return isWrong(link) ? link.wrong : undefined;
}

function addressOf({ endpoint, container, blob }: StorageLink): string {
  if (container === undefined) return endpoint;
  return blob === undefined ? `${endpoint}/${container}` : blobUrl(endpoint, container, blob);
}

/** A signature that has expired is renewed by pasting a new address. */
function renews({ signIn, container }: StorageAccount, link: StorageLink): boolean {
  return signIn.kind === 'sas' && link.signature !== '' && container === link.container;
}

/** In Restricted Mode not even an account that was added is asked without a word. */
async function isTrusted(link: StorageLink): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const chosen = await vscode.window.showWarningMessage(
    `Connect to ${hostOf(link)}?`,
    {
      modal: true,
      detail: `A link asks to open ${targetOf(link)}, in a window that is restricted.`,
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

function sayWhere({ name }: StorageAccount): void {
  void vscode.window.showInformationMessage(
    `The link names no blob. The logs of ${visible(name)} are in the Flow Logs view.`,
  );
}
