import * as vscode from 'vscode';
import { BLOB_VIEW, FILE_VIEW } from '../editor/view-types.ts';
import { FailureError } from '../protocol/failure.ts';
import { activeDocument } from './active-document.ts';

/** "Flow Logs: Open as Table": a file of the Explorer, or the one in the active editor. */
export async function openAsTable(given?: vscode.Uri): Promise<void> {
  const uri = given ?? activeDocument();
  if (uri === undefined) {
    throw new FailureError(
      'not-found',
      'No file is open that could be shown as a table.',
      'Open a flow log first, or choose one in the Explorer.',
    );
  }
  const isBlob = /\/PT1H\.json(\.gz)?$/i.test(uri.path);
  await vscode.commands.executeCommand('vscode.openWith', uri, isBlob ? BLOB_VIEW : FILE_VIEW);
}
