import { eventLoopTurn } from '../core/platform.ts';
import type { Steps } from '../core/table/steps.ts';
import { FailureError } from '../protocol/failure.ts';
import type { Cancellation } from '../protocol/platform.ts';

/** Work done before the worker turns to its messages, ms. */
const SLICE = 12;

/** Runs steps to their end, hearing messages in between. Rejects with `cancelled` when asked to. */
export async function runInSlices<T>(steps: Steps<T>, signal: Cancellation): Promise<T> {
  for (;;) {
    const end = performance.now() + SLICE;
    while (performance.now() < end) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
    await eventLoopTurn();
    if (signal.aborted) throw new FailureError('cancelled', 'The work was cancelled.');
  }
}
