import * as vscode from 'vscode';
import { BLOB_SCHEME } from '../blobs/blob-uri.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { FLOW_SET_ENDING, type FlowSet } from '../core/flowset/flow-set.ts';
import { readFlowSet } from '../core/flowset/read-flow-set.ts';
import { flowSetText } from '../core/flowset/write-flow-set.ts';
import type { ColumnName } from '../core/format/columns.ts';
import { utf8Bytes } from '../core/platform.ts';
import { askForFile } from '../platform/save-file.ts';
import { FailureError } from '../protocol/failure.ts';
import { movedSet, wholePath } from '../sets/local-paths.ts';
import { readSetDocument } from '../sets/set-document.ts';
import { fileName, isSetUri, SET_SCHEME } from '../sets/set-uri.ts';
import { noticeText } from '../platform/notice-text.ts';

/** What the page in front shows. */
export interface InFront {
  readonly uri: vscode.Uri | undefined;
  /** In the filter language; `''` for all rows. */
  readonly filter: string;
  /** The columns that are shown, in their order. */
  readonly columns: readonly ColumnName[];
}

/** What saving goes by. */
export interface SaveServices {
  readonly blobs: Blobs;
  /** Its document is `undefined` where none is in front. */
  readonly inFront: () => InFront | Promise<InFront>;
  readonly open: (uri: vscode.Uri) => Promise<void>;
}

const OPEN = 'Open';

/** "Flow Logs: Save Set…": what is in front, with its filter and columns, as a file that opens again. */
export async function saveSet({ blobs, inFront, open }: SaveServices): Promise<void> {
  const { uri, ...view } = await inFront();
  if (uri === undefined) throw nothingInFront();
  const set = withView(await setOf(uri, blobs), view);
  const target = await askForFile('Flow sets', {
    title: 'Save Set',
    name: `${nameOf(uri)}${FLOW_SET_ENDING}`,
    // Dialogs add an ending of two parts once more to a name that has it.
    filters: { 'Flow set': ['json'] },
    ...(uri.scheme === 'file' ? { folder: vscode.Uri.joinPath(uri, '..') } : {}),
  });
  if (target === undefined) return;
  if (!target.path.toLowerCase().endsWith(FLOW_SET_ENDING)) throw wrongEnding();
  await write(target, textFor(set, uri, target));
  const name = target.path.split('/').at(-1) ?? '';
  const next = await vscode.window.showInformationMessage(noticeText(`${name} was saved.`), OPEN);
  if (next === OPEN) await open(target);
}

async function setOf(uri: vscode.Uri, blobs: Blobs): Promise<FlowSet> {
  if (isSetUri(uri)) return readSetDocument(uri);
  if (uri.scheme === BLOB_SCHEME) {
    return { sources: [{ kind: 'blob', url: blobs.place(uri).url }] };
  }
  if (uri.scheme === 'file') return { sources: [{ kind: 'file', path: wholePath(uri) }] };
  throw new FailureError(
    'unwritable',
    'What is in front is neither a file nor in storage, so a set could not find it again.',
    'Save it as a local file first.',
  );
}

function withView(set: FlowSet, { filter, columns }: Omit<InFront, 'uri'>): FlowSet {
  const { name, range, sources } = set;
  return {
    ...(name === undefined ? {} : { name }),
    ...(range === undefined ? {} : { range }),
    sources,
    ...(filter === '' ? {} : { filter }),
    ...(columns.length === 0 ? {} : { columns }),
  };
}

function textFor(set: FlowSet, from: vscode.Uri, to: vscode.Uri): string {
  const text = flowSetText(movedSet(set, from, to));
  const [wrong] = readFlowSet(text).problems;
  if (wrong === undefined) return text;
  throw new FailureError('unwritable', `The set could not be opened again. ${wrong.message}`);
}

async function write(target: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(target, utf8Bytes(text));
  } catch {
    throw new FailureError(
      'unwritable',
      `${target.path} could not be written.`,
      'Its folder may be missing, full, or not yours to write to. Choose another.',
    );
  }
}

function nameOf({ path, scheme }: vscode.Uri): string {
  const name = path.split('/').at(-1) ?? '';
  const plain = name.toLowerCase().endsWith(FLOW_SET_ENDING)
    ? name.slice(0, -FLOW_SET_ENDING.length)
    : name.replace(/\.(json|ndjson|jsonl)(\.gz)?$/i, '');
  return scheme === SET_SCHEME ? plain : fileName(plain);
}

function nothingInFront(): FailureError {
  return new FailureError('not-found', 'No flow log is in front.', 'Open a flow log first.');
}

function wrongEnding(): FailureError {
  return new FailureError(
    'unwritable',
    `The name of a flow set ends in ${FLOW_SET_ENDING}: by that it is known.`,
    'Save it once more under such a name.',
  );
}
