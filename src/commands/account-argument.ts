import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts.ts';
import type { StorageAccount } from '../accounts/storage-account.ts';
import { FailureError } from '../protocol/failure.ts';
import { quickText } from '../platform/quick-text.ts';

/**
 * The account that a command is for: of the tree's node (whose `account` it is), by itself, or as
 * it is picked of those that are meant. `undefined` where the person leaves. Rejects where there is
 * none.
 */
export async function accountArgument(
  accounts: Accounts,
  argument: unknown,
  title: string,
  isMeant: (account: StorageAccount) => boolean = () => true,
): Promise<StorageAccount | undefined> {
  const id = idOf(argument);
  const all = accounts.list();
  if (id !== undefined) return all.find((account) => account.id === id);
  const meant = all.filter(isMeant);
  if (meant.length === 0) throw noAccount();
  const items = meant.map((account) => ({
    label: `$(database) ${quickText(account.name)}`,
    description: quickText(account.id),
    account,
  }));
  const options = { title, placeHolder: 'Choose the account', matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.account;
}

/** What another extension or a keybinding passes can be anything. */
function idOf(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { id, account } = argument as { id?: unknown; account?: unknown };
  return idOf(account) ?? (typeof id === 'string' ? id : undefined);
}

function noAccount(): FailureError {
  return new FailureError(
    'not-found',
    'No storage account was added for which this can be done.',
    'Add one: “Flow Logs: Add Storage Account…”.',
  );
}
