import type * as vscode from 'vscode';
import type { Accounts, Prompting } from '../accounts/accounts.ts';
import type { StorageAccount } from '../accounts/storage-account.ts';
import type {
  BlobFacts,
  FileAddress,
  FolderEntry,
  RangeBlobs,
  RangeQuery,
} from '../azure/index.ts';
import { quoted } from '../core/filter/inert-text.ts';
import { addressOfDocument } from '../core/storage/blob-document.ts';
import { FailureError } from '../protocol/failure.ts';
import type { BlobDescription } from '../protocol/session.ts';
import type { AccessToken, TokenRequest } from '../protocol/storage.ts';
import { OpenedHere } from './opened-here.ts';

/** A blob, or a folder of blobs, by its document. */
export interface BlobPlace extends FileAddress {
  readonly account: StorageAccount;
  /** `container/folder/PT1H.json`; `''` for the account itself. */
  readonly path: string;
}

/** Nobody is asked to sign in: what is read may have been asked for by an editor, not a person. */
const SILENTLY: Prompting = { mayPrompt: false };

/** Blobs of the accounts that the user added, by their documents. */
export class Blobs {
  readonly opened = new OpenedHere();
  private readonly accounts: Accounts;

  constructor(accounts: Accounts) {
    this.accounts = accounts;
  }

  /** Where a document lies. Throws a `FailureError` where its account was not added. */
  place({ authority, path }: vscode.Uri): BlobPlace {
    for (const scheme of ['https', 'http'] as const) {
      const url = addressOfDocument(scheme, { authority, path });
      const account = this.accounts.accountOf(url);
      if (account !== undefined) return { account, url, ...namesOf(url, account) };
    }
    throw notAdded(authority);
  }

  /** What storage says of a blob. Rejects with a `FailureError`. */
  async facts(place: BlobPlace, prompting = SILENTLY): Promise<BlobFacts> {
    const azure = await import('../azure/index.ts');
    return azure.blobFacts(place, await this.accounts.access(place.account, prompting));
  }

  /** What lies in a folder. Rejects with a `FailureError`. */
  async folder(place: BlobPlace): Promise<readonly FolderEntry[]> {
    const azure = await import('../azure/index.ts');
    return azure.readFolder(place, await this.accounts.access(place.account, SILENTLY));
  }

  /** The blobs of the flow log at a place, in some hours. Rejects with a `FailureError`. */
  async range(place: BlobPlace, query: RangeQuery, signal: AbortSignal): Promise<RangeBlobs> {
    const azure = await import('../azure/index.ts');
    const access = await this.accounts.access(place.account, SILENTLY);
    const listing = azure.openListing(
      place.containerUrl,
      access,
      `the flow logs of ${place.account.name}`,
    );
    return listing.range(query, signal);
  }

  /** What the engine reads a blob by. Rejects with a `FailureError`. */
  async description({ account, url, name }: BlobPlace): Promise<BlobDescription> {
    return { kind: 'blob', name, url, access: await this.accounts.blobAccess(account) };
  }

  /** Answers the engine, without a prompt. Rejects with a `FailureError`. */
  token(request: TokenRequest): Promise<AccessToken> {
    return this.accounts.token(request);
  }

  /** All bytes of a blob, up to `most`. Rejects with a `FailureError`; with `tooLarge(its size)`. */
  async whole(
    place: BlobPlace,
    most: number,
    tooLarge: (size: number) => FailureError,
  ): Promise<Uint8Array> {
    const azure = await import('../azure/index.ts');
    const description = await this.description(place);
    const source = await azure.openBlob(description, (request) => this.token(request));
    try {
      if (source.size > most) throw tooLarge(source.size);
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      // A piece's memory is used again for the next but one.
      for await (const piece of source.chunks()) pieces.push(piece.slice());
      return new Uint8Array(await new Blob(pieces).arrayBuffer());
    } finally {
      await source.close();
    }
  }
}

function namesOf(url: string, { id, name: accountName, container }: StorageAccount) {
  const endpoint = container === undefined ? id : id.slice(0, -container.length - 1);
  const path = decodeURIComponent(url.slice(endpoint.length + 1));
  const [first = '', ...rest] = path.split('/');
  return {
    path,
    containerUrl: first === '' ? '' : `${endpoint}/${encodeURIComponent(first)}`,
    blob: rest.join('/'),
    name: path.split('/').findLast((part) => part !== '') ?? accountName,
  };
}

function notAdded(host: string): FailureError {
  return new FailureError(
    'no-access',
    `${quoted(host, 100)} is no storage account that was added here, so nothing was asked of it.`,
    'Add it by “Flow Logs: Add Storage Account…”, then try again.',
  );
}
