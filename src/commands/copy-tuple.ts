import * as vscode from 'vscode';
import { flowFilter } from '../core/filter/flow-filter.ts';
import { displayFilter, endpoints, namedFields } from '../core/format/tuple-copies.ts';
import type { FlowRow } from '../core/table/flow-row.ts';
import { FailureError } from '../protocol/failure.ts';
import { tupleAtCursor } from './tuple-at-cursor.ts';

/** Forms of one line, which show in the list as they will be copied. */
const FORMS: readonly (readonly [label: string, write: (row: FlowRow) => string])[] = [
  ['KQL predicate', flowFilter],
  ['tshark display filter', displayFilter],
  ['Source and destination', endpoints],
];

/** "Flow Logs: Copy Tuple as…": the tuple at the cursor, in the form that is chosen. */
export async function copyTuple(): Promise<void> {
  const { row, isWhole } = tupleAtCursor().at.tuple;
  if (!isWhole) {
    throw new FailureError(
      'unreadable',
      'The tuple at the cursor is malformed, so nothing can be made of it.',
      'Its hover says which field is wrong.',
    );
  }
  const forms = [
    { label: 'JSON with named fields', text: namedFields(row), detail: 'Named as the columns are' },
    ...FORMS.map(([label, write]) => ({ label, text: write(row), detail: write(row) })),
  ];
  const chosen = await vscode.window.showQuickPick(forms, { placeHolder: 'Copy the tuple as' });
  if (chosen === undefined) return;
  await vscode.env.clipboard.writeText(chosen.text);
  vscode.window.setStatusBarMessage(`Tuple copied: ${chosen.label}.`, 5000);
}
