import { STEP_ROWS, type RowIds } from './filter-rows.ts';
import type { FlowTable } from './flow-table.ts';
import { radixSort } from './radix-sort.ts';
import { type RowNumber, rowNumber, type TableColumn } from './row-numbers.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from './segment.ts';
import type { Steps } from './steps.ts';

/** One column to sort by. */
export interface SortKey {
  readonly column: TableColumn;
  readonly descending: boolean;
}

const WORD = 2 ** 32;

/**
 * `ids` sorted by `keys`, the first of them weighing most; stable, so rows that are equal in all
 * of them stay in the order of `ids`, descending or not. `ids` itself is left as it is.
 */
export function* sortRows(table: FlowTable, ids: RowIds, keys: readonly SortKey[]): Steps<RowIds> {
  let sorted: RowIds = ids.slice();
  for (const key of keys.toReversed()) sorted = yield* sortByOne(table, sorted, key);
  return sorted;
}

function* sortByOne(table: FlowTable, ids: RowIds, key: SortKey): Steps<RowIds> {
  const number = rowNumber(table, key.column);
  const { least, most } = yield* extent(table, ids, number);
  if (!(most > least)) return ids;
  const range = most - least;
  const distance: RowNumber = key.descending
    ? (segment, at) => most - number(segment, at)
    : (segment, at) => number(segment, at) - least;
  const low = yield* words(table, ids, (segment, at) => distance(segment, at) % WORD);
  const byLow = yield* radixSort(low, ids, Math.min(range, WORD - 1));
  if (range < WORD) return byLow;
  const high = yield* words(table, byLow, (segment, at) => distance(segment, at) / WORD);
  return yield* radixSort(high, byLow, Math.floor(range / WORD));
}

function* extent(
  table: FlowTable,
  ids: RowIds,
  number: RowNumber,
): Steps<{ least: number; most: number }> {
  let least = Infinity;
  let most = -Infinity;
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    const to = Math.min(ids.length, from + STEP_ROWS);
    for (let at = from; at < to; at++) {
      const id = ids[at]!;
      const value = number(table.segments[id >>> SEGMENT_BITS]!, id & SEGMENT_MASK);
      if (value < least) least = value;
      if (value > most) most = value;
    }
    yield;
  }
  return { least, most };
}

function* words(table: FlowTable, ids: RowIds, number: RowNumber): Steps<Uint32Array> {
  const keys = new Uint32Array(ids.length);
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    const to = Math.min(ids.length, from + STEP_ROWS);
    for (let at = from; at < to; at++) {
      const id = ids[at]!;
      keys[at] = number(table.segments[id >>> SEGMENT_BITS]!, id & SEGMENT_MASK);
    }
    yield;
  }
  return keys;
}
