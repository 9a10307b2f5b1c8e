import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts.ts';
import { quickText } from '../platform/quick-text.ts';
import { FailureError } from '../protocol/failure.ts';
import { placeName, samePlace } from '../tree/addresses.ts';
import type { FlowLogTree } from '../tree/flow-log-tree.ts';
import { chosenAccount } from './chosen-node.ts';

/** "Flow Logs: Remove Container or Prefix…": forgets a place; nothing in the account changes. */
export async function removePlace(
  tree: FlowLogTree,
  accounts: Accounts,
  argument: unknown,
): Promise<void> {
  const account = (await chosenAccount(tree, argument))?.account;
  if (account === undefined) return;
  if (account.places.length === 0) {
    throw new FailureError('not-found', `No container or prefix was added to ${account.name}.`);
  }
  const items = account.places.map((place) => ({ label: quickText(placeName(place)), place }));
  const placeHolder = `Where to look no more in ${account.name}; nothing is deleted`;
  const chosen = (await vscode.window.showQuickPick(items, { placeHolder }))?.place;
  if (chosen === undefined) return;
  await accounts.setPlaces(
    account,
    account.places.filter((place) => !samePlace(place, chosen)),
  );
}
