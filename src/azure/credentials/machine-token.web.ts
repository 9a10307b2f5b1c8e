import { FailureError } from '../../protocol/failure.ts';
import type { machineToken as tokenOfMachine } from './machine-token.ts';

/** There is no machine to be signed in with. */
export const machineToken: typeof tokenOfMachine = () =>
  Promise.reject(
    new FailureError(
      'sign-in',
      'VS Code runs in a browser here, where no machine is signed in to Azure.',
      'Set flowLogs.signIn to “editor” and add the account again.',
    ),
  );
