import { expect, it } from 'vitest';
import { formatRate } from '../../../../src/core/format/rate.ts';

it.each([
  [5_256_000, 97_000, '433 kbit/s'],
  [125, 1000, '1 kbit/s'],
  [1, 8000, '1 bit/s'],
  [0, 1000, '0 bit/s'],
  [124_999_999, 1000, '1 Gbit/s'],
  [2 ** 53, 1, '72057594 Tbit/s'],
])('%d bytes in %d ms are %s', (bytes, ms, expected) => {
  expect(formatRate(bytes, ms)).toBe(expected);
});

it('says nothing where no time passed', () => {
  expect(formatRate(1000, 0)).toBe('');
  expect(formatRate(1000, -5)).toBe('');
});
