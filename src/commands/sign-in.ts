import type { AddedAccounts } from '../accounts/added-accounts.ts';
import { wantsToken } from '../accounts/account-tokens.ts';
import { accountArgument } from './account-argument.ts';

/** Signs in to an account that is added with Microsoft Entra ID. */
export async function signIn(accounts: AddedAccounts, argument: unknown): Promise<void> {
  const account = await accountArgument(accounts, argument, 'Sign In', wantsToken);
  if (account !== undefined) await accounts.signIn(account);
}
