import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addTerm,
  checkFilter,
  hasTerm,
  parseFilter,
  removeTerm,
  timeBetween,
  withoutTimeBetween,
  withTimeBetween,
} from '../../../src/core/filter/language.ts';
import { FILTER_USES } from '../core/filter/support/filter-uses.ts';
import { conditions, filterTokens } from '../core/filter/support/random-filters.ts';
import { fuzzer, mutated } from './fuzzer.ts';

const TERM = 'DestPort == 65534';
const [FROM, TO] = [1_000_000, 2_000_000];

const texts = fc.oneof(
  fc.array(filterTokens, { maxLength: 30 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  mutated(conditions),
);

/** A mistake is marked inside the text, and told as a sentence. */
function expectSoundError(text: string): void {
  const error = checkFilter(text);
  if (error === undefined) return;
  assert(error.start >= 0 && error.start <= error.end && error.end <= text.length);
  assert.match(error.message, /^\S.*\.$/u);
}

/** What is put into a filter by a click is in it then, leaves it sound, and can be taken out. */
function expectTermsToComeAndGo(text: string): void {
  const added = addTerm(text, TERM);
  assert.equal(checkFilter(added), undefined);
  assert(hasTerm(added, TERM));
  const removed = removeTerm(added, TERM);
  assert(!hasTerm(removed, TERM));
  assert.equal(checkFilter(removed), undefined);
  const narrowed = withTimeBetween(text, FROM, TO);
  assert.deepEqual(timeBetween(narrowed, 0), { from: FROM, to: TO });
  assert.equal(timeBetween(withoutTimeBetween(narrowed), 0), undefined);
}

export const filters = fuzzer(
  'filters',
  0.2,
  fc.property(
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(texts, fc.constant(false)) },
      { weight: 1, arbitrary: fc.tuple(conditions, fc.constant(true)) },
    ),
    ([text, isSound]) => {
      for (const use of FILTER_USES) use(text);
      expectSoundError(text);
      if (isSound) assert.equal(checkFilter(text), undefined);
      if (checkFilter(text) === undefined && parseFilter(text).ok) expectTermsToComeAndGo(text);
    },
  ),
);
