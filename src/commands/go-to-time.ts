import * as vscode from 'vscode';
import { dateAndClock } from '../core/format/clock.ts';
import { visible } from '../core/filter/inert-text.ts';
import { quickText } from '../platform/quick-text.ts';
import { FailureError } from '../protocol/failure.ts';
import { findHour, type FoundHours } from '../tree/find-hour.ts';
import type { FlowLogTree } from '../tree/flow-log-tree.ts';
import type { HourNode, LogNode } from '../tree/nodes.ts';
import { parseTypedTime, TIME_WANTED } from '../tree/typed-time.ts';
import { chosenLog } from './chosen-node.ts';

/** "Flow Logs: Go to Time…": the hour of a flow log that holds a time, or the nearest ones. */
export async function goToTime(tree: FlowLogTree, argument: unknown): Promise<void> {
  const log = await chosenLog(tree, argument);
  const time = log === undefined ? undefined : await askTime(log);
  if (log === undefined || time === undefined) return;
  const hours = await vscode.window.withProgress(
    { location: { viewId: 'flowLogs.accounts' } },
    () => findHour(tree.model, log, time),
  );
  const hour = hours.exact ?? (await pickNeighbour(log, time, hours));
  if (hour !== undefined) await tree.reveal(hour);
}

/** Asks for a time, `prompt` says what for. */
export async function askTime(
  { path }: LogNode,
  prompt = `Time, UTC, to go to in ${path.name}`,
): Promise<number | undefined> {
  const typed = await vscode.window.showInputBox({
    prompt: quickText(prompt),
    placeHolder: '2025-10-05 09:00',
    value: `${new Date().toISOString().slice(0, 13).replace('T', ' ')}:00`,
    validateInput: (text) => (parseTypedTime(text) === undefined ? TIME_WANTED : undefined),
  });
  return typed === undefined ? undefined : parseTypedTime(typed);
}

async function pickNeighbour(
  { path }: LogNode,
  time: number,
  { before, after }: FoundHours,
): Promise<HourNode | undefined> {
  const wanted = `${dateAndClock(time).slice(0, 16)} UTC`;
  const items = [
    itemOf('The hour before it that has blobs', before),
    itemOf('The one after it', after),
  ];
  if (before === undefined && after === undefined) {
    throw new FailureError('not-found', `The flow log ${path.name} has no blobs at all.`);
  }
  const placeHolder = `${visible(path.name)} has no blobs of ${wanted}. Nearest:`;
  return (await vscode.window.showQuickPick(items.flat(), { placeHolder }))?.hour;
}

function itemOf(description: string, hour: HourNode | undefined) {
  if (hour === undefined) return [];
  return [{ label: `${dateAndClock(hour.period.start).slice(0, 16)} UTC`, description, hour }];
}
