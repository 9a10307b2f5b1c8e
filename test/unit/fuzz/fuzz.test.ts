import { it } from 'vitest';
import { FUZZERS } from './index.ts';

/** Of all of them; `npm run soak` has a million. */
const RUNS = 10_000;

it.each(FUZZERS)('$name hold whatever comes', ({ run, share }) => {
  run(RUNS * share);
});
