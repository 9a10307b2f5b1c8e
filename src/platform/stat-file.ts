import * as vscode from 'vscode';
import { FailureError } from '../protocol/failure.ts';

/** What a provider knows of a document. Rejects with `not-found`, with the remedy that is given. */
export async function statFile(uri: vscode.Uri, remedy: string): Promise<vscode.FileStat> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    throw new FailureError('not-found', `${uri.path} could not be found.`, remedy);
  }
}
