import type * as vscode from 'vscode';
import type { FlowLogEditor } from '../editor/flow-log-editor.ts';
import { FailureError } from '../protocol/failure.ts';
import { activeDocument } from './active-document.ts';

/** "Flow Logs: Open as JSON": the table's document as text, or, of a large blob, by its records. */
export async function openAsJson(editor: FlowLogEditor, given?: vscode.Uri): Promise<void> {
  const uri = given ?? activeDocument();
  if (uri === undefined) {
    throw new FailureError(
      'not-found',
      'No flow log is open that could be shown as JSON.',
      'Open a flow log first, or choose one in the Explorer.',
    );
  }
  await editor.openAsJson(uri);
}
