const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Widths that a reader of a clock knows; beyond them days by 1, 2 and 5. */
const WIDTHS: readonly number[] = [
  ...[1, 5, 10, 30].map((seconds) => seconds * SECOND),
  ...[1, 5, 10, 30].map((minutes) => minutes * MINUTE),
  ...[1, 3, 6, 12].map((hours) => hours * HOUR),
  ...Array.from({ length: 9 }, (_, zeros) => [1, 2, 5].map((n) => n * 10 ** zeros * DAY)).flat(),
];

/** Buckets of one width, side by side, which begin at round UTC times. All in ms. */
export interface Buckets {
  /** Start of the first. */
  readonly from: number;
  /** End of the last, which is no longer part of it. */
  readonly to: number;
  /** Width of each. */
  readonly bucket: number;
}

/**
 * Buckets over the times `from` to `to`, both included: of that round width which brings their
 * number nearest to `wanted`, in proportion. One bucket where the times are none (not finite).
 */
export function bucketWidth(from: number, to: number, wanted = 60): Buckets {
  if (!(from <= to && to - from < Infinity)) return { from: 0, to: SECOND, bucket: SECOND };
  const best = (to - from) / Math.max(1, wanted);
  const bucket = WIDTHS.reduce((a, b) => (misfit(b, best) < misfit(a, best) ? b : a));
  return bucketsOf(from, to, bucket);
}

/** Buckets of a given width over the times `from` to `to`, both included. */
export function bucketsOf(from: number, to: number, bucket: number): Buckets {
  const start = Math.floor(from / bucket) * bucket;
  return { from: start, to: Math.floor(to / bucket) * bucket + bucket, bucket };
}

function misfit(width: number, best: number): number {
  return Math.max(width / best, best / width);
}
