import * as vscode from 'vscode';
import { BACK } from '../../platform/ask.ts';
import { noticeText } from '../../platform/notice-text.ts';
import type { Step } from '../../platform/steps.ts';
import { type Failure, toFailure } from '../../protocol/failure.ts';
import type { AddedAccounts } from '../added-accounts.ts';
import type { NewAccount } from './new-account.ts';

/** Proves that the account can be read, and adds it; what cannot be read only on demand. */
export function finishStep(accounts: AddedAccounts, added: NewAccount): Step {
  return async () => {
    const failure = await verify(accounts, added);
    if (failure?.code === 'cancelled') return BACK;
    const isWanted = failure === undefined || (await addAnyway(added, failure));
    if (!isWanted) return BACK;
    await accounts.add(added);
    return undefined;
  };
}

/** Why the account cannot be read; `undefined` where it can. */
async function verify(accounts: AddedAccounts, { account, secret }: NewAccount) {
  const title = noticeText(`Checking that ${account.name} can be read…`);
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    try {
      const access = await accounts.accessWith(account, secret, { mayPrompt: true });
      const { verifyAccess } = await import('../../azure/index.ts');
      await verifyAccess(account, access, stop.signal);
      return undefined;
    } catch (thrown) {
      return toFailure(thrown);
    }
  });
}

async function addAnyway({ account }: NewAccount, { message, remedy }: Failure): Promise<boolean> {
  const add = 'Add Anyway';
  const detail = `${remedy}\n\n${account.name} was not added yet.`.trim();
  const chosen = await vscode.window.showWarningMessage(message, { modal: true, detail }, add);
  return chosen === add;
}
