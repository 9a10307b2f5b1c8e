import * as vscode from 'vscode';
import { looksLikeFlowLog } from './text/looks-like-flow-log.ts';
import { characterOf, lineOf, type TextPosition } from './scan/text-position.ts';
import type { TextLines, TextPlace } from './text/text-lines.ts';

const LANGUAGES = ['json', 'jsonc', 'jsonl'];

/** Documents that may hold a flow log, whatever their name and wherever they come from. */
export const JSON_DOCUMENTS: vscode.DocumentSelector = LANGUAGES.map((language) => ({ language }));

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

/** Whether a document holds a flow log, by its beginning. */
export function isFlowLog(document: vscode.TextDocument): boolean {
  return LANGUAGES.includes(document.languageId) && looksLikeFlowLog(linesOf(document));
}

/** Characters of a whole document, found without reading it. */
export function sizeOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

export function rangeOf(start: TextPosition, end: TextPosition): vscode.Range {
  return new vscode.Range(lineOf(start), characterOf(start), lineOf(end), characterOf(end));
}
