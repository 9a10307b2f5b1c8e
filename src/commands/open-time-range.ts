import path from 'node:path';
import * as vscode from 'vscode';
import type { FlowSet, SetSource } from '../core/flowset/flow-set.ts';
import { askPick, BACK, type Choice } from '../platform/ask.ts';
import { runSteps, type Step } from '../platform/steps.ts';
import { FailureError } from '../protocol/failure.ts';
import { nicStep, type ChosenLogs, sizeOf } from '../sets/ask-nics.ts';
import { rangeStep, titleOf } from '../sets/ask-range.ts';
import { mayRead } from '../sets/confirm-size.ts';
import { wholePath } from '../sets/local-paths.ts';
import type { SetResolver } from '../sets/set-resolver.ts';
import { setUri } from '../sets/set-uri.ts';
import { rangeWords } from '../sets/typed-range.ts';
import { addressOf } from '../tree/addresses.ts';
import { periodEnd } from '../tree/find-hour.ts';
import type { FlowLogTree } from '../tree/flow-log-tree.ts';
import { isNode, type LogNode, type PeriodNode, type TreeNode } from '../tree/nodes.ts';
import { around, chosenNode, itemOf, logsOf } from './chosen-node.ts';

/** What opening a range goes by. */
export interface RangeServices {
  readonly tree: FlowLogTree;
  readonly sets: SetResolver;
  readonly open: (uri: vscode.Uri) => Promise<void>;
}

/** Where the logs of a range are looked for. */
interface Target {
  readonly name: string;
  readonly source: SetSource;
  /** The node that the person pointed at. */
  readonly node?: TreeNode;
}

/** "Flow Logs: Open Time Range…": a flow log, or a folder in Azure's layout, of some time, as one table. */
export async function openTimeRange(services: RangeServices, argument: unknown): Promise<void> {
  await runSteps(firstStep(services, argument));
}

function firstStep(services: RangeServices, argument: unknown): Step {
  if (argument instanceof vscode.Uri) return stepsFor(services, folderTarget(argument));
  const node = chosenNode(services.tree, argument);
  const log = around(node, 'log');
  return log === undefined ? logStep(services, argument) : stepsFor(services, logTarget(log, node));
}

const FOLDER = Symbol('folder');

/** Which flow log: of the account that was pointed at, or of all; or a folder of this machine. */
function logStep(services: RangeServices, argument: unknown): Step {
  const account = isNode(argument) ? around(argument, 'account') : undefined;
  const choices = async (): Promise<readonly Choice<LogNode | typeof FOLDER>[]> => {
    const { roots } = services.tree.model;
    const hasLogs = account !== undefined || roots.length > 0;
    const logs = hasLogs ? await logsOf(services.tree, account && [account]) : [];
    const items = logs.map((log) => ({ ...itemOf(log), value: log }));
    return account === undefined
      ? [...items, { label: '$(folder) A folder of this machine…', value: FOLDER }]
      : items;
  };
  const question = { title: 'Open Time Range', placeholder: 'Choose a flow log', choices };
  return async (canGoBack) => {
    const chosen = await askPick<LogNode | typeof FOLDER>({ ...question, canGoBack });
    if (chosen === undefined || chosen === BACK) return chosen;
    if (chosen !== FOLDER) return stepsFor(services, logTarget(chosen, chosen));
    const [folder] = (await vscode.window.showOpenDialog(FOLDER_QUESTION)) ?? [];
    return folder && stepsFor(services, folderTarget(folder));
  };
}

const FOLDER_QUESTION: vscode.OpenDialogOptions = {
  title: 'Folder of flow logs, as AzCopy leaves them',
  canSelectFolders: true,
  canSelectFiles: false,
  openLabel: 'Choose',
};

function folderTarget(folder: vscode.Uri): Target {
  const source = { kind: 'folder', path: wholePath(folder) } as const;
  return { name: path.posix.basename(folder.path), source };
}

function logTarget(log: LogNode, node: TreeNode | undefined): Target {
  const url = addressOf(log.account, log.container, log.prefix);
  if (url === undefined) throw unaddressable(log);
  const source = { kind: 'flowLog', url } as const;
  return { name: log.path.name, source, ...(node === undefined ? {} : { node }) };
}

function stepsFor(services: RangeServices, target: Target): Step {
  const { name, source } = target;
  const period = periodOf(target.node);
  const suggested = period && {
    suggested: { from: period.period.start, to: periodEnd(period) },
  };
  const topic = { name, mayBeAll: source.kind === 'folder', ...suggested };
  return rangeStep(topic, (range) => {
    const set: FlowSet = { name: nameOf(name, range), sources: [source], ...(range && { range }) };
    const find = (signal: AbortSignal) =>
      services.sets.find(set, setUri(set), { mayPrompt: true }, signal);
    return nicStep({ title: titleOf({ name }), find }, (chosen) => openStep(services, set, chosen));
  });
}

function openStep(services: RangeServices, set: FlowSet, { logs, nics }: ChosenLogs): Step {
  const some = nics === undefined ? {} : { nics };
  const sources = set.sources.map((source) => ({ ...source, ...some }));
  return async () => {
    if (await mayRead(logs.length, sizeOf(logs))) await services.open(setUri({ ...set, sources }));
    return undefined;
  };
}

function periodOf(node: TreeNode | undefined): PeriodNode | undefined {
  return around(node, 'hour') ?? around(node, 'day') ?? around(node, 'month');
}

function nameOf(name: string, range: FlowSet['range']): string {
  return range === undefined ? name : `${name} ${rangeWords(range)}`;
}

function unaddressable({ path: { name } }: LogNode): FailureError {
  return new FailureError(
    'unreadable',
    `The flow log ${name} lies in a folder whose name no address can hold.`,
    'Download it, and open the folder.',
  );
}
