import * as vscode from 'vscode';
import type { Log } from '../platform/log.ts';
import { AccountStore } from './account-store.ts';
import { AccountTokens } from './account-tokens.ts';
import { managementBy } from './add/management-by.ts';
import type { ManagementOf } from './add/pick-steps.ts';
import { AddedAccounts } from './added-accounts.ts';
import { EditorSignIn } from './editor-sign-in.ts';

/** The accounts of this editor, and what adding one needs beside them. */
export interface AccountServices {
  readonly accounts: AddedAccounts;
  readonly management: ManagementOf;
}

export function createAccounts(context: vscode.ExtensionContext, log: Log): AccountServices {
  const store = new AccountStore(context, log);
  context.subscriptions.push(store);
  const editor = new EditorSignIn(vscode.authentication, takesChallenges());
  return {
    accounts: new AddedAccounts(store, new AccountTokens(editor)),
    management: managementBy(editor),
  };
}

/** Whether `getSession` takes a server's challenge: since VS Code 1.105. */
function takesChallenges(): boolean {
  const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
  return major > 1 || minor >= 105;
}
