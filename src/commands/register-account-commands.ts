import * as vscode from 'vscode';
import type { AddedAccounts } from '../accounts/added-accounts.ts';
import type { ManagementOf } from '../accounts/add/pick-steps.ts';
import { type Log, showFailure } from '../platform/log.ts';
import { addAccount } from './add-account.ts';
import { removeAccount } from './remove-account.ts';
import { signIn } from './sign-in.ts';

type Command = (argument: unknown) => Promise<void>;

/** Registers what adds, removes and signs in to accounts; what fails says so in its own words. */
export function registerAccountCommands(
  context: vscode.ExtensionContext,
  log: Log,
  accounts: AddedAccounts,
  management: ManagementOf,
): void {
  const commands: Readonly<Record<string, Command>> = {
    'flowLogs.addAccount': () => addAccount(accounts, management),
    'flowLogs.removeAccount': (argument) => removeAccount(accounts, argument),
    'flowLogs.signIn': (argument) => signIn(accounts, argument),
  };
  for (const [id, run] of Object.entries(commands)) {
    const guarded = (argument: unknown) =>
      run(argument).catch((thrown: unknown) => showFailure(log, thrown));
    context.subscriptions.push(vscode.commands.registerCommand(id, guarded));
  }
}
