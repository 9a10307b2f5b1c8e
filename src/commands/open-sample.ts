import * as vscode from 'vscode';
import type { FlowLogEditor } from '../editor/flow-log-editor.ts';

/**
 * "Flow Logs: Open Sample Log": a log that comes with the extension; needs no account, no network.
 * With only what `filter` leaves where there is one.
 */
export async function openSample(
  editor: FlowLogEditor,
  extensionUri: vscode.Uri,
  filter?: string,
): Promise<void> {
  const folder = vscode.Uri.joinPath(extensionUri, 'media', 'sample');
  await editor.open(vscode.Uri.joinPath(folder, 'hub-and-spokes.json.gz'), filter);
}
