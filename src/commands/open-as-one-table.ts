import path from 'node:path';
import * as vscode from 'vscode';
import type { SetSource } from '../core/flowset/flow-set.ts';
import { formatCounted } from '../core/format/numbers.ts';
import { FailureError } from '../protocol/failure.ts';
import { isFileOfMachine } from '../platform/machine.ts';
import { mayRead } from '../sets/confirm-size.ts';
import { wholePath } from '../sets/local-paths.ts';
import { setUri } from '../sets/set-uri.ts';
import { loaded } from '../tree/find-hour.ts';
import type { FlowLogTree } from '../tree/flow-log-tree.ts';
import { type HourNode, isNode, type TreeNode } from '../tree/nodes.ts';
import { periodWords } from '../tree/period-words.ts';
import type { RangeServices } from './open-time-range.ts';

/** "Flow Logs: Open as One Table": the blobs, hours, files and folders that are selected. */
export async function openAsOneTable(
  { tree, sets, open }: RangeServices,
  argument: unknown,
  selected: unknown,
): Promise<void> {
  const given = argument === undefined ? tree.selection : [argument];
  const chosen: readonly unknown[] = Array.isArray(selected) ? selected : given;
  const found = (await Promise.all(chosen.map((each) => sourcesOf(tree, each)))).flat();
  const sources = [...new Map(found.map((source) => [JSON.stringify(source), source])).values()];
  if (sources.length === 0) throw nothingChosen();
  const set = { name: nameOf(sources), sources };
  const uri = setUri(set);
  const { sources: logs, bytes } = await withProgress((signal) =>
    sets.resolve(set, uri, { mayPrompt: true }, signal),
  );
  if (await mayRead(logs.length, bytes)) await open(uri);
}

async function sourcesOf(tree: FlowLogTree, chosen: unknown): Promise<SetSource[]> {
  if (isNode(chosen)) {
    const nodes = chosen.kind === 'hour' ? await blobsOf(tree, chosen) : [chosen];
    return nodes.flatMap(sourceOfNode);
  }
  if (!(chosen instanceof vscode.Uri)) return [];
  if (!isFileOfMachine(chosen)) throw notLocal(chosen);
  const isFolder = await vscode.workspace.fs.stat(chosen).then(
    ({ type }) => (type & vscode.FileType.Directory) !== 0,
    // What is not there any more is told as such when it is read.
    () => false,
  );
  return [{ kind: isFolder ? 'folder' : 'file', path: wholePath(chosen) }];
}

function sourceOfNode(node: TreeNode): SetSource[] {
  const isBlob = node.kind === 'nic' || node.kind === 'blob';
  return isBlob && node.url !== undefined ? [{ kind: 'blob', url: node.url }] : [];
}

async function blobsOf(tree: FlowLogTree, hour: HourNode): Promise<readonly TreeNode[]> {
  const nodes = await loaded(tree.model, hour);
  if (!nodes.some(({ kind }) => kind === 'more')) return nodes;
  throw new FailureError(
    'too-large',
    `${periodWords('hour', hour.period.start).spoken} has more blobs than the view has loaded.`,
    '“Flow Logs: Open Time Range…” opens them all.',
  );
}

function nameOf(sources: readonly SetSource[]): string {
  const [first] = sources;
  if (sources.length > 1 || first === undefined) return formatCounted(sources.length, 'flow log');
  return path.posix.basename('url' in first ? decodeURIComponent(first.url) : first.path);
}

function withProgress<T>(work: (signal: AbortSignal) => Promise<T>): Thenable<T> {
  const location = vscode.ProgressLocation.Notification;
  const options = { location, title: 'Looking for flow logs', cancellable: true };
  return vscode.window.withProgress(options, (_, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort());
    return work(stop.signal);
  });
}

function notLocal({ path: where }: vscode.Uri): FailureError {
  return new FailureError(
    'unreadable',
    `${where} is no local file; several logs are read as one table from this machine or from storage.`,
    'Save them as local files first.',
  );
}

function nothingChosen(): FailureError {
  return new FailureError(
    'not-found',
    'No blobs, files or folders are selected.',
    'Select several in the Flow Logs view or in the Explorer, and choose Open as One Table in their menu.',
  );
}
