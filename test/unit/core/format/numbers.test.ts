import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatCounted,
  formatDuration,
} from '../../../../src/core/format/numbers.ts';

describe('counts', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [-0.4, '0'],
    [7, '7'],
    [999, '999'],
    [1000, '1,000'],
    [41_208, '41,208'],
    [5_256_000, '5,256,000'],
    [-1234, '-1,234'],
    [999.5, '1,000'],
    [2 ** 53, '9,007,199,254,740,992'],
    [1e21, '1e+21'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
  ])('%d reads %s', (count, text) => {
    expect(formatCount(count)).toBe(text);
  });
});

describe('what is counted', () => {
  it.each([
    [0, '0 tuples'],
    [1, '1 tuple'],
    [2, '2 tuples'],
    [41_208, '41,208 tuples'],
  ])('%d of it reads %s', (count, text) => {
    expect(formatCounted(count, 'tuple')).toBe(text);
  });
});

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [999, '999 B'],
    [1000, '1 KB'],
    [1024, '1.02 KB'],
    [41_300, '41.3 KB'],
    [912_000, '912 KB'],
    [999_499, '999 KB'],
    [999_500, '1 MB'],
    [3_100_000, '3.1 MB'],
    [5_240_000_000, '5.24 GB'],
    [99_960_000, '100 MB'],
    [2 ** 53, '9.01 PB'],
    [1e24, '1000000 EB'],
    [-1500, '-1.5 KB'],
    [NaN, 'NaN'],
  ])('%d reads %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('durations', () => {
  it.each([
    [0, '0 ms'],
    [350, '350 ms'],
    [999.9, '999 ms'],
    [1000, '1 s'],
    [12_450, '12.4 s'],
    [59_999, '59.9 s'],
    [60_000, '1 min'],
    [312_900, '5 min 12 s'],
    [3_599_999, '59 min 59 s'],
    [7_500_000, '2 h 5 min'],
    [86_400_000, '1 d'],
    [273_600_000, '3 d 4 h'],
    [86_400_000_000, '1,000 d'],
    [-7_500_000, '-2 h 5 min'],
    [NaN, 'NaN'],
  ])('%d ms reads %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
