import { STEP_ROWS, type RowIds } from './filter-rows.ts';
import type { FlowTable } from './flow-table.ts';
import { NumberIndex } from './number-index.ts';
import { type GroupColumn, type KnownTexts, type RowNumber, rowNumber } from './row-numbers.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from './segment.ts';
import type { Steps } from './steps.ts';

/** Pairs of group numbers as one number: exact while there are fewer than 2^26 groups. */
const PAIR = 2 ** 26;

/** The group of each row, numbered in the order of their coming. */
export interface GroupNumbers {
  /** One for each of the rows that were asked for. */
  readonly numbers: Uint32Array;
  readonly count: number;
}

/**
 * Numbers the groups of the rows `ids` by the values of one or more columns; `known` holds those of
 * them that rest on names.
 */
export function* groupNumbers(
  table: FlowTable,
  ids: RowIds,
  columns: readonly GroupColumn[],
  known: KnownTexts = {},
): Steps<GroupNumbers> {
  const numbers = new Uint32Array(ids.length);
  let count = Math.min(1, ids.length);
  for (const column of columns) {
    const number = rowNumber(table, column, known);
    count = yield* foldIn(table, ids, number, numbers, count);
  }
  return { numbers, count };
}

function* foldIn(
  table: FlowTable,
  ids: RowIds,
  number: RowNumber,
  numbers: Uint32Array,
  groups: number,
): Steps<number> {
  const values = new NumberIndex();
  const pairs = new NumberIndex();
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    const to = Math.min(ids.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) {
      const id = ids[place]!;
      const value = number(table.segments[id >>> SEGMENT_BITS]!, id & SEGMENT_MASK);
      const index = values.indexOf(value);
      numbers[place] = groups === 1 ? index : pairs.indexOf(numbers[place]! * PAIR + index);
    }
    yield;
  }
  return groups === 1 ? values.count : pairs.count;
}
