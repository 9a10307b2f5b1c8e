import * as vscode from 'vscode';
import { settings } from '../platform/settings.ts';
import { linesOf } from './documents.ts';
import { longLineNotice } from './text/long-lines.ts';

/** Above a log whose lines the editor does not draw to their ends: that it is so, and ways out. */
export const longLineLenses: vscode.CodeLensProvider = {
  provideCodeLenses(document) {
    const notice = settings.rawJson.longLineNotice()
      ? longLineNotice(linesOf(document))
      : undefined;
    if (notice === undefined) return [];
    const top = new vscode.Range(0, 0, 0, 0);
    const lens = (title: string, command: string, ...args: unknown[]) =>
      new vscode.CodeLens(top, { title, command, arguments: args });
    return [
      lens(notice, ''),
      lens('Open the record at the cursor pretty-printed', 'flowLogs.openRecord'),
      lens('Open as table', 'flowLogs.openAsTable', document.uri),
    ];
  },
};
