import * as vscode from 'vscode';
import { type BlobDocument, documentOfAddress } from '../core/storage/blob-document.ts';

/** Scheme of the documents that are blobs of an account that the user added. */
export const BLOB_SCHEME = 'flow-log-blob';

/**
 * The document of a blob by its address, `https://flows.blob.core.windows.net/container/name`.
 * It holds no secret, and neither http nor https: the account that its host belongs to says.
 */
export function blobUri(url: string): vscode.Uri {
  const document: BlobDocument | undefined = documentOfAddress(url);
  if (document === undefined) throw new Error('A blob was named by what is no address.');
  return vscode.Uri.from({ scheme: BLOB_SCHEME, ...document });
}
