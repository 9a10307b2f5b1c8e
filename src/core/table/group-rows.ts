import { STEP_ROWS, type RowIds } from './filter-rows.ts';
import type { FlowTable } from './flow-table.ts';
import { groupNumbers } from './group-numbers.ts';
import { GrowingColumn } from './growing-column.ts';
import type { GroupColumn, KnownTexts } from './row-numbers.ts';
import { FLAG_DENIED, FLAG_STATISTICS } from './row-codes.ts';
import { type Segment, SEGMENT_BITS, SEGMENT_MASK } from './segment.ts';
import type { Steps } from './steps.ts';

/** What the rows of one group have in common, and what they add up to. */
export interface RowGroup {
  /** A row of the group: its values in the grouped columns are those of all. */
  readonly firstRow: number;
  readonly rows: number;
  readonly denied: number;
  /** Sums over the rows that carry statistics. */
  readonly packetsSrcToDest: number;
  readonly bytesSrcToDest: number;
  readonly packetsDestToSrc: number;
  readonly bytesDestToSrc: number;
  /** Time of the earliest and of the latest row, ms. */
  readonly firstTime: number;
  readonly lastTime: number;
}

/**
 * Groups the rows `ids` by one or more columns; the groups stand in the order of their coming.
 * `known` holds those of the columns that rest on names.
 */
export function* groupRows(
  table: FlowTable,
  ids: RowIds,
  columns: readonly GroupColumn[],
  known: KnownTexts = {},
): Steps<RowGroup[]> {
  const { numbers } = yield* groupNumbers(table, ids, columns, known);
  const sums = new GroupSums();
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    const to = Math.min(ids.length, from + STEP_ROWS);
    for (let at = from; at < to; at++) {
      const id = ids[at]!;
      sums.add(numbers[at]!, id, table.segments[id >>> SEGMENT_BITS]!, id & SEGMENT_MASK);
    }
    yield;
  }
  return sums.list();
}

/** Sums by group, as columns. */
class GroupSums {
  private readonly firstRow = new GrowingColumn(Uint32Array);
  private readonly rows = new GrowingColumn(Float64Array);
  private readonly denied = new GrowingColumn(Float64Array);
  private readonly packetsSrcToDest = new GrowingColumn(Float64Array);
  private readonly bytesSrcToDest = new GrowingColumn(Float64Array);
  private readonly packetsDestToSrc = new GrowingColumn(Float64Array);
  private readonly bytesDestToSrc = new GrowingColumn(Float64Array);
  private readonly firstTime = new GrowingColumn(Float64Array);
  private readonly lastTime = new GrowingColumn(Float64Array);

  /** Groups must come in the order of their numbers, as `NumberIndex` gives them. */
  add(group: number, row: number, segment: Segment, at: number): void {
    const time = segment.time[at]!;
    const flags = segment.flags[at]!;
    if (group === this.rows.length) this.open(row, time);
    this.rows.values[group]!++;
    if ((flags & FLAG_DENIED) !== 0) this.denied.values[group]!++;
    if (time < this.firstTime.values[group]!) this.firstTime.values[group] = time;
    if (time > this.lastTime.values[group]!) this.lastTime.values[group] = time;
    if ((flags & FLAG_STATISTICS) !== 0) this.count(group, segment, at);
  }

  list(): RowGroup[] {
    return Array.from({ length: this.rows.length }, (_, group) => ({
      firstRow: this.firstRow.values[group]!,
      rows: this.rows.values[group]!,
      denied: this.denied.values[group]!,
      packetsSrcToDest: this.packetsSrcToDest.values[group]!,
      bytesSrcToDest: this.bytesSrcToDest.values[group]!,
      packetsDestToSrc: this.packetsDestToSrc.values[group]!,
      bytesDestToSrc: this.bytesDestToSrc.values[group]!,
      firstTime: this.firstTime.values[group]!,
      lastTime: this.lastTime.values[group]!,
    }));
  }

  private open(row: number, time: number): void {
    this.firstRow.push(row);
    this.firstTime.push(time);
    this.lastTime.push(time);
    for (const zero of [this.rows, this.denied, this.packetsSrcToDest, this.bytesSrcToDest]) {
      zero.push(0);
    }
    this.packetsDestToSrc.push(0);
    this.bytesDestToSrc.push(0);
  }

  private count(group: number, segment: Segment, at: number): void {
    this.packetsSrcToDest.values[group]! += segment.packetsSrcToDest[at]!;
    this.bytesSrcToDest.values[group]! += segment.bytesSrcToDest[at]!;
    this.packetsDestToSrc.values[group]! += segment.packetsDestToSrc[at]!;
    this.bytesDestToSrc.values[group]! += segment.bytesDestToSrc[at]!;
  }
}
