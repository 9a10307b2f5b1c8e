import type { FlowTable } from './flow-table.ts';
import { type Segment, SEGMENT_BITS, SEGMENT_MASK, SEGMENT_ROWS } from './segment.ts';
import type { Steps } from './steps.ts';

/**
 * A condition on rows, asked for a whole segment at once: writes 1 into `hits[i]` where the row at
 * place `i` matches and 0 where it does not, for `start <= i < end`.
 */
export type Predicate = (segment: Segment, start: number, end: number, hits: Uint8Array) => void;

/** Row ids in the order in which they are shown. */
export type RowIds = Uint32Array;

/** Rows taken between two pauses. */
export const STEP_ROWS = SEGMENT_ROWS;

/** The ids of the rows `from … to - 1` that match, in file order. */
export function* filterRows(
  table: FlowTable,
  predicate: Predicate,
  from = 0,
  to = table.rowCount,
): Steps<RowIds> {
  const hits = new Hits();
  const ids = new Uint32Array(Math.max(0, to - from));
  let count = 0;
  for (let row = from; row < to;) {
    const start = row & SEGMENT_MASK;
    const end = Math.min(SEGMENT_ROWS, start + to - row);
    predicate(table.segments[row >>> SEGMENT_BITS]!, start, end, hits.bytes);
    count = collect(hits, start, end, row - start, ids, count);
    row += end - start;
    yield;
  }
  return ids.slice(0, count);
}

/** Appends the rows that were hit. Four misses, a word, are passed by at once: few rows match. */
function collect(
  hits: Hits,
  start: number,
  end: number,
  base: number,
  ids: RowIds,
  count: number,
): number {
  let next = count;
  for (let word = start >>> 2; word << 2 < end; word++) {
    if (hits.words[word] === 0) continue;
    const last = Math.min(end, (word + 1) << 2);
    // Without a branch: a hit moves the end on, a miss is written over by the next.
    for (let at = Math.max(start, word << 2); at < last; at++) {
      ids[next] = base + at;
      next += hits.bytes[at]!;
    }
  }
  return next;
}

/** The answers for a segment, a byte a row, and the same memory in words. */
class Hits {
  readonly bytes = new Uint8Array(SEGMENT_ROWS);
  readonly words = new Uint32Array(this.bytes.buffer);
}

/** Those of `ids` that match, in the order in which they stand. */
export function* filterSelection(
  table: FlowTable,
  predicate: Predicate,
  ids: RowIds,
): Steps<RowIds> {
  const matching = yield* matches(table, predicate);
  const kept = new Uint32Array(ids.length);
  let count = 0;
  for (let at = 0; at < ids.length; at++) {
    if (at % STEP_ROWS === 0) yield;
    const id = ids[at]!;
    kept[count] = id;
    count += matching[id]!;
  }
  return kept.slice(0, count);
}

function* matches(table: FlowTable, predicate: Predicate): Steps<Uint8Array> {
  const matching = new Uint8Array(table.rowCount);
  const hits = new Uint8Array(SEGMENT_ROWS);
  for (let row = 0; row < table.rowCount; row += SEGMENT_ROWS) {
    const end = Math.min(SEGMENT_ROWS, table.rowCount - row);
    predicate(table.segments[row >>> SEGMENT_BITS]!, 0, end, hits);
    matching.set(hits.subarray(0, end), row);
    yield;
  }
  return matching;
}

/** The ids of all rows, in file order. */
export function allRows(rowCount: number): RowIds {
  const ids = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) ids[row] = row;
  return ids;
}
