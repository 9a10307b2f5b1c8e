import * as vscode from 'vscode';
import { BLOB_SCHEME } from '../blobs/blob-uri.ts';
import { FailureError } from '../protocol/failure.ts';
import { activeDocument } from './active-document.ts';

/** The blob that a command is for: of the tree, of a menu, or in front. Throws where there is none. */
export function chosenBlob(given?: vscode.Uri): vscode.Uri {
  const uri = given ?? activeDocument();
  if (uri?.scheme === BLOB_SCHEME) return uri;
  throw new FailureError(
    'not-found',
    'No blob of a storage account is in front.',
    'Choose one in the Flow Logs view, or open one first.',
  );
}
