import { describe, expect, it } from 'vitest';
import { checkFilter, parseFilter } from '../../../../src/core/filter/language.ts';
import { elapsed } from '../format/hostile.ts';
import { FILTER_USES } from './support/filter-uses.ts';

/** A few times what it takes on a busy machine; quadratic work would take a minute. */
const SLOW = 5000;

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
    for (const use of FILTER_USES) expect(elapsed(() => use(text))).toBeLessThan(SLOW);
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

  it('has no names that every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(parseFilter(`${name} == 1`).ok).toBe(false);
      expect(parseFilter(`${name}(1)`).ok).toBe(false);
      expect(parseFilter(`1 ${name} 2`).ok).toBe(false);
    }
  });
});
