import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addTerm,
  checkFilter,
  completionsAt,
  parseFilter,
  removeTerm,
  timeBetween,
  withoutTimeBetween,
  withTimeBetween,
} from '../../../../src/core/filter/language.ts';
import { elapsed } from '../format/hostile.ts';

/** A few times what it takes on a busy machine; quadratic work would take a minute. */
const SLOW = 5000;

/** All that takes a filter's text. */
const USES: readonly ((text: string) => unknown)[] = [
  checkFilter,
  (text) => completionsAt(text, text.length, () => []),
  (text) => addTerm(text, 'DestPort == 22'),
  (text) => removeTerm(text, 'DestPort == 22'),
  (text) => timeBetween(text, 0),
  withoutTimeBetween,
  (text) => withTimeBetween(text, 0, 1),
];

function useAll(text: string): void {
  for (const use of USES) use(text);
}

const PIECES = [
  '(',
  ')',
  'not(',
  '-',
  '- ',
  '1+',
  '1 + ',
  '1-',
  '..',
  ',',
  '"',
  "'",
  '@"',
  '\\',
  '!',
  '!in',
];
const WORDS = [
  'DestPort == 22 and ',
  'DestPort == 22 or ',
  '(DestPort == 1) == ',
  'a',
  ' ',
  '\n',
  '0',
  '9.',
];
const LITERALS = [
  'datetime(',
  'time (',
  'time      ',
  '"\\',
  '"\\u',
  '/',
  '&&',
  '💥',
  '\uD800',
  'in~',
  'DestPort in (1,',
];

describe('a filter made to do harm', () => {
  it.each([...PIECES, ...WORDS, ...LITERALS])('is read in linear time: 100 kB of %j', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    for (const use of USES) expect(elapsed(() => use(text))).toBeLessThan(SLOW);
  });

  it('is a mistake where its parentheses stand too deep, and says so', () => {
    const deep = `${'('.repeat(100_000)}true${')'.repeat(100_000)}`;
    expect(checkFilter(deep)?.message).toContain('deep');
    expect(checkFilter(`${'('.repeat(100)}true${')'.repeat(100)}`)).toBeUndefined();
    expect(checkFilter(`1${' + 1'.repeat(100_000)} == 1`)?.message).toContain('calculates');
  });

  it('may be long where it is flat', () => {
    const terms = Array.from({ length: 20_000 }, (_, port) => `DestPort == ${port}`);
    expect(checkFilter(terms.join(' or '))).toBeUndefined();
    expect(checkFilter(`SrcIp in (${terms.map((term) => `"${term}"`).join()})`)).toBeUndefined();
  });

  const token = fc.constantFrom(
    ...[
      'DestPort',
      'AclRule',
      'Time',
      'and',
      'or',
      'not',
      '(',
      ')',
      '==',
      '!=',
      '<',
      'in',
      '!in',
      'in~',
    ],
    ...[
      'between',
      '..',
      ',',
      '"x"',
      '22',
      '1.5',
      '5m',
      'datetime(2026-11-21)',
      'ago',
      'now',
      '+',
      '-',
      '*',
      '/',
    ],
    ...[
      'has',
      '!has',
      'matches',
      'regex',
      'isnull',
      'ipv4_is_private',
      'true',
      '"open',
      "'",
      '@',
      '!',
      '=',
    ],
  );

  it('never throws, whatever words it is made of', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 30 }), (words) => useAll(words.join(' '))),
      { numRuns: 3000 },
    );
  });

  it('never throws, whatever characters it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => useAll(text)),
      { numRuns: 2000 },
    );
  });

  it('marks every mistake inside its text', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (words) => {
        const text = words.join(' ');
        const error = checkFilter(text);
        if (error === undefined) return;
        expect(error.start).toBeGreaterThanOrEqual(0);
        expect(error.start).toBeLessThanOrEqual(error.end);
        expect(error.end).toBeLessThanOrEqual(text.length);
        expect(error.message).toMatch(/^\S.*\.$/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('has no names that every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(parseFilter(`${name} == 1`).ok).toBe(false);
      expect(parseFilter(`${name}(1)`).ok).toBe(false);
      expect(parseFilter(`1 ${name} 2`).ok).toBe(false);
    }
  });
});
