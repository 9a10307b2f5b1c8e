import type { Steps } from '../table/steps.ts';

/** Addresses between two pauses: a few ms of work, also where a GeoIP file is asked for each. */
const STEP = 2048;

/** Visits the numbers of as many addresses, from 0 on. A log can hold millions of them. */
export function* eachAddress(count: number, visit: (at: number) => void): Steps<void> {
  for (let from = 0; from < count; from += STEP) {
    const to = Math.min(count, from + STEP);
    for (let at = from; at < to; at++) visit(at);
    yield;
  }
}
