import * as vscode from 'vscode';
import { formatMac } from '../core/format/mac.ts';
import { FailureError } from '../protocol/failure.ts';
import { findHour } from '../tree/find-hour.ts';
import { findNic as find, parseMacPrefix } from '../tree/find-nic.ts';
import type { FlowLogTree } from '../tree/flow-log-tree.ts';
import type { DayNode, HourNode, NicNode } from '../tree/nodes.ts';
import { periodWords } from '../tree/period-words.ts';
import { around, chosenLog, chosenNode } from './chosen-node.ts';
import { askTime } from './go-to-time.ts';

/** "Flow Logs: Find NIC…": blobs of a day or an hour by the beginning of a MAC address. */
export async function findNic(tree: FlowLogTree, argument: unknown): Promise<void> {
  const node = chosenNode(tree, argument);
  const within = around(node, 'hour') ?? around(node, 'day') ?? (await askDay(tree, argument));
  if (within === undefined) return;
  const { spoken } = periodWords(within.kind, within.period.start);
  const mac = await askMac(spoken);
  if (mac === undefined) return;
  const found = await search(tree, within, mac);
  const nic = found.length === 1 ? found[0] : await pick(found, mac, spoken);
  if (nic !== undefined) await tree.reveal(nic);
}

/** The day that is searched where only the flow log is known. */
async function askDay(tree: FlowLogTree, argument: unknown): Promise<DayNode | undefined> {
  const log = await chosenLog(tree, argument);
  if (log === undefined) return undefined;
  const time = await askTime(log, `Day, UTC, on which to look for the NIC in ${log.path.name}`);
  if (time === undefined) return undefined;
  const { exact, before, after } = await findHour(tree.model, log, time);
  const day = new Date(time).toISOString().slice(0, 10);
  const found = [exact, before, after].find(
    (hour) => hour !== undefined && periodWords('day', hour.period.start).label === day,
  );
  if (found !== undefined) return found.parent;
  throw new FailureError(
    'not-found',
    `The flow log ${log.path.name} has no blobs of ${day}.`,
    '“Flow Logs: Go to Time…” shows the nearest hours that it has.',
  );
}

async function askMac(where: string): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    prompt: `MAC address, or its beginning, to look for: ${where}`,
    placeHolder: '00:22:48',
    validateInput: (text) =>
      parseMacPrefix(text) === undefined
        ? 'Type up to 12 hex digits, such as 002248 or 00:22:48:71.'
        : undefined,
  });
  return typed === undefined ? undefined : parseMacPrefix(typed);
}

function search(
  tree: FlowLogTree,
  within: DayNode | HourNode,
  mac: string,
): Thenable<readonly NicNode[]> {
  const location = vscode.ProgressLocation.Notification;
  const title = `Looking for NIC ${mac}`;
  return vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) =>
    find(tree.model, within, mac, {
      isCancelled: () => token.isCancellationRequested,
      progress: ({ period }) =>
        progress.report({ message: periodWords('hour', period.start).label }),
    }),
  );
}

async function pick(
  found: readonly NicNode[],
  mac: string,
  where: string,
): Promise<NicNode | undefined> {
  if (found.length === 0) {
    throw new FailureError(
      'not-found',
      `No NIC whose MAC address begins with ${mac} has a blob: ${where}.`,
      'Try fewer digits, or another day.',
    );
  }
  const items = found.map((node) => ({
    label: formatMac(node.blob.macAddress),
    description: periodWords('hour', node.parent.period.start).spoken,
    node,
  }));
  const placeHolder = 'Choose the blob to show';
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))
    ?.node;
}
