import { timeSpan } from '../../src/core/format/clock.ts';
import { formatDuration } from '../../src/core/format/numbers.ts';
import { formatUtc } from '../../src/core/format/time.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Distances of ticks that a reader of a clock knows; beyond them days by 1, 2 and 5. */
const STEPS: readonly number[] = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...Array.from({ length: 8 }, (_, zeros) => [1, 2, 5].map((n) => n * 10 ** zeros * DAY)).flat(),
];

/** Round UTC times from `from` to `to`, at most `most` of them. */
export function timeTicks(from: number, to: number, most: number): number[] {
  const step = STEPS.find((each) => (to - from) / each <= most - 1) ?? STEPS.at(-1)!;
  const first = Math.ceil(from / step) * step;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  return Array.from({ length: Math.min(count, most) }, (_, at) => first + at * step);
}

/** A tick as short as its neighbours allow: the day at midnight, seconds where they matter. */
export function tickLabel(time: number, ticks: readonly number[]): string {
  const step = (ticks[1] ?? time + MINUTE) - (ticks[0] ?? time);
  const text = formatUtc(time);
  if (step >= DAY) return text.slice(0, 10);
  if (time % DAY === 0) return text.slice(5, 10);
  return step < MINUTE || time % MINUTE !== 0 ? text.slice(11, 19) : text.slice(11, 16);
}

/** The width of a bucket: `1 min`, `6 h`. */
export function widthWords(ms: number): string {
  return formatDuration(ms);
}

/**
 * A stretch of time of which the end is no longer part: `2026-03-14 09:14 – 09:15 UTC`. Seconds
 * and the second date only where they say something.
 */
export function spanWords(from: number, to: number): string {
  const length = from % MINUTE === 0 && to % MINUTE === 0 ? 16 : 19;
  const isFine = from % SECOND !== 0 || to % SECOND !== 0;
  return timeSpan(from, to, isFine ? 23 : length);
}
