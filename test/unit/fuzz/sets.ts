import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFlowSet } from '../../../src/core/flowset/read-flow-set.ts';
import { flowSetText } from '../../../src/core/flowset/write-flow-set.ts';
import { flowSets } from '../core/flowset/support/random-sets.ts';
import { fuzzer, mutated } from './fuzzer.ts';
import { expectSoundProblems } from './problems.ts';

const written = flowSets.map(flowSetText);
const texts = fc.oneof(
  { weight: 3, arbitrary: mutated(written) },
  { weight: 2, arbitrary: mutated(mutated(mutated(written))) },
  fc.json(),
  fc.string({ unit: 'binary' }),
);

/** A set reads as it was written, without a problem. */
function expectRoundTrip(set: typeof flowSets extends fc.Arbitrary<infer S> ? S : never): void {
  assert.deepEqual(readFlowSet(flowSetText(set)), { set, problems: [] });
}

export const sets = fuzzer(
  'documents of sets',
  0.2,
  fc.property(fc.oneof(flowSets, texts), (input) => {
    if (typeof input !== 'string') return expectRoundTrip(input);
    const { set, problems } = readFlowSet(input);
    assert(set !== undefined || problems.length > 0);
    expectSoundProblems(problems, input);
    if (set !== undefined) expectRoundTrip(set);
  }),
);
