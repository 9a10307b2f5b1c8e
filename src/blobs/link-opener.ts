import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts.ts';
import type { StorageAccount } from '../accounts/storage-account.ts';
import { linkToOpen } from '../core/storage/open-request.ts';
import { parseStorageLink } from '../core/storage/storage-link.ts';
import { isWrong } from '../core/storage/wrong.ts';
import { FailureError } from '../protocol/failure.ts';
import { blobUri } from './blob-uri.ts';
import { addressOf, type Connections, type Origin } from './connections.ts';
import { noticeText } from '../platform/notice-text.ts';
import { quickText } from '../platform/quick-text.ts';

/** Opens a blob's document. */
type OpenDocument = (uri: vscode.Uri) => Promise<void>;

/** Opens blobs by links: asks before it connects to a host that was not added. */
export class LinkOpener {
  private readonly accounts: Accounts;
  private readonly connections: Connections;
  private readonly openDocument: OpenDocument;

  constructor(accounts: Accounts, connections: Connections, openDocument: OpenDocument) {
    this.accounts = accounts;
    this.connections = connections;
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
    if (text !== undefined) return this.open(text, 'link');
    throw new FailureError(
      'unreadable',
      'A link to Flow Log Lens was followed that it does not know.',
      'Links that it knows end in /open?url= and the encoded address of a blob.',
    );
  }

  private async open(text: string, origin: Origin): Promise<void> {
    const link = parseStorageLink(text);
    if (isWrong(link)) throw new FailureError('unreadable', link.wrong);
    const account = await this.connections.accountFor(link, origin);
    if (account === undefined) return;
    if (link.blob === undefined) return sayWhere(account);
    // A person asked for this, so that signing in may ask too.
    await this.accounts.access(account, { mayPrompt: true });
    await this.openDocument(blobUri(addressOf(link)));
  }
}

function reasonAgainst(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const link = parseStorageLink(text);
  return isWrong(link) ? quickText(link.wrong) : undefined;
}

function sayWhere({ name }: StorageAccount): void {
  void vscode.window.showInformationMessage(
    noticeText(`The link names no blob. The logs of ${name} are in the Flow Logs view.`),
  );
}
