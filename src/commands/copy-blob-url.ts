import * as vscode from 'vscode';
import type { Blobs } from '../blobs/blobs.ts';
import { chosenBlob } from './chosen-blob.ts';

/** "Flow Logs: Copy URL": the blob's address, with nothing that would let others in. */
export async function copyBlobUrl(blobs: Blobs, given?: vscode.Uri): Promise<void> {
  const { url } = blobs.place(chosenBlob(given));
  await vscode.env.clipboard.writeText(url);
  vscode.window.setStatusBarMessage('URL copied, without a key or signature.', 5000);
}
