import type * as vscode from 'vscode';
import type { FlowLogEditor } from '../editor/flow-log-editor.ts';
import { FailureError } from '../protocol/failure.ts';
import { activeDocument } from './active-document.ts';

/**
 * "Flow Logs: Open as Table": a file of the Explorer, or the one in the active editor; with only
 * what `filter` leaves where there is one.
 */
export async function openAsTable(
  editor: FlowLogEditor,
  given?: vscode.Uri,
  filter?: string,
): Promise<void> {
  const uri = given ?? activeDocument();
  if (uri === undefined) {
    throw new FailureError(
      'not-found',
      'No file is open that could be shown as a table.',
      'Open a flow log first, or choose one in the Explorer.',
    );
  }
  await editor.open(uri, filter);
}
