import { PLAIN_COLUMNS, type Segment, SEGMENT_BITS, SEGMENT_MASK } from './segment.ts';
import type { TableWriter } from './table-writer.ts';

/**
 * Takes rows that were written but not yet published out again: all from `first` on for which
 * `isWrong` holds. The others move up and keep their order.
 */
export function dropRows(
  writer: TableWriter,
  first: number,
  isWrong: (segment: Segment, at: number, row: number) => boolean,
): void {
  const { segments } = writer.table;
  let kept = first;
  for (let row = first; row < writer.rowCount; row++) {
    const from = segments[row >>> SEGMENT_BITS]!;
    if (isWrong(from, row & SEGMENT_MASK, row)) continue;
    if (kept !== row) copyRow(from, row & SEGMENT_MASK, segments[kept >>> SEGMENT_BITS]!, kept);
    kept++;
  }
  writer.rewind(kept);
}

function copyRow(from: Segment, fromAt: number, to: Segment, toRow: number): void {
  const toAt = toRow & SEGMENT_MASK;
  for (const column of PLAIN_COLUMNS) to[column][toAt] = from[column][fromAt]!;
  from.counters.forEach((column, counter) => {
    if (column instanceof Float64Array) to.widen(counter);
    to.counters[counter]![toAt] = column[fromAt]!;
  });
}
