import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts.ts';
import type { LogPlace, StorageAccount } from '../accounts/storage-account.ts';
import { parsePlace } from '../core/storage/log-place.ts';
import { isWrong } from '../core/storage/wrong.ts';
import { quickText } from '../platform/quick-text.ts';
import { placesOf, samePlace } from '../tree/addresses.ts';
import type { FlowLogTree } from '../tree/flow-log-tree.ts';
import { chosenAccount } from './chosen-node.ts';

/** "Flow Logs: Add Container or Prefix…": where else flow logs of an account lie. */
export async function addPlace(
  tree: FlowLogTree,
  accounts: Accounts,
  argument: unknown,
): Promise<void> {
  const account = (await chosenAccount(tree, argument))?.account;
  if (account === undefined) return;
  const typed = await vscode.window.showInputBox({
    prompt: quickText(
      `Container of ${account.name} where flow logs lie; names of blobs may begin with what stands behind it`,
    ),
    placeHolder: 'archive, or archive/2024/',
    value: account.container === undefined ? '' : `${account.container}/`,
    validateInput: (text) => whyNot(text, account),
  });
  const place = typed === undefined ? undefined : read(typed, account);
  if (place === undefined || isWrong(place)) return;
  await accounts.setPlaces(account, [...account.places, place]);
}

function read(text: string, { id, container }: StorageAccount) {
  return parsePlace(text, id, container);
}

function whyNot(text: string, account: StorageAccount): string | undefined {
  const place: LogPlace | { wrong: string } = read(text, account);
  if (isWrong(place)) return quickText(place.wrong);
  const isKnown = placesOf(account).some((known) => samePlace(known, place));
  return isKnown ? 'Flow logs are looked for there already.' : undefined;
}
