import { FailureError } from '../../protocol/failure.ts';
import type { sharedKey as signer } from './shared-key.ts';

/** The SDK signs nothing in a browser. */
export const sharedKey: typeof signer = (accountName) => {
  throw new FailureError(
    'sign-in',
    `The key of ${accountName} cannot be used: VS Code runs in a browser here, where nothing can sign with it.`,
    'Add the account again with Microsoft Entra ID or a SAS.',
  );
};
