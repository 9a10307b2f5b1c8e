import * as vscode from 'vscode';
import type { RecordDocuments } from '../editor/record-documents.ts';
import { setOut } from '../language/record-view.ts';
import type { RecordAt } from '../language/text/record-at.ts';
import type { TextPlace } from '../language/text/text-lines.ts';
import { recordAtCursor, showRecord, wholeTuple } from './open-record.ts';

/**
 * "Flow Logs: Format Record": sets the record at the cursor out in lines, in place. A document
 * that cannot be edited, or a record that is broken, is shown in a view of its own.
 */
export async function formatRecord(records: RecordDocuments): Promise<void> {
  const { editor, record } = recordAtCursor();
  const isDone = isEditable(editor.document) && record.isWhole && (await edit(editor, record));
  if (!isDone) await showRecord(records, editor, record, wholeTuple(editor));
}

function isEditable({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

async function edit(editor: vscode.TextEditor, record: RecordAt): Promise<boolean> {
  const { version } = editor.document;
  const lines = await setOut(record.text, 0);
  if (lines === undefined || editor.document.version !== version) return false;
  const { text: line } = editor.document.lineAt(record.start.line);
  const indent = /^[ \t]*/.exec(line.slice(0, record.start.character))![0];
  const text = lines.text.replaceAll('\n', `\n${indent}`);
  return editor.edit((change) => change.replace(rangeOf(record), text));
}

function rangeOf({ start, end }: RecordAt): vscode.Range {
  const position = ({ line, character }: TextPlace) => new vscode.Position(line, character);
  return new vscode.Range(position(start), position(end));
}
