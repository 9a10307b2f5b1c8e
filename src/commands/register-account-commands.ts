import type * as vscode from 'vscode';
import type { AddedAccounts } from '../accounts/added-accounts.ts';
import type { ManagementOf } from '../accounts/add/pick-steps.ts';
import type { Log } from '../platform/log.ts';
import { addAccount } from './add-account.ts';
import { registerEach } from './register-commands.ts';
import { removeAccount } from './remove-account.ts';
import { signIn } from './sign-in.ts';

/** Registers what adds, removes and signs in to accounts; what fails says so in its own words. */
export function registerAccountCommands(
  context: vscode.ExtensionContext,
  log: Log,
  accounts: AddedAccounts,
  management: ManagementOf,
): void {
  registerEach(context, log, {
    'flowLogs.addAccount': () => addAccount(accounts, management),
    'flowLogs.removeAccount': (argument) => removeAccount(accounts, argument),
    'flowLogs.signIn': (argument) => signIn(accounts, argument),
  });
}
