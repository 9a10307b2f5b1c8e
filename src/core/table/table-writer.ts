import type { FlowTable } from './flow-table.ts';
import { Segment, SEGMENT_BITS, SEGMENT_MASK, SEGMENT_ROWS } from './segment.ts';

/** Offsets within a group have 16 bits; most groups are shorter than their record's 32 KB. */
const MOST_OFFSET = 0xffff;

/**
 * Writes tuples behind the published rows of a table. A tuple is written field by field at
 * `segment` and `at`, and counts only once `commitRow` is called; rows count for readers only
 * once `publish` is called, when all that their record says is known.
 */
export class TableWriter {
  readonly table: FlowTable;
  /** The segment and the place in it of the row that is being written. */
  segment: Segment;
  at: number;
  /** Rows written, published or not. */
  rowCount: number;

  constructor(table: FlowTable) {
    this.table = table;
    this.rowCount = table.rowCount;
    this.at = this.rowCount & SEGMENT_MASK;
    this.segment = this.openSegment();
  }

  /** Keeps the row that was written, as one of `group`; `offset` is that of its tuple. */
  commitRow(group: number, offset: number): void {
    this.segment.group[this.at] = group;
    this.segment.offset[this.at] = offset;
    this.rowCount++;
    if (++this.at === SEGMENT_ROWS) {
      this.at = 0;
      this.segment = this.openSegment();
    }
  }

  /** True where `offset` is too far from its group's start to be kept in a row. */
  isFar(offsetInGroup: number): boolean {
    return offsetInGroup > MOST_OFFSET;
  }

  /** Shows all rows that were written to readers. */
  publish(): void {
    this.table.rowCount = this.rowCount;
  }

  /** Takes back the rows from `rowCount` on, which must not be published yet. */
  rewind(rowCount: number): void {
    for (let row = rowCount; row < this.rowCount; row++) {
      this.table.segments[row >>> SEGMENT_BITS]!.clearRow(row & SEGMENT_MASK);
    }
    this.rowCount = rowCount;
    this.at = rowCount & SEGMENT_MASK;
    this.segment = this.openSegment();
  }

  private openSegment(): Segment {
    const { segments } = this.table;
    return (segments[this.rowCount >>> SEGMENT_BITS] ??= new Segment());
  }
}
