import { describe, expect, it } from 'vitest';
import { bucketsOf, bucketWidth } from '../../../../src/core/flows/buckets.ts';
import { NINE } from './support/flow-tables.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('bucketWidth', () => {
  it.each([
    ['an instant', 0, SECOND],
    ['20 s', 20 * SECOND, SECOND],
    ['a minute', MINUTE, SECOND],
    ['5 min', 5 * MINUTE, 5 * SECOND],
    ['10 min', 10 * MINUTE, 10 * SECOND],
    ['half an hour', 30 * MINUTE, 30 * SECOND],
    ['an hour and what bleeds into it', HOUR + 67 * SECOND, MINUTE],
    ['6 h', 6 * HOUR, 5 * MINUTE],
    ['a day', DAY, 30 * MINUTE],
    ['a week', 7 * DAY, 3 * HOUR],
    ['a month', 30 * DAY, 12 * HOUR],
    ['a year', 365 * DAY, 5 * DAY],
  ])('of %s', (_, span, bucket) => {
    expect(bucketWidth(NINE, NINE + span).bucket).toBe(bucket);
  });

  it('begins at round times and holds both ends', () => {
    const last = NINE + HOUR;
    expect(bucketWidth(NINE + 17, last)).toEqual({
      from: NINE,
      to: last + MINUTE,
      bucket: MINUTE,
    });
  });

  it('follows the number that is wanted', () => {
    expect(bucketWidth(NINE, NINE + HOUR, 12).bucket).toBe(5 * MINUTE);
    expect(bucketWidth(NINE, NINE + HOUR, 1).bucket).toBe(HOUR);
  });

  it('is never so narrow that there are many more than wanted, up to the last time there is', () => {
    for (let span = 1; span <= 8.64e15; span *= 1.7) {
      const { from, to, bucket } = bucketWidth(0, Math.floor(span));
      expect((to - from) / bucket).toBeLessThan(160);
    }
  });

  it.each([
    [Infinity, -Infinity],
    [NaN, NaN],
    [2, 1],
  ])('of no time at all (%d to %d) is one bucket', (from, to) => {
    const buckets = bucketWidth(from, to);
    expect((buckets.to - buckets.from) / buckets.bucket).toBe(1);
  });
});

describe('bucketsOf', () => {
  it('puts a given width round the times', () => {
    expect(bucketsOf(1500, 2000, 1000)).toEqual({ from: 1000, to: 3000, bucket: 1000 });
    expect(bucketsOf(-1, 0, 1000)).toEqual({ from: -1000, to: 1000, bucket: 1000 });
  });
});
