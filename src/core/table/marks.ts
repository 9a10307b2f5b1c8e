import type { MarkColumn } from '../format/columns.ts';
import type { Predicate } from './filter-rows.ts';
import type { FlowTable } from './flow-table.ts';
import { SEGMENT_BITS } from './segment.ts';

/** Some rows of a table: a bit for each row that it had when they were sought. */
export class Marks {
  /** Rows that were looked at; those that came later are not marked. */
  readonly rows: number;
  /** How many are marked. */
  count = 0;
  private readonly bits: Uint32Array;

  constructor(rows: number) {
    this.rows = rows;
    this.bits = new Uint32Array((rows + 31) >>> 5);
  }

  /** Marks a row that was not marked before. */
  add(row: number): void {
    this.bits[row >>> 5]! |= 1 << (row & 31);
    this.count++;
  }

  has(row: number): boolean {
    return row < this.rows && ((this.bits[row >>> 5]! >>> (row & 31)) & 1) === 1;
  }
}

/** What has been worked out of the columns that say which rows are marked. */
export type KnownMarks = Partial<Readonly<Record<MarkColumn, Marks>>>;

/** The rows of `table` that are marked, as a condition. */
export function markPredicate(table: FlowTable, marks: Marks): Predicate {
  return (segment, start, end, hits) => {
    const first = table.segments.indexOf(segment) << SEGMENT_BITS;
    for (let at = start; at < end; at++) hits[at] = marks.has(first + at) ? 1 : 0;
  };
}
