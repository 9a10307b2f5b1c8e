import { expect, it } from 'vitest';
import { exportedWords } from '../../../src/editor/exported-words.ts';

it('says how many rows were written, and where', () => {
  const words = exportedWords({ rows: 20_000, phase: 'ready' }, 'tuples', 'a.csv');
  expect(words).toEqual({ message: '20,000 tuples were written to a.csv.', isWhole: true });
  const one = exportedWords({ rows: 1, phase: 'ready' }, 'conversations', 'a.csv');
  expect(one.message).toBe('1 conversation was written to a.csv.');
  const none = exportedWords({ rows: 0, phase: 'ready' }, 'tuples', 'a.csv');
  expect(none.message).toBe('0 tuples were written to a.csv.');
});

it.each([
  ['loading', 'The log was still being read: what came later is missing.'],
  ['cancelled', 'Loading was cancelled: what comes later in the log is missing.'],
  ['failed', 'The log could not be read to its end: what comes later in it is missing.'],
] as const)('says that the log was not read whole: %s', (phase, missing) => {
  expect(exportedWords({ rows: 2, phase }, 'tuples', 'a.csv')).toEqual({
    message: `2 tuples were written to a.csv. ${missing}`,
    isWhole: false,
  });
});
