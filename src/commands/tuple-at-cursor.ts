import * as vscode from 'vscode';
import { cursorIn, linesOf } from '../language/documents.ts';
import { tupleAt, type TupleAt } from '../language/text/tuple-at.ts';
import { FailureError } from '../protocol/failure.ts';

/** A tuple of the document in front, and the editor that shows it. */
export interface TupleAtCursor {
  readonly editor: vscode.TextEditor;
  readonly at: TupleAt;
}

/** The tuple at the cursor, or right before it. Throws where there is none. */
export function tupleAtCursor(): TupleAtCursor {
  const editor = vscode.window.activeTextEditor;
  const cursor = cursorIn(editor);
  if (editor === undefined || cursor === undefined) throw noTuple();
  const lines = linesOf(editor.document);
  const before = { ...cursor, character: Math.max(0, cursor.character - 1) };
  const at = tupleAt(lines, cursor) ?? tupleAt(lines, before);
  if (at === undefined) throw noTuple();
  return { editor, at };
}

function noTuple(): FailureError {
  return new FailureError(
    'not-found',
    'No flow tuple is at the cursor.',
    'Put the cursor into a tuple of a flow log that is open as JSON.',
  );
}
