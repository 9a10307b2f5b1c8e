import { FailureError } from '../protocol/failure.ts';
import type * as azure from './index.ts';

/**
 * The door to Azure of a browser, which is closed: a storage account answers web pages only once
 * somebody who may write its settings has added a CORS rule, and readers of logs may not.
 */
function refuse(): never {
  throw new FailureError(
    'unreachable',
    'VS Code runs in a browser here, and storage accounts do not answer browsers.',
    'Open VS Code on a machine, or a remote one such as a codespace, to browse storage accounts.',
  );
}

export const openBlob: typeof azure.openBlob = refuse;
export const blobFacts: typeof azure.blobFacts = refuse;
export const readFolder: typeof azure.readFolder = refuse;
export const blobClient: typeof azure.blobClient = refuse;
export const containerClient: typeof azure.containerClient = refuse;
export const serviceClient: typeof azure.serviceClient = refuse;
export const verifyAccess: typeof azure.verifyAccess = refuse;
export const machineToken: typeof azure.machineToken = refuse;
export const openListing: typeof azure.openListing = refuse;
export const storageFailure: typeof azure.storageFailure = refuse;

export class Management {
  constructor() {
    refuse();
  }
}
