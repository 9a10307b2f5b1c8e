import * as vscode from 'vscode';
import { SumLenses } from './code-lenses.ts';
import { JSON_DOCUMENTS } from './documents.ts';
import { FieldNames } from './field-names.ts';
import { longLineLenses } from './long-line-lenses.ts';
import { LogOutline } from './outline.ts';
import { LogProblems } from './problems.ts';
import { ScannedDocuments } from './scanned-documents.ts';
import { TupleHighlights } from './tuple-highlights.ts';
import { type NamesAround, tupleHovers } from './tuple-hovers.ts';

/** Registers what raw JSON gains. */
export function registerLanguage(context: vscode.ExtensionContext, around: NamesAround): void {
  const { languages } = vscode;
  const changed = new vscode.EventEmitter<void>();
  const documents = new ScannedDocuments();
  const problems = new LogProblems(documents);
  const highlights = new TupleHighlights();
  const lenses = new SumLenses(documents, changed.event);
  const names = new FieldNames(changed.event);
  context.subscriptions.push(
    changed,
    documents.register(),
    problems.register(),
    highlights.register(),
    languages.registerHoverProvider(JSON_DOCUMENTS, tupleHovers(around)),
    languages.registerCodeLensProvider(JSON_DOCUMENTS, longLineLenses),
    languages.registerCodeLensProvider(JSON_DOCUMENTS, lenses),
    languages.registerInlayHintsProvider(JSON_DOCUMENTS, names),
    languages.registerDocumentSymbolProvider(JSON_DOCUMENTS, new LogOutline(documents), {
      label: 'Flow Log',
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('flowLogs')) return;
      changed.fire();
      problems.look();
      highlights.show();
    }),
  );
  problems.look();
  highlights.show();
}
