import * as vscode from 'vscode';
import type { RecordDocuments } from '../editor/record-documents.ts';
import { cursorIn, linesOf } from '../language/documents.ts';
import { recordOfDocument, recordView, type Sought } from '../language/record-view.ts';
import { tupleAt } from '../language/text/tuple-at.ts';
import type { RecordAt } from '../language/text/record-at.ts';
import { FailureError } from '../protocol/failure.ts';

/** "Flow Logs: Open Record at Cursor": set out in lines in a view of its own, at the same tuple. */
export async function openRecord(records: RecordDocuments): Promise<void> {
  const { editor, record } = recordAtCursor();
  await showRecord(records, editor, record, wholeTuple(editor));
}

/** The record at the cursor of the document in front. Throws where there is none. */
export function recordAtCursor(): { editor: vscode.TextEditor; record: RecordAt } {
  const editor = vscode.window.activeTextEditor;
  const cursor = cursorIn(editor);
  if (editor === undefined || cursor === undefined) {
    throw new FailureError(
      'not-found',
      'No flow log is open as JSON in front.',
      'Open one first, and put the cursor into a record.',
    );
  }
  return { editor, record: recordOfDocument(editor.document, cursor) };
}

/** Shows a record pretty-printed, with a piece of it selected. */
export async function showRecord(
  records: RecordDocuments,
  { document }: vscode.TextEditor,
  record: RecordAt,
  sought: Sought,
): Promise<void> {
  await records.show(document.uri, await recordView(document, record, sought));
}

/** The text of the tuple at the cursor; nothing but the cursor where it is on none. */
export function wholeTuple(editor: vscode.TextEditor): Sought {
  const { line, character } = editor.selection.active;
  const found = tupleAt(linesOf(editor.document), { line, character });
  if (found === undefined) return { line, character, length: 0 };
  const { start, raw } = found.string;
  return { line, character: start + 1, length: raw.length };
}
