import type * as vscode from 'vscode';
import type { FlowLogEditor } from '../editor/flow-log-editor.ts';
import { chosenBlob } from './chosen-blob.ts';

/** "Flow Logs: Download…": the blob as a file where the person says. */
export async function downloadBlob(editor: FlowLogEditor, given?: vscode.Uri): Promise<void> {
  await editor.download(chosenBlob(given));
}
