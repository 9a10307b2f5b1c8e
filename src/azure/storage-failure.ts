import { RestError } from '@azure/storage-blob';
import { FailureError } from '../protocol/failure.ts';

/**
 * Why a request to storage failed, in words for a person, and what to do. `target` is what was
 * asked for, as a person knows it: the account, the container, the blob. Never holds a secret.
 */
export function storageFailure(thrown: unknown, target: string): FailureError {
  if (thrown instanceof FailureError) return thrown;
  if (!(thrown instanceof RestError)) throw thrown;
  return new FailureError('unreadable', `${target} could not be read (${thrown.code ?? ''}).`);
}
