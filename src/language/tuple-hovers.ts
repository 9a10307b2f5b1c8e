import * as vscode from 'vscode';
import { localTime } from '../core/format/time-line.ts';
import { settings } from '../platform/settings.ts';
import { linesOf } from './documents.ts';
import { hoverAt } from './text/hover-at.ts';

/** Explains the field or key under the pointer. What it shows is text of a log: never trusted. */
export const tupleHovers: vscode.HoverProvider = {
  provideHover(document, { line, character }) {
    if (!settings.rawJson.hovers()) return undefined;
    const clock = { now: Date.now(), local: localTime };
    const hover = hoverAt(linesOf(document), { line, character }, clock);
    if (hover === undefined) return undefined;
    // Over an empty field the pointer is on the comma behind it.
    const end = Math.max(hover.end, hover.start + 1);
    const range = new vscode.Range(line, hover.start, line, end);
    return new vscode.Hover(new vscode.MarkdownString(hover.markdown), range);
  },
};
