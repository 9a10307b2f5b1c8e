import type { Buckets, TimeRange } from '../../src/protocol/charts.ts';

/** Buckets that the keyboard or the pointer has picked: from where it began to where it is. */
export interface BucketCursor {
  readonly anchor: number;
  readonly head: number;
}

/** Buckets `first` to `last`, both included. */
export interface BucketRun {
  readonly first: number;
  readonly last: number;
}

export function bucketCount({ from, to, bucket }: Buckets): number {
  return Math.max(1, Math.round((to - from) / bucket));
}

/** The bucket of a time; that at the nearer end for one that lies outside. */
export function bucketOf(buckets: Buckets, time: number): number {
  const at = Math.floor((time - buckets.from) / buckets.bucket);
  return Math.max(0, Math.min(bucketCount(buckets) - 1, at));
}

export function cursorAt(bucket: number): BucketCursor {
  return { anchor: bucket, head: bucket };
}

/** The cursor at another bucket; with `isExtending` what lies between is picked too. */
export function moveCursor(
  { anchor }: BucketCursor,
  to: number,
  count: number,
  isExtending: boolean,
): BucketCursor {
  const head = Math.max(0, Math.min(count - 1, to));
  return { anchor: isExtending ? Math.min(anchor, count - 1) : head, head };
}

export function runOf({ anchor, head }: BucketCursor): BucketRun {
  return { first: Math.min(anchor, head), last: Math.max(anchor, head) };
}

/** Start of the first bucket and end of the last, which is no longer part of it. */
export function edgesOf({ from, bucket }: Buckets, { first, last }: BucketRun): TimeRange {
  return { from: from + first * bucket, to: from + (last + 1) * bucket };
}

/** What the filter is narrowed to: both of its ends are included, so it ends a ms earlier. */
export function rangeOf(buckets: Buckets, run: BucketRun): TimeRange {
  const { from, to } = edgesOf(buckets, run);
  return { from, to: to - 1 };
}

/** Where a key moves the head of a cursor to; `undefined` for other keys. */
export function keyTarget(key: string, head: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return head - 1;
    case 'ArrowRight':
    case 'ArrowUp':
      return head + 1;
    case 'PageDown':
      return head - 10;
    case 'PageUp':
      return head + 10;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
