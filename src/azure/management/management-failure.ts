import { RestError } from '@azure/storage-blob';
import { FailureError } from '../../protocol/failure.ts';
import { storageFailure } from '../storage-failure.ts';

const OTHER_WAY = 'Add the account by its name or endpoint instead: that needs no such role.';

/** Why Azure's management API did not list something. Never holds a secret. */
export function managementFailure(thrown: unknown, target: string): FailureError {
  if (!(thrown instanceof RestError)) return storageFailure(thrown, target);
  const { statusCode } = thrown;
  if (statusCode === 401) {
    return new FailureError(
      'sign-in',
      `Azure did not list ${target}: the sign-in was not accepted.`,
      'Sign in again, with an account of that tenant.',
    );
  }
  if (statusCode !== 403) return storageFailure(thrown, target);
  return new FailureError(
    'no-access',
    `Azure did not list ${target}: the role “Reader” is missing.`,
    OTHER_WAY,
  );
}
