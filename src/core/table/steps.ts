/**
 * A long computation in steps: it pauses every few ms of work, so that whoever runs it can turn
 * to messages in between, and stop it by simply not going on. Its result comes last.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs all steps at once, where nobody waits: in tests and for small tables. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
