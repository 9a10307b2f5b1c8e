import * as vscode from 'vscode';
import type { Accounts, Prompting } from '../accounts/accounts.ts';
import { blobUri } from '../blobs/blob-uri.ts';
import type { BlobPlace, Blobs } from '../blobs/blobs.ts';
import type { Connections } from '../blobs/connections.ts';
import { visible } from '../core/filter/inert-text.ts';
import { parseStorageLink } from '../core/storage/storage-link.ts';
import { isWrong } from '../core/storage/wrong.ts';
import { FailureError } from '../protocol/failure.ts';

/** What access to storage goes by. */
export interface Storage {
  readonly accounts: Accounts;
  readonly blobs: Blobs;
  readonly connections: Connections;
}

/**
 * Which of a set's addresses may be asked. A host of no added account, and in Restricted Mode any,
 * is asked only once a person has agreed: one question for each, however many addresses it has.
 */
export class Permits {
  private readonly storage: Storage;
  private readonly prompting: Prompting;
  /** Whether a person made the set here, and so named the account. */
  private readonly isOwn: boolean;
  private readonly answers = new Map<string, Promise<void>>();

  constructor(storage: Storage, prompting: Prompting, isOwn: boolean) {
    this.storage = storage;
    this.prompting = prompting;
    this.isOwn = isOwn;
  }

  /** Where an address lies, signed in to. Rejects with a `FailureError`. */
  async place(url: string): Promise<BlobPlace> {
    const host = this.storage.accounts.accountOf(url)?.id ?? new URL(url).origin;
    const answer = this.answers.get(host) ?? this.ask(url);
    this.answers.set(host, answer);
    await answer;
    return this.storage.blobs.place(blobUri(url));
  }

  private async ask(url: string): Promise<void> {
    const known = this.storage.accounts.accountOf(url);
    const mayAsk = known !== undefined && (this.isOwn || vscode.workspace.isTrusted);
    const account = mayAsk ? known : await this.agreed(url);
    await this.storage.accounts.access(account, this.prompting);
  }

  private async agreed(url: string) {
    const link = parseStorageLink(url);
    if (isWrong(link)) throw new FailureError('unreadable', link.wrong);
    if (!this.prompting.mayPrompt) throw this.notAsked(url);
    const account = await this.storage.connections.accountFor(link, 'flow set');
    if (account === undefined) throw refused(url);
    return account;
  }

  private notAsked(url: string): FailureError {
    const host = hostOf(url);
    const isKnown = this.storage.accounts.accountOf(url) !== undefined;
    const why = isKnown
      ? 'in a window that is restricted'
      : 'which is no storage account that was added here';
    return new FailureError(
      'no-access',
      `The set reads ${host}, ${why}. Nothing was asked of it yet.`,
      'Try again to be asked whether it may be.',
    );
  }
}

function refused(url: string): FailureError {
  return new FailureError(
    'no-access',
    `The set reads ${hostOf(url)}, of which nothing was asked, as you wished.`,
    'Try again to be asked once more.',
  );
}

function hostOf(url: string): string {
  return visible(new URL(url).host);
}
