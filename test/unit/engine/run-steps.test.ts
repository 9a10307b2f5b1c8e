import { describe, expect, it } from 'vitest';
import type { Steps } from '../../../src/core/table/steps.ts';
import { runInSlices } from '../../../src/engine/run-steps.ts';

const { signal } = new AbortController();

/** Steps without an end; `state` says how many were taken and whether they were stopped. */
function endless() {
  const state = { steps: 0 };
  function* run(): Steps<never> {
    for (;;) {
      state.steps++;
      yield;
    }
  }
  return { state, steps: run() };
}

function* counting(count: number): Steps<number> {
  for (let step = 0; step < count; step++) yield;
  return count;
}

/** Keeps the thread busy, so that a slice is over. */
function* slow(count: number): Steps<string> {
  for (let step = 0; step < count; step++) {
    const end = performance.now() + 15;
    while (performance.now() < end);
    yield;
  }
  return 'done';
}

describe('runInSlices', () => {
  it('gives the result of the last step', async () => {
    expect(await runInSlices(counting(100_000), signal)).toBe(100_000);
    expect(await runInSlices(counting(0), signal)).toBe(0);
  });

  it('lets messages in between two slices', async () => {
    const heard: string[] = [];
    const work = runInSlices(slow(3), signal).then(() => heard.push('done'));
    setImmediate(() => heard.push('message'));
    await work;
    expect(heard).toEqual(['message', 'done']);
  });

  it('stops at a cancellation that is heard between slices', async () => {
    const abort = new AbortController();
    const { state, steps } = endless();
    const work = runInSlices(steps, abort.signal);
    setImmediate(() => abort.abort());
    await expect(work).rejects.toMatchObject({ name: 'FailureError', code: 'cancelled' });
    const taken = state.steps;
    await new Promise(setImmediate);
    expect(state.steps).toBe(taken);
  });

  it('fails with what a step throws', async () => {
    function* failing(): Steps<never> {
      yield;
      throw new RangeError('No such row.');
    }
    await expect(runInSlices(failing(), signal)).rejects.toThrow(new RangeError('No such row.'));
  });
});
