import * as vscode from 'vscode';

/** Scheme of the documents that are blobs of an account that the user added. */
export const BLOB_SCHEME = 'flow-log-blob';

/**
 * The document of a blob by its address, `https://flows.blob.core.windows.net/container/name`.
 * It holds no secret, and neither http nor https: the account that its host belongs to says.
 */
export function blobUri(url: string): vscode.Uri {
  const { host, pathname } = new URL(url);
  return vscode.Uri.from({
    scheme: BLOB_SCHEME,
    authority: host,
    path: decodeURIComponent(pathname),
  });
}
