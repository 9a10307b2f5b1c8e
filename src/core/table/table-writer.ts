import type { FlowTable } from './flow-table.ts';
import { type RowBatch, Segment, SEGMENT_BITS, SEGMENT_MASK, SEGMENT_ROWS } from './segment.ts';

/** A counter that needs more than 32 bits: which of `COUNTERS`, in which row of its batch. */
export interface WideCounter {
  readonly row: number;
  readonly counter: number;
  readonly value: number;
}

/**
 * Writes rows behind the published ones of a table, a batch at a time. They count for readers only
 * once `publish` is called, when all that their record says is known.
 */
export class TableWriter {
  readonly table: FlowTable;
  /** Rows written, published or not. */
  rowCount: number;

  constructor(table: FlowTable) {
    this.table = table;
    this.rowCount = table.rowCount;
  }

  /** Writes the first `count` rows of a batch. */
  append(batch: RowBatch, count: number, wide: readonly WideCounter[]): void {
    const first = this.rowCount;
    while (this.rowCount < first + count) {
      const at = this.rowCount & SEGMENT_MASK;
      const from = this.rowCount - first;
      const to = Math.min(count, from + SEGMENT_ROWS - at);
      this.segmentOf(this.rowCount).write(at, batch, from, to);
      this.rowCount += to - from;
    }
    for (const { row, counter, value } of wide) this.putWide(first + row, counter, value);
  }

  /** Shows the first `rowCount` rows to readers. */
  publish(rowCount: number): void {
    this.table.rowCount = rowCount;
  }

  /** Takes back the rows from `rowCount` on, which must not be published yet. */
  rewind(rowCount: number): void {
    this.rowCount = rowCount;
  }

  private putWide(row: number, counter: number, value: number): void {
    const segment = this.segmentOf(row);
    segment.widen(counter);
    segment.counters[counter]![row & SEGMENT_MASK] = value;
  }

  private segmentOf(row: number): Segment {
    return (this.table.segments[row >>> SEGMENT_BITS] ??= new Segment());
  }
}
