import type { AddedAccounts } from '../accounts/added-accounts.ts';
import { wantsToken } from '../accounts/account-tokens.ts';
import type { StorageAccount } from '../accounts/storage-account.ts';
import { FailureError } from '../protocol/failure.ts';
import { accountArgument } from './account-argument.ts';

/** Signs in to an account that is added with Microsoft Entra ID. */
export async function signIn(accounts: AddedAccounts, argument: unknown): Promise<void> {
  const account = await accountArgument(accounts, argument, 'Sign In', wantsToken);
  if (account === undefined) return;
  if (!wantsToken(account)) throw needsNoSignIn(account);
  await accounts.signIn(account);
}

/** The menu of the view cannot tell the accounts apart. */
function needsNoSignIn({ name }: StorageAccount): FailureError {
  return new FailureError(
    'not-found',
    `Nobody signs in to ${name}: it is read with what it was added with.`,
    'To sign in with Microsoft instead, add it again: “Flow Logs: Add Storage Account…”.',
  );
}
