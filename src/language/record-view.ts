import type * as vscode from 'vscode';
import { RECORD_NOT_WHOLE, RECORD_TOO_DEEP, reindent } from '../core/format/reindent.ts';
import { recordTimeOf } from '../core/format/time.ts';
import { runInSlices } from '../engine/run-steps.ts';
import { FailureError } from '../protocol/failure.ts';
import type { RecordText } from '../protocol/record-text.ts';
import { linesOf } from './documents.ts';
import { type RecordAt, recordAt } from './text/record-at.ts';
import { distance, type TextPlace } from './text/text-lines.ts';

/** Pretty-printing makes a text longer, but hardly ever so much. */
const MOST_TIMES_LONGER = 8;

/** What is to be selected in the pretty view: a piece of a line of the document. */
export interface Sought extends TextPlace {
  readonly length: number;
}

/** The record at a place of a document. Throws where there is none. */
export function recordOfDocument(document: vscode.TextDocument, place: TextPlace): RecordAt {
  const record = recordAt(linesOf(document), place);
  if (record !== undefined) return record;
  throw new FailureError(
    'not-found',
    'No record of a flow log is at the cursor.',
    'Put the cursor into a record, such as on one of its tuples.',
  );
}

/** A record of a document, set out in lines, with what is sought in it marked. */
export async function recordView(
  document: vscode.TextDocument,
  record: RecordAt,
  sought: Sought,
): Promise<RecordText> {
  const { isWhole, text } = record;
  const wanted = distance(linesOf(document), record.start, sought);
  const mark = wanted < 0 || wanted >= text.length ? 0 : wanted;
  const lines = isWhole ? await setOut(text, mark) : undefined;
  const remark = isWhole ? (lines === undefined ? RECORD_TOO_DEEP : '') : RECORD_NOT_WHOLE;
  const start = lines?.mark ?? mark;
  return {
    source: document.uri.path.split('/').at(-1) ?? '',
    recordOffset: document.offsetAt(positionOf(document, record.start)),
    recordTime: recordTimeOf(text),
    text: lines?.text ?? text,
    start,
    end: start + (mark === wanted ? sought.length : 0),
    remark,
  };
}

/** Set out in lines; `undefined` where that would take too much room. */
export function setOut(text: string, mark: number) {
  const most = text.length * MOST_TIMES_LONGER + 1000;
  return runInSlices(reindent(text, mark, most), new AbortController().signal);
}

function positionOf(
  document: vscode.TextDocument,
  { line, character }: TextPlace,
): vscode.Position {
  return document.lineAt(line).range.start.translate(0, character);
}
