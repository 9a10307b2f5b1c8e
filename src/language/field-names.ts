import * as vscode from 'vscode';
import { fieldFacts, fieldsOf, type TupleField } from '../core/format/tuple-fields.ts';
import { settings } from '../platform/settings.ts';
import { isFlowLog } from './documents.ts';
import { type LineTuple, tuplesOnLine } from './line-tuples.ts';

/** Short: of one line the editor shows 43 characters of hints. In full they are in the tooltips. */
const NAMES: Readonly<Record<TupleField, string>> = {
  time: 'at',
  'source address': 'src',
  'destination address': 'dst',
  'source port': 'sport',
  'destination port': 'dport',
  protocol: 'proto',
  direction: 'dir',
  state: 'state',
  decision: 'dec',
  encryption: 'enc',
  'packets sent': 'p→',
  'bytes sent': 'b→',
  'packets received': 'p←',
  'bytes received': 'b←',
};

/** The name of each field before it. */
export class FieldNames implements vscode.InlayHintsProvider {
  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    if (!settings.rawJson.fieldNames() || !isFlowLog(document)) return [];
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
    const hint = new vscode.InlayHint(at, NAMES[field], vscode.InlayHintKind.Parameter);
    const { label, unit, meaning } = fieldFacts(field, shape);
    hint.tooltip = `${label} (${unit}): ${meaning}`;
    hint.paddingRight = true;
    return [hint];
  });
}
