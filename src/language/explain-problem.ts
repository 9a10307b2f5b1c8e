import * as vscode from 'vscode';

const COMMAND = 'flowLogs.explainProblems';

/** The link to what a kind of problem means. */
export function explainProblem(kind: string): vscode.Uri {
  const query = encodeURIComponent(JSON.stringify([kind]));
  return vscode.Uri.parse(`command:${COMMAND}?${query}`);
}

/** Shows what each kind of problem means, from `kind` on. */
export async function explainProblems(extension: vscode.Uri, kind: unknown): Promise<void> {
  const page = vscode.Uri.joinPath(extension, 'docs', 'problems.md');
  const fragment = typeof kind === 'string' && /^[a-z-]+$/.test(kind) ? kind : '';
  await vscode.commands.executeCommand('markdown.showPreview', page.with({ fragment }));
}
