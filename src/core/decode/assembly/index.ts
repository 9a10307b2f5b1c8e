import { MOST_OFFSET } from '../../table/row-codes';
import { BATCH_ROWS, GROUP_AT, OFFSET_AT, SHAPE_VNET } from '../tuple-memory';
import { COMMA_QUOTE } from './bytes';
import { beginRow, settleCode, settleCounters } from './open-row';
import { readNsg } from './nsg';
import { readVnet } from './vnet';

export { failedAt } from './failure';

/** Rows in the batch; the open row stands behind them. */
let rows: u32 = 0;

export function rowCount(): u32 {
  return rows;
}

/** Begins the next batch. */
export function clearRows(): void {
  rows = 0;
}

/**
 * Reads the tuple whose text begins at `start` and ends at a quote into the open row, without
 * keeping it. Returns the place behind the quote; 0 where it is not of this shape: `failedAt`
 * then says which field was not.
 */
export function readTuple(start: usize, shape: i32): usize {
  beginRow();
  const end = shape == SHAPE_VNET ? readVnet(start, rows) : readNsg(start, rows, shape);
  return end == 0 ? 0 : settleCode(rows, end);
}

/** Keeps the open row as one of `group`, whose first tuple is `offset` bytes before this one. */
export function keepRow(group: u32, offset: u32): void {
  store<u32>(GROUP_AT + rows * 4, group);
  store<u16>(OFFSET_AT + rows * 2, offset as u16);
  settleCounters(rows);
  rows++;
}

/**
 * Reads and keeps the tuples of the list that follow the one that ends before `end`, as rows of
 * `group`, as long as they are well-formed, the batch has room, and their distance from the
 * group's start at `groupAt` (which may lie before the input) fits a row. Returns the place
 * behind the last one's quote.
 */
export function readTuples(end: usize, shape: i32, group: u32, groupAt: i32): usize {
  while (rows < (BATCH_ROWS as u32) && load<u16>(end) == COMMA_QUOTE) {
    const start = end + 2;
    const offset = (start as i32) - groupAt;
    if (offset > MOST_OFFSET) break;
    const next = readTuple(start, shape);
    if (next == 0) break;
    keepRow(group, offset);
    end = next;
  }
  return end;
}
