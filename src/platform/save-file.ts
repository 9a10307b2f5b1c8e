import * as vscode from 'vscode';
import { hasFiles, isFileOfMachine } from './machine.ts';
import { FailureError } from '../protocol/failure.ts';

/** What is written where a person says. */
interface SaveQuestion {
  readonly title: string;
  readonly name: string;
  /** Where the person looks first, if it is a folder of this machine; else in the workspace. */
  readonly folder?: vscode.Uri;
  readonly filters?: Readonly<Record<string, string[]>>;
}

/**
 * Asks for a file of this machine to write to; `undefined` where the person thinks better of it.
 * Rejects with `unwritable` where there are no local files, or for what is none: `what` are written
 * to those only.
 */
export async function askForFile(
  what: string,
  { title, name, folder, filters }: SaveQuestion,
): Promise<vscode.Uri | undefined> {
  if (!hasFiles()) throw noFiles(what);
  const local = folder !== undefined && isFileOfMachine(folder) ? folder : workspaceFolder();
  const target = await vscode.window.showSaveDialog({
    title,
    ...(filters === undefined ? {} : { filters }),
    ...(local === undefined ? {} : { defaultUri: vscode.Uri.joinPath(local, name) }),
  });
  if (target === undefined || isFileOfMachine(target)) return target;
  throw new FailureError(
    'unwritable',
    `${target.toString(true)} is not a local file; ${what} are written to local files only.`,
    'Choose a folder of this machine.',
  );
}

function workspaceFolder(): vscode.Uri | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.find(({ uri }) => isFileOfMachine(uri))?.uri;
}

function noFiles(what: string): FailureError {
  return new FailureError(
    'unwritable',
    `VS Code runs in a browser here, without a machine whose files it could write: there are no ${what}.`,
    'Copy the rows in their place, or open the log in VS Code on a machine.',
  );
}
