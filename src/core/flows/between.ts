import { STEP_ROWS, type RowIds } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { FLAG_DENIED, FLAG_STATISTICS } from '../table/row-codes.ts';
import type { RowNumber } from '../table/row-numbers.ts';
import { type Segment, SEGMENT_BITS, SEGMENT_MASK } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import { type BookingOptions, bookRows } from './book-rows.ts';
import { Bookings } from './bookings.ts';

/** What went from one end to another: what the source sent, and what came back. */
export interface BetweenCell {
  /** Places of the ends in their lists, from 0 on; -1 for all others. */
  readonly source: number;
  readonly destination: number;
  readonly allowed: number;
  readonly denied: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly packetsSent: number;
  readonly packetsReceived: number;
  /** The measure that was asked for, by bucket. */
  readonly values: Float64Array;
  /** How much of `values` is denied: of tuples alone, for what is denied carries no counters. */
  readonly deniedValues: Float64Array;
}

/** The ends of rows as numbers: 0 for all others, from 1 on by their places in a list. */
export interface BetweenEnds {
  readonly sourceOf: RowNumber;
  readonly destinationOf: RowNumber;
  /** How many ends the list of destinations has; the lists have 14 at most. */
  readonly destinations: number;
  readonly sources: number;
}

const SUMS = ['bytesSent', 'bytesReceived', 'packetsSent', 'packetsReceived'] as const;

/** The matrix of the rows `ids`: cells that have rows, by source and then by destination. */
export function* between(
  table: FlowTable,
  ids: RowIds,
  ends: BetweenEnds,
  booking: BookingOptions,
): Steps<BetweenCell[]> {
  const width = ends.destinations + 1;
  const cells = (ends.sources + 1) * width;
  const cellOf = new Uint8Array(ids.length);
  const sums = new CellSums(cells);
  const denied = new Bookings(booking, cells);
  const isTuples = booking.measure === 'tuples';
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    const to = Math.min(ids.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) {
      const id = ids[place]!;
      const segment = table.segments[id >>> SEGMENT_BITS]!;
      const at = id & SEGMENT_MASK;
      const cell = ends.sourceOf(segment, at) * width + ends.destinationOf(segment, at);
      cellOf[place] = cell;
      sums.add(cell, segment, at);
      const isDenied = (segment.flags[at]! & FLAG_DENIED) !== 0;
      if (isTuples && isDenied) denied.at(cell, segment.time[at]!, 1);
    }
    yield;
  }
  const bookings = yield* bookRows(table, ids, cellOf, cells, booking);
  return Array.from({ length: cells }, (_, cell) => ({
    source: Math.floor(cell / width) - 1,
    destination: (cell % width) - 1,
    ...sums.of(cell),
    values: bookings.layer(cell),
    deniedValues: denied.layer(cell),
  })).filter(({ allowed, denied }) => allowed + denied > 0);
}

class CellSums {
  private readonly rows: Float64Array;
  private readonly denied: Float64Array;
  private readonly sums: readonly Float64Array[];

  constructor(cells: number) {
    this.rows = new Float64Array(cells);
    this.denied = new Float64Array(cells);
    this.sums = SUMS.map(() => new Float64Array(cells));
  }

  add(cell: number, segment: Segment, at: number): void {
    const flags = segment.flags[at]!;
    this.rows[cell]!++;
    if ((flags & FLAG_DENIED) !== 0) this.denied[cell]!++;
    if ((flags & FLAG_STATISTICS) === 0) return;
    const [bytesSent, bytesReceived, packetsSent, packetsReceived] = this.sums;
    bytesSent![cell]! += segment.bytesSrcToDest[at]!;
    bytesReceived![cell]! += segment.bytesDestToSrc[at]!;
    packetsSent![cell]! += segment.packetsSrcToDest[at]!;
    packetsReceived![cell]! += segment.packetsDestToSrc[at]!;
  }

  of(cell: number): Omit<BetweenCell, 'source' | 'destination' | 'values' | 'deniedValues'> {
    const [bytesSent, bytesReceived, packetsSent, packetsReceived] = this.sums.map(
      (sum) => sum[cell]!,
    );
    const denied = this.denied[cell]!;
    return {
      allowed: this.rows[cell]! - denied,
      denied,
      bytesSent: bytesSent!,
      bytesReceived: bytesReceived!,
      packetsSent: packetsSent!,
      packetsReceived: packetsReceived!,
    };
  }
}
