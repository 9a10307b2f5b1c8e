import { STEP_ROWS, type RowIds } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { FLAG_DENIED, STATE_SHIFT } from '../table/row-codes.ts';
import { SEGMENT_BITS, SEGMENT_MASK, STATE_LETTERS } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import { Bookings } from './bookings.ts';
import type { Buckets } from './buckets.ts';
import { type Measure, MEASURES } from './measures.ts';

/**
 * When the counters of a `C` or `E` row are booked: `spread` over the time in which they were
 * counted, or `raw`, all of them at the row's own time, which shows peaks every five minutes that
 * never were.
 */
export type Booking = 'spread' | 'raw';

/** What is booked, where, and how. */
export interface BookingOptions extends Buckets {
  readonly measure: Measure;
  readonly booking: Booking;
  /** Of the same table: `Conversations.previousTime`. Rows that it does not have, have none. */
  readonly previousTime: Float64Array;
}

/**
 * The nominal time between two tuples of a flow, ms: what a counter spans whose start is not known.
 * Source: flow-log-format.md, 4.
 */
export const NOMINAL_SPAN = 5 * 60 * 1000;

/** Books the rows `ids`, each into its layer; `layerOf` has one for each of `ids`. */
export function* bookRows(
  table: FlowTable,
  ids: RowIds,
  layerOf: Uint8Array,
  layers: number,
  options: BookingOptions,
): Steps<Bookings> {
  const bookings = new Bookings(options, layers);
  const amountOf = MEASURES[options.measure];
  const isSpread = options.booking === 'spread' && options.measure !== 'tuples';
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    const to = Math.min(ids.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) {
      const id = ids[place]!;
      const segment = table.segments[id >>> SEGMENT_BITS]!;
      const at = id & SEGMENT_MASK;
      const amount = amountOf(segment, at);
      if (amount === 0) continue;
      const end = segment.time[at]!;
      const start = isSpread && SPANS[segment.flags[at]!] === 1 ? startOf(options, id, end) : end;
      if (start < end) bookings.over(layerOf[place]!, start, end, amount);
      else bookings.at(layerOf[place]!, end, amount);
    }
    yield;
  }
  return bookings;
}

function startOf({ previousTime }: BookingOptions, row: number, end: number): number {
  const previous = previousTime[row] ?? NaN;
  return Number.isNaN(previous) ? end - NOMINAL_SPAN : previous;
}

/** For each value of `Segment.flags` 1 where such a row's counters belong to a span of time. */
const SPANS = Uint8Array.from({ length: 256 }, (_, flags) => {
  const state = STATE_LETTERS[flags >>> STATE_SHIFT];
  return (state === 'C' || state === 'E') && (flags & FLAG_DENIED) === 0 ? 1 : 0;
});
