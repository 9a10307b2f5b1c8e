import type { FlowTable } from './flow-table.ts';
import { FLAG_DENIED, FLAG_STATISTICS } from './row-codes.ts';
import { type Segment, SEGMENT_BITS, SEGMENT_MASK, SEGMENT_ROWS } from './segment.ts';

/** Sums over a table that grows: each update looks at the rows that came since the last. */
export class TableTotals {
  rows = 0;
  denied = 0;
  /** Bytes both ways, over the rows that carry statistics; `null` where none does. */
  bytes: number | null = null;
  /** Times of the earliest and latest row, ms. */
  firstTime = Infinity;
  lastTime = -Infinity;
  private readonly table: FlowTable;

  constructor(table: FlowTable) {
    this.table = table;
  }

  update(): void {
    while (this.rows < this.table.rowCount) {
      const start = this.rows & SEGMENT_MASK;
      const end = Math.min(SEGMENT_ROWS, start + this.table.rowCount - this.rows);
      this.add(this.table.segments[this.rows >>> SEGMENT_BITS]!, start, end);
      this.rows += end - start;
    }
  }

  private add({ time, flags, bytesSrcToDest, bytesDestToSrc }: Segment, from: number, to: number) {
    for (let at = from; at < to; at++) {
      const flag = flags[at]!;
      if ((flag & FLAG_DENIED) !== 0) this.denied++;
      if ((flag & FLAG_STATISTICS) !== 0) {
        this.bytes = (this.bytes ?? 0) + bytesSrcToDest[at]! + bytesDestToSrc[at]!;
      }
      if (time[at]! < this.firstTime) this.firstTime = time[at]!;
      if (time[at]! > this.lastTime) this.lastTime = time[at]!;
    }
  }
}
