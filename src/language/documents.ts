import type * as vscode from 'vscode';
import type { TextLines, TextPlace } from './text/text-lines.ts';

/** The languages that flow logs are text of, in documents of any name and provider. */
export const LANGUAGES = ['json', 'jsonc', 'jsonl'];

/** A document by its lines: its text as a whole is never asked for. */
export function linesOf(document: vscode.TextDocument): TextLines {
  return {
    lineCount: document.lineCount,
    lineAt: (line) => document.lineAt(line).text,
  };
}

/** The JSON document in front, and where the cursor is; `undefined` where none is. */
export function cursorIn(editor: vscode.TextEditor | undefined): TextPlace | undefined {
  if (editor === undefined || !LANGUAGES.includes(editor.document.languageId)) return undefined;
  const { line, character } = editor.selection.active;
  return { line, character };
}
