import * as vscode from 'vscode';
import { FailureError } from '../protocol/failure.ts';
import { activeDocument } from './active-document.ts';

/** "Flow Logs: Open as JSON": the table's document in the text editor. */
export async function openAsJson(given?: vscode.Uri): Promise<void> {
  const uri = given ?? activeDocument();
  if (uri === undefined) {
    throw new FailureError(
      'not-found',
      'No flow log is open that could be shown as JSON.',
      'Open a flow log first, or choose one in the Explorer.',
    );
  }
  await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
}
