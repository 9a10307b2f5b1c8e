import { describe, expect, it } from 'vitest';
import {
  bucketCount,
  bucketOf,
  cursorAt,
  edgesOf,
  keyTarget,
  moveCursor,
  rangeOf,
  runOf,
} from '../../../../webview/charts/bucket-cursor.ts';

const MINUTE = 60_000;
const HOUR = Date.UTC(2026, 2, 14, 9);
const BUCKETS = { from: HOUR, to: HOUR + 60 * MINUTE, bucket: MINUTE };

describe('a cursor over buckets', () => {
  it('moves alone, and with shift keeps where it began', () => {
    const moved = moveCursor(cursorAt(5), 6, 60, false);
    expect(runOf(moved)).toEqual({ first: 6, last: 6 });
    const extended = moveCursor(moveCursor(moved, 7, 60, true), 8, 60, true);
    expect(runOf(extended)).toEqual({ first: 6, last: 8 });
    expect(runOf(moveCursor(extended, 2, 60, true))).toEqual({ first: 2, last: 6 });
    expect(runOf(moveCursor(extended, 3, 60, false))).toEqual({ first: 3, last: 3 });
  });

  it('stays within the buckets, also when there are fewer of them', () => {
    expect(runOf(moveCursor(cursorAt(0), -1, 60, false))).toEqual({ first: 0, last: 0 });
    expect(runOf(moveCursor(cursorAt(59), 99, 60, true))).toEqual({ first: 59, last: 59 });
    expect(runOf(moveCursor({ anchor: 50, head: 55 }, 56, 10, true))).toEqual({
      first: 9,
      last: 9,
    });
  });

  it.each([
    ['ArrowRight', 6],
    ['ArrowLeft', 4],
    ['PageUp', 15],
    ['PageDown', -5],
    ['Home', 0],
    ['End', 59],
    ['a', undefined],
  ])('%s leads from bucket 5 to %s', (key, target) => {
    expect(keyTarget(key, 5, 60)).toBe(target);
  });
});

describe('a run of buckets', () => {
  it('narrows the filter to whole buckets, of which both ends are included', () => {
    const run = { first: 21, last: 32 };
    expect(edgesOf(BUCKETS, run)).toEqual({ from: HOUR + 21 * MINUTE, to: HOUR + 33 * MINUTE });
    expect(rangeOf(BUCKETS, run)).toEqual({ from: HOUR + 21 * MINUTE, to: HOUR + 33 * MINUTE - 1 });
  });

  it('knows the bucket of any time', () => {
    expect(bucketCount(BUCKETS)).toBe(60);
    expect(bucketOf(BUCKETS, HOUR + MINUTE - 1)).toBe(0);
    expect(bucketOf(BUCKETS, HOUR + MINUTE)).toBe(1);
    expect(bucketOf(BUCKETS, HOUR - 1)).toBe(0);
    expect(bucketOf(BUCKETS, HOUR + 61 * MINUTE)).toBe(59);
  });
});
