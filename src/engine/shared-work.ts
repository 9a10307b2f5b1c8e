import { FailureError } from '../protocol/failure.ts';
import { type Cancellation, canceller } from '../protocol/platform.ts';

/**
 * One piece of work for everyone who waits for it: it is cancelled only when nobody does any more.
 */
export class SharedWork<T> {
  private readonly result: Promise<T>;
  private readonly work = canceller();
  private waiting = 0;

  constructor(run: (signal: Cancellation) => Promise<T>) {
    this.result = run(this.work.signal);
    // Whoever waits hears of a failure; where nobody does any more, nobody needs to.
    this.result.catch(() => undefined);
  }

  /** True where everyone who waited gave up: there will be no result. */
  get isCancelled(): boolean {
    return this.work.signal.aborted;
  }

  /** The result. Rejects with `cancelled` as soon as `signal` is raised, or as the work does. */
  async wait(signal: Cancellation): Promise<T> {
    if (signal.aborted) throw cancelled();
    this.waiting++;
    const { givenUp, stop } = giving(signal);
    try {
      return await Promise.race([this.result, givenUp]);
    } finally {
      stop();
      if (--this.waiting === 0) this.work.abort();
    }
  }
}

/** A promise that rejects when `signal` is raised, and the means to stop listening. */
function giving(signal: Cancellation) {
  let fail: (failure: FailureError) => void;
  const givenUp = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const listener = () => fail(cancelled());
  signal.addEventListener('abort', listener);
  return { givenUp, stop: () => signal.removeEventListener('abort', listener) };
}

function cancelled(): FailureError {
  return new FailureError('cancelled', 'The work was cancelled.');
}
