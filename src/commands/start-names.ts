import * as vscode from 'vscode';
import { NAMES_FILE_ENDING } from '../core/names/names-file-ending.ts';
import type { FlowLogEditor } from '../editor/flow-log-editor.ts';

/** "Flow Logs: Start a Names File": the private addresses of the table in front, to be named. */
export async function startNames(editor: FlowLogEditor): Promise<void> {
  await showNames(await editor.ask('startNames', null));
}

/** Shows a names file that nobody has saved yet, in the workspace folder where there is one. */
export async function showNames(text: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  const uri = vscode.Uri.joinPath(folder, await freeName(folder)).with({ scheme: 'untitled' });
  const document = await vscode.workspace.openTextDocument(uri);
  const shown = await vscode.window.showTextDocument(document);
  await shown.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
}

async function freeName(folder: vscode.Uri): Promise<string> {
  const taken = await vscode.workspace.fs.readDirectory(folder).then(
    (entries) => new Set(entries.map(([name]) => name)),
    () => new Set<string>(),
  );
  for (let number = 1; ; number++) {
    const name = `network${number === 1 ? '' : `-${number}`}${NAMES_FILE_ENDING}`;
    const isOpen = vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith(`/${name}`));
    if (!taken.has(name) && !isOpen) return name;
  }
}
