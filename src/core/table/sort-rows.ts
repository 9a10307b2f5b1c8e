import { isMarkColumn, type MarkColumn } from '../format/columns.ts';
import { allRows, STEP_ROWS, type RowIds } from './filter-rows.ts';
import type { FlowTable } from './flow-table.ts';
import type { KnownMarks, Marks } from './marks.ts';
import { radixSort } from './radix-sort.ts';
import { type GroupColumn, type KnownTexts, type RowNumber, rowNumber } from './row-numbers.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from './segment.ts';
import type { Steps } from './steps.ts';

/** One column to sort by. */
export interface SortKey {
  readonly column: GroupColumn | MarkColumn;
  readonly descending: boolean;
}

const WORD = 2 ** 32;

/**
 * `ids` sorted by `keys`, the first of them weighing most; stable, so rows that are equal in all
 * of them stay in the order of `ids`, descending or not. `ids` itself is left as it is. `known`
 * holds the columns that must be worked out; a row that marks do not know is as one unmarked.
 */
export function* sortRows(
  table: FlowTable,
  ids: RowIds,
  keys: readonly SortKey[],
  known: KnownMarks & KnownTexts = {},
): Steps<RowIds> {
  let sorted: RowIds = ids.slice();
  for (const { column, descending } of keys.toReversed()) {
    if (isMarkColumn(column)) {
      sorted = yield* sortByMark(known[column], sorted, descending);
      continue;
    }
    const values = yield* valuesOf(table, sorted, rowNumber(table, column, known));
    sorted = yield* sortByValues(values, sorted, descending);
  }
  return sorted;
}

/** Those with one answer before those with the other: false first, as it is the lesser. */
function* sortByMark(marks: Marks | undefined, ids: RowIds, descending: boolean): Steps<RowIds> {
  const sorted = new Uint32Array(ids.length);
  let length = 0;
  for (const wanted of [descending, !descending]) {
    for (let from = 0; from < ids.length; from += STEP_ROWS) {
      for (const id of ids.subarray(from, from + STEP_ROWS)) {
        if ((marks?.has(id) ?? false) === wanted) sorted[length++] = id;
      }
      yield;
    }
  }
  return sorted;
}

/** The values of a column for `ids`, and the least and the most of them. */
interface Values {
  readonly numbers: Float64Array;
  least: number;
  most: number;
}

function* valuesOf(table: FlowTable, ids: RowIds, number: RowNumber): Steps<Values> {
  const values = { numbers: new Float64Array(ids.length), least: Infinity, most: -Infinity };
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    readValues(table, ids, number, values, from);
    yield;
  }
  return values;
}

// Loops stand in functions of their own: inside a generator the engine optimises them less.
function readValues(
  { segments }: FlowTable,
  ids: RowIds,
  number: RowNumber,
  values: Values,
  from: number,
): void {
  const { numbers } = values;
  const to = Math.min(ids.length, from + STEP_ROWS);
  let { least, most } = values;
  for (let at = from; at < to; at++) {
    const id = ids[at]!;
    const value = number(segments[id >>> SEGMENT_BITS]!, id & SEGMENT_MASK);
    numbers[at] = value;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  values.least = least;
  values.most = most;
}

function* sortByValues(values: Values, ids: RowIds, descending: boolean): Steps<RowIds> {
  const range = values.most - values.least;
  if (!(range > 0)) return ids;
  toDistances(values, descending);
  yield;
  const { numbers } = values;
  if (range < WORD) return yield* radixSort(new Uint32Array(numbers), ids, range);
  const places = yield* radixSort(lowWords(numbers), allRows(ids.length), WORD - 1);
  const high = highWords(numbers, places);
  yield;
  return picked(ids, yield* radixSort(high, places, Math.floor(range / WORD)));
}

function lowWords(numbers: Float64Array): Uint32Array {
  const words = new Uint32Array(numbers.length);
  for (let at = 0; at < numbers.length; at++) words[at] = numbers[at]! % WORD;
  return words;
}

function highWords(numbers: Float64Array, places: Uint32Array): Uint32Array {
  const words = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at++) words[at] = numbers[places[at]!]! / WORD;
  return words;
}

function picked(ids: RowIds, places: Uint32Array): RowIds {
  const order = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at++) order[at] = ids[places[at]!]!;
  return order;
}

/** Values become distances from the one that comes first: whole numbers from 0 on. */
function toDistances({ numbers, least, most }: Values, descending: boolean): void {
  for (let at = 0; at < numbers.length; at++) {
    numbers[at] = descending ? most - numbers[at]! : numbers[at]! - least;
  }
}
