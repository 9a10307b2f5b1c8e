import { RestError } from '@azure/storage-blob';
import { redact } from '../core/storage/redact.ts';
import { FailureError } from '../protocol/failure.ts';
import { networkFailure } from './failures/network-failure.ts';
import { refusal } from './failures/refusal.ts';
import { type StorageAnswer, storageAnswer } from './failures/storage-answer.ts';
import { type Words, words } from './failures/words.ts';

/**
 * Why a request to storage failed, in words for a person, and what to do. `target` is what was
 * asked for, as a person knows it: the account, the container, the blob. Never holds a secret.
 */
export function storageFailure(thrown: unknown, target: string): FailureError {
  if (thrown instanceof FailureError) return thrown;
  const { code, before, happened, remedy } = wordsOf(thrown);
  return new FailureError(code, `${before}${target} ${happened}`, remedy);
}

function wordsOf(thrown: unknown): Words {
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return words('cancelled', 'was not read: it was cancelled.', '');
  }
  if (thrown instanceof RestError) {
    const answer = storageAnswer(thrown);
    return answer.status === 0 ? withoutAnswer(thrown, answer.host) : answered(answer);
  }
  return withoutAnswer(thrown, '');
}

function withoutAnswer(thrown: unknown, host: string): Words {
  const network = networkFailure(networkCode(thrown), host);
  if (network !== undefined) return network;
  const message = thrown instanceof Error ? redact(thrown.message) : '';
  return words('internal', `could not be read: ${message || 'the cause is not known.'}`, '');
}

/** The client wraps what Node threw, and Node wraps what happened with each address it tried. */
function networkCode(thrown: unknown): string {
  if (!(thrown instanceof Error)) return '';
  const { code } = thrown as { code?: unknown };
  const inner = networkCode(thrown.cause);
  return inner === '' && typeof code === 'string' ? code : inner;
}

function answered(answer: StorageAnswer): Words {
  return refusal(answer) ?? missing(answer) ?? unsteady(answer) ?? unknown(answer);
}

function missing({ status, code, proof }: StorageAnswer): Words | undefined {
  if (status !== 404) return undefined;
  switch (code) {
    case 'ContainerNotFound':
      return words('not-found', 'could not be read: there is no such container.', CHECK_NAME);
    case 'ContainerBeingDeleted':
      return words('not-found', 'could not be read: the container is being deleted.', CHECK_NAME);
    case 'ResourceNotFound':
      return proof === 'anonymous'
        ? words('not-found', 'does not exist, or is not public.', SIGN_IN_OR_CHECK)
        : words('not-found', 'does not exist.', CHECK_NAME);
    default:
      return words(
        'not-found',
        'was not found.',
        'It may have been moved or deleted. Refresh the Flow Logs view to see what is there.',
      );
  }
}

const CHECK_NAME = 'Check the name, and whether it was deleted.';
const SIGN_IN_OR_CHECK = `${CHECK_NAME} What is not public needs a sign-in, a SAS or a key.`;

/** What may be another time, or is not what it was. */
function unsteady({ status, code }: StorageAnswer): Words | undefined {
  if (status === 412 || status === 416) {
    return words('changed', 'has changed while it was read.', 'Read it again.');
  }
  if (status === 429 || status === 503 || (status === 500 && code === 'OperationTimedOut')) {
    return words(
      'busy',
      `is busy (${code === '' ? `status ${status}` : code}), and stayed so after several tries.`,
      'Wait a minute, then try again; another program may be using up the account’s rate.',
    );
  }
  return undefined;
}

function unknown({ status, code, host }: StorageAnswer): Words {
  if (status >= 300 && status < 400) {
    return words(
      'unreadable',
      `could not be read: ${host} redirects to another address, which is not followed.`,
      'What proves who asks goes to the account’s own host only. Check the address; a sign-in page of the network may be in between.',
    );
  }
  const which = code === '' ? `status ${status}` : `${code}, status ${status}`;
  const remedy =
    status >= 500
      ? 'Try again in a minute.'
      : 'The error code is in Azure Storage’s documentation.';
  return words('unreadable', `could not be read (${which}).`, remedy);
}
