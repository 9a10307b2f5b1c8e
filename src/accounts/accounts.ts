import type * as vscode from 'vscode';
import type { StorageAccess } from '../azure/index.ts';
import type { AccessToken, BlobAccess, TokenRequest } from '../protocol/storage.ts';
import type { LogPlace, StorageAccount } from './storage-account.ts';

/** Whether a person may be asked to sign in: only where they have just asked for something. */
export interface Prompting {
  readonly mayPrompt: boolean;
  /** Whether the person chooses anew who signs in, although somebody is signed in. */
  readonly choosesAnew?: boolean;
}

/**
 * Why there is no account to show: none was added (here, or in a browser, which few accounts
 * answer), what was kept of them cannot be read, or all that there is is a setting
 * `flowLogs.azurite` that names no Azurite on this machine.
 */
export type Lack = 'none' | 'unreadable' | 'azurite' | 'browser';

/** The accounts that the user added, and what proves to each who asks. */
export interface Accounts {
  readonly onDidChange: vscode.Event<void>;
  /** Those that were added, and the Azurite of the setting; by name. */
  list(): readonly StorageAccount[];
  /** Why the list is empty; `undefined` where it is not. */
  lack(): Lack | undefined;
  /** The account, or the container added by itself, that an address belongs to. */
  accountOf(url: string): StorageAccount | undefined;
  /** For requests of the host. Rejects with a `FailureError`, `sign-in` where a person is needed. */
  access(account: StorageAccount, prompting: Prompting): Promise<StorageAccess>;
  /** For the engine worker. Rejects as `access` does. */
  blobAccess(account: StorageAccount): Promise<BlobAccess>;
  /** Keeps where else flow logs of the account are looked for, in place of what was kept. */
  setPlaces(account: StorageAccount, places: readonly LogPlace[]): Promise<void>;
  /** Answers the engine, without a prompt. Rejects as `access` does. */
  token(request: TokenRequest): Promise<AccessToken>;
}
