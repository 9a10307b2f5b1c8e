import { FailureError } from '../../protocol/failure.ts';
import type { Cancellation } from '../../protocol/platform.ts';

/** Waits for some ms. Rejects with `cancelled` as soon as `signal` is raised. */
export function pause(ms: number, signal?: Cancellation): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = () => {
      clearTimeout(timer);
      reject(cancelled());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', cancel);
      resolve();
    }, ms);
    if (signal?.aborted === true) cancel();
    else signal?.addEventListener('abort', cancel);
  });
}

/** What requests reject with that somebody called off. */
export function cancelled(): FailureError {
  return new FailureError('cancelled', 'The reading was cancelled.');
}
