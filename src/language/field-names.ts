import * as vscode from 'vscode';
import { fieldFacts, fieldsOf } from '../core/format/tuple-fields.ts';
import { settings } from '../platform/settings.ts';
import { isFlowLog } from './documents.ts';
import { type LineTuple, tuplesOnLine } from './line-tuples.ts';

/** The name of each field before it. */
export class FieldNames implements vscode.InlayHintsProvider {
  readonly onDidChangeInlayHints: vscode.Event<void>;

  constructor(onDidChangeSettings: vscode.Event<void>) {
    this.onDidChangeInlayHints = onDidChangeSettings;
  }

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    if (!settings.rawJsonFieldNames() || !isFlowLog(document)) return [];
    const hints: vscode.InlayHint[] = [];
    for (let line = range.start.line; line <= range.end.line; line++) {
      const tuples = tuplesOnLine(document.lineAt(line).text);
      for (const tuple of tuples) hints.push(...hintsOf(line, tuple));
    }
    return hints;
  }
}

function hintsOf(line: number, { start, shape, fields }: LineTuple): vscode.InlayHint[] {
  return fieldsOf(shape).flatMap((field, index) => {
    const text = fields[index];
    if (text === undefined) return [];
    const at = new vscode.Position(line, start + text.start);
    const hint = new vscode.InlayHint(at, `${field}:`, vscode.InlayHintKind.Parameter);
    const { label, unit, meaning } = fieldFacts(field, shape);
    hint.tooltip = `${label} (${unit}): ${meaning}`;
    hint.paddingRight = true;
    return [hint];
  });
}
