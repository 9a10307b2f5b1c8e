import * as vscode from 'vscode';
import type { AddedAccounts } from '../accounts/added-accounts.ts';
import { FailureError } from '../protocol/failure.ts';
import { accountArgument } from './account-argument.ts';

/** Asks once more, then forgets an account and its secret. Nothing in Azure changes. */
export async function removeAccount(accounts: AddedAccounts, argument: unknown): Promise<void> {
  const account = await accountArgument(accounts, argument, 'Remove Account');
  if (account === undefined) return;
  if (accounts.store.isAzurite(account)) throw ofTheSetting();
  const remove = 'Remove';
  const chosen = await vscode.window.showWarningMessage(
    `Remove ${account.name}?`,
    {
      modal: true,
      detail: `${account.id}\n\nIts sign-in and places are forgotten here. Nothing in Azure changes.`,
    },
    remove,
  );
  if (chosen === remove) await accounts.remove(account);
}

function ofTheSetting(): FailureError {
  return new FailureError(
    'unwritable',
    'This Azurite comes from the setting flowLogs.azurite.',
    'Empty the setting to remove it.',
  );
}
