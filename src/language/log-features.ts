import type * as vscode from 'vscode';
import { SumLenses } from './code-lenses.ts';
import { FieldNames } from './field-names.ts';
import { longLineLenses } from './long-line-lenses.ts';
import { LogOutline } from './outline.ts';
import { LogProblems } from './problems.ts';
import { ScannedDocuments } from './scanned-documents.ts';
import { TupleHighlights } from './tuple-highlights.ts';

/** What the editor asks of a flow log. */
export interface LogFeatures {
  readonly lenses: vscode.CodeLensProvider;
  readonly longLines: vscode.CodeLensProvider;
  readonly names: vscode.InlayHintsProvider;
  readonly outline: vscode.DocumentSymbolProvider;
}

/** Begins to tell the problems of the flow logs in sight and to mark what stands out in them. */
export function registerFeatures(
  subscriptions: vscode.Disposable[],
  onDidChangeSettings: vscode.Event<void>,
): LogFeatures {
  const documents = new ScannedDocuments();
  const problems = new LogProblems(documents);
  const highlights = new TupleHighlights();
  const look = () => {
    problems.look();
    highlights.show();
  };
  subscriptions.push(
    documents.register(),
    problems.register(),
    highlights.register(),
    onDidChangeSettings(look),
  );
  look();
  return {
    lenses: new SumLenses(documents),
    longLines: longLineLenses,
    names: new FieldNames(),
    outline: new LogOutline(documents),
  };
}
