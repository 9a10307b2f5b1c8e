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

/** The accounts that the user added, and what proves to each who asks. */
export interface Accounts {
  readonly onDidChange: vscode.Event<void>;
  /** Those that were added, and the Azurite of the setting; by name. */
  list(): readonly StorageAccount[];
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
