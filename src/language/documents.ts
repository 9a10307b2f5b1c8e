import * as vscode from 'vscode';
import { looksLikeFlowLog } from './scan/looks-like-flow-log.ts';
import { characterOf, lineOf, type TextPosition } from './scan/text-position.ts';
import type { TextLines } from './scan/text-scanner.ts';

const LANGUAGES = ['json', 'jsonc', 'jsonl'];

/** Documents that may hold a flow log, wherever they come from. */
export const JSON_DOCUMENTS: vscode.DocumentSelector = LANGUAGES.map((language) => ({ language }));

/** A document by its lines: none of them is copied, however long it is. */
export function linesOf(document: vscode.TextDocument): TextLines {
  return {
    lineCount: document.lineCount,
    line: (index) => document.lineAt(index).text,
  };
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
