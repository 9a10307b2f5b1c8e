import * as vscode from 'vscode';

/** "Flow Logs: Explain Sample Log": its story, with a filter for each question that it answers. */
export async function explainSample(extension: vscode.Uri): Promise<void> {
  const page = vscode.Uri.joinPath(extension, 'docs', 'sample-network.md');
  await vscode.commands.executeCommand('markdown.showPreview', page);
}
