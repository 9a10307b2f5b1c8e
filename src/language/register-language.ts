import * as vscode from 'vscode';
import { LANGUAGES } from './documents.ts';
import { longLineLenses } from './long-line-lenses.ts';
import { tupleHovers } from './tuple-hovers.ts';

/** Registers what raw JSON gains. */
export function registerLanguage(context: vscode.ExtensionContext): void {
  const { languages } = vscode;
  context.subscriptions.push(
    languages.registerHoverProvider(LANGUAGES, tupleHovers),
    languages.registerCodeLensProvider(LANGUAGES, longLineLenses),
  );
}
