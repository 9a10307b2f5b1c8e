import { setImmediate } from 'node:timers/promises';
import { it } from 'vitest';
import type { Fuzzer } from '../../unit/fuzz/fuzzer.ts';
import { figure } from './figures.ts';
import { RUNS, SEED } from './wishes.ts';

/** Between them the process answers those that wait for it. */
const PART = 500;

/** Runs each fuzzer its share of all runs, in parts that have seeds of their own. */
export function fuzzLong(fuzzers: readonly Fuzzer[]): void {
  it.each(fuzzers)('$name hold whatever comes', async ({ name, share, run }) => {
    const runs = Math.round(RUNS * share);
    const begin = performance.now();
    for (let done = 0; done < runs; done += PART) {
      run(Math.min(PART, runs - done), SEED + done);
      await setImmediate();
    }
    const seconds = Math.round((performance.now() - begin) / 1000);
    figure(`fuzzer: ${name}`, `${runs.toLocaleString('en-US')} runs, ${seconds} s, none failed`);
  });
}
