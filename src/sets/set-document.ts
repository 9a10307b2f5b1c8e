import * as vscode from 'vscode';
import { visible } from '../core/filter/inert-text.ts';
import type { FlowSet } from '../core/flowset/flow-set.ts';
import { readFlowSet } from '../core/flowset/read-flow-set.ts';
import { formatCount } from '../core/format/numbers.ts';
import { bytesToText } from '../core/format/text.ts';
import { FailureError } from '../protocol/failure.ts';
import { SET_SCHEME, textOfSetUri } from './set-uri.ts';

/** Larger than any set that can be read, bytes. */
const LARGEST = 8_000_000;

/** The set that a document is. Rejects with a `FailureError` that says what is wrong with it, where. */
export async function readSetDocument(uri: vscode.Uri): Promise<FlowSet> {
  const text = uri.scheme === SET_SCHEME ? textOfSetUri(uri) : await textOf(uri);
  const { set, problems } = readFlowSet(text);
  if (set !== undefined) return set;
  const first = problems.find(({ severity }) => severity === 'error') ?? problems[0];
  const line = text.slice(0, first?.offset ?? 0).split('\n').length;
  throw new FailureError(
    'unreadable',
    `${nameOf(uri)} is no flow set that can be opened. Line ${formatCount(line)}: ${first?.message ?? ''}`,
    'Open it as JSON, where the Problems view says all that is wrong.',
  );
}

async function textOf(uri: vscode.Uri): Promise<string> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size <= LARGEST) return bytesToText(await vscode.workspace.fs.readFile(uri));
  } catch {
    throw new FailureError(
      'not-found',
      `${nameOf(uri)} could not be read.`,
      'It may have been moved or deleted, or it may not be yours to read.',
    );
  }
  throw new FailureError('too-large', `${nameOf(uri)} is too large to be a flow set.`);
}

function nameOf({ path }: vscode.Uri): string {
  return visible(path.split('/').at(-1) ?? '');
}
