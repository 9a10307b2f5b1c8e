import * as vscode from 'vscode';
import type { RecordDocuments } from '../editor/record-documents.ts';
import { DRAWN_OF_LINE } from '../language/text/long-lines.ts';
import { recordOfDocument } from '../language/record-view.ts';
import { showRecord } from './open-record.ts';
import { tupleAtCursor } from './tuple-at-cursor.ts';

/** How long the sums of a view that has just opened may take to come, ms. */
const SETTLING = 2000;

/**
 * "Flow Logs: Explain Tuple at Cursor": opens its hover, with the focus in it. Where the editor
 * does not draw the line so far it has no hovers: the record is opened pretty-printed for it.
 */
export async function explainTuple(records: RecordDocuments): Promise<void> {
  const { editor, at } = tupleAtCursor();
  const { line, index, fields } = at;
  const { start, end } = fields[index]!;
  if (start >= DRAWN_OF_LINE) {
    const record = recordOfDocument(editor.document, { line, character: start });
    await showRecord(records, editor, record, { line, character: start, length: end - start });
    const view = vscode.window.activeTextEditor;
    putCursor(view);
    keepHover(view);
  } else {
    const position = new vscode.Position(line, start);
    if (!isIn(editor.selection.active, start, end)) {
      editor.selection = new vscode.Selection(position, position);
    }
  }
  await showHover();
}

async function showHover(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.showHover', {
    focus: 'autoFocusImmediately',
  });
}

/** The sums that come above the lines of a new view move them, which closes a hover: it opens again. */
function keepHover(view: vscode.TextEditor | undefined): void {
  const cursor = view?.selection;
  const moved = vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
    if (textEditor === view && cursor?.isEqual(textEditor.selection) === true) void showHover();
  });
  setTimeout(() => void moved.dispose(), SETTLING);
}

/** Selected, a field has the cursor behind it, where the next one may begin. */
function putCursor(editor: vscode.TextEditor | undefined): void {
  if (editor === undefined) return;
  const { start } = editor.selection;
  editor.selection = new vscode.Selection(start, start);
}

function isIn({ character }: vscode.Position, start: number, end: number): boolean {
  return character >= start && character <= end;
}
