import * as vscode from 'vscode';
import type { Log } from '../platform/log.ts';
import { AccountStore } from './account-store.ts';
import { AccountTokens } from './account-tokens.ts';
import { AddedAccounts } from './added-accounts.ts';
import { EditorSignIn } from './editor-sign-in.ts';

/** The accounts of this editor. */
export function createAccounts(context: vscode.ExtensionContext, log: Log): AddedAccounts {
  const store = new AccountStore(context, log);
  context.subscriptions.push(store);
  const editor = new EditorSignIn(vscode.authentication, takesChallenges());
  return new AddedAccounts(store, new AccountTokens(editor));
}

/** Whether `getSession` takes a server's challenge: since VS Code 1.105. */
function takesChallenges(): boolean {
  const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
  return major > 1 || minor >= 105;
}
