import * as vscode from 'vscode';
import { type ColumnName, COLUMNS } from '../core/format/columns.ts';

interface ColumnItem extends vscode.QuickPickItem {
  readonly name: ColumnName;
}

/** Which of `all` are to be shown, in the editor's own list; `null` where nothing is to change. */
export async function chooseColumns(
  all: readonly ColumnName[],
  shown: readonly ColumnName[],
): Promise<readonly ColumnName[] | null> {
  const items = COLUMNS.filter(({ name }) => all.includes(name)).map(
    ({ name, label, description }): ColumnItem => ({
      name,
      label,
      description: name,
      detail: description,
      picked: shown.includes(name),
    }),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: 'Columns',
    placeHolder: 'Columns to show',
  });
  if (chosen === undefined) return null;
  if (chosen.length === 0) {
    // A table without columns would leave no header to bring them back by.
    const message = 'One column at least must stay. The columns are as they were.';
    void vscode.window.showInformationMessage(message);
    return null;
  }
  return chosen.map(({ name }) => name);
}
