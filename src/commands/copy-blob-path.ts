import * as vscode from 'vscode';
import type { Blobs } from '../blobs/blobs.ts';
import { chosenBlob } from './chosen-blob.ts';

/** "Flow Logs: Copy Path": container and name of the blob, as tools for storage take them. */
export async function copyBlobPath(blobs: Blobs, given?: vscode.Uri): Promise<void> {
  const { path } = blobs.place(chosenBlob(given));
  await vscode.env.clipboard.writeText(path);
  vscode.window.setStatusBarMessage('Path copied: container and name of the blob.', 5000);
}
