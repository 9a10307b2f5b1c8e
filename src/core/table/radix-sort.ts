import type { Steps } from './steps.ts';

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const DIGIT_MASK = DIGITS - 1;

/**
 * Sorts `ids` by `keys` (one for each id, at most `mostKey`), stable, and returns the sorted ids.
 * A radix sort: its time depends on the number of rows alone, and no comparator is called. Both
 * arrays are used as working space.
 */
export function* radixSort(
  keys: Uint32Array,
  ids: Uint32Array,
  mostKey: number,
): Steps<Uint32Array> {
  let from: Pairs = { keys, ids };
  let to: Pairs = { keys: new Uint32Array(keys.length), ids: new Uint32Array(ids.length) };
  for (let shift = 0; shift < 32 && mostKey >>> shift > 0; shift += DIGIT_BITS) {
    const starts = digitStarts(from.keys, shift);
    yield;
    scatter(from, to, starts, shift);
    [from, to] = [to, from];
    yield;
  }
  return from.ids;
}

interface Pairs {
  keys: Uint32Array;
  ids: Uint32Array;
}

/** Where the rows of each digit begin once they are sorted by it. */
function digitStarts(keys: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(DIGITS);
  for (const key of keys) starts[(key >>> shift) & DIGIT_MASK]!++;
  let start = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = starts[digit]!;
    starts[digit] = start;
    start += count;
  }
  return starts;
}

function scatter(from: Pairs, to: Pairs, starts: Uint32Array, shift: number): void {
  const { keys, ids } = from;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!;
    const place = starts[(key >>> shift) & DIGIT_MASK]!++;
    to.keys[place] = key;
    to.ids[place] = ids[at]!;
  }
}
