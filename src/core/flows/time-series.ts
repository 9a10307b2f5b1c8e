import { shownState } from '../format/flow-state.ts';
import { STEP_ROWS, type RowIds } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { FLAG_DENIED, FLAG_OUTBOUND, STATE_SHIFT } from '../table/row-codes.ts';
import { SEGMENT_BITS, SEGMENT_MASK, STATE_LETTERS } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import { type BookingOptions, bookRows } from './book-rows.ts';
import type { Buckets } from './buckets.ts';

/** What a series is divided by. */
export type StackBy = 'verdict' | 'state' | 'direction';

/** Which series. */
export interface SeriesOptions extends BookingOptions {
  readonly stackBy: StackBy;
}

/** One part of a series: amounts by bucket, and what lies outside of the buckets. */
export interface SeriesStack {
  /** `A` and `D`; `B`, `C`, `E`, `D` and `''` (NSG version 1); `I` and `O`. */
  readonly key: string;
  readonly values: Float64Array;
  /** What was booked before the first bucket, and behind the last. */
  readonly before: number;
  readonly after: number;
}

/** Amounts over time. Their sum, with `before` and `after`, is exactly that over the rows. */
export interface TimeSeries extends Buckets {
  /** All that a series can be divided into, also where nothing was booked. */
  readonly stacks: readonly SeriesStack[];
  /** Over all stacks. */
  readonly before: number;
  readonly after: number;
}

interface Stacking {
  readonly keys: readonly string[];
  readonly keyOf: (flags: number) => string;
}

const STACKINGS: Readonly<Record<StackBy, Stacking>> = {
  verdict: { keys: ['A', 'D'], keyOf: (flags) => ((flags & FLAG_DENIED) !== 0 ? 'D' : 'A') },
  state: {
    keys: ['B', 'C', 'E', 'D', ''],
    keyOf: (flags) =>
      shownState(STATE_LETTERS[flags >>> STATE_SHIFT] ?? '', (flags & FLAG_DENIED) !== 0),
  },
  direction: { keys: ['I', 'O'], keyOf: (flags) => ((flags & FLAG_OUTBOUND) !== 0 ? 'O' : 'I') },
};

/**
 * The rows `ids` over time. With `spread`, packets and bytes of a `C` or `E` row are spread
 * evenly over the time since the tuple before it in its conversation, whether or not that one is
 * among `ids`; over five minutes where there is none; and not at all where it is not earlier.
 * Throws a RangeError where the buckets are none, or more than 100,000.
 */
export function* timeSeries(
  table: FlowTable,
  ids: RowIds,
  options: SeriesOptions,
): Steps<TimeSeries> {
  const { keys, keyOf } = STACKINGS[options.stackBy];
  const layerOf = yield* layersByFlags(table, ids, (flags) => keys.indexOf(keyOf(flags)));
  const bookings = yield* bookRows(table, ids, layerOf, keys.length, options);
  const { from, to, bucket } = options;
  const stacks = keys.map((key, layer) => ({
    key,
    values: bookings.layer(layer),
    before: bookings.before[layer]!,
    after: bookings.after[layer]!,
  }));
  const total = (of: 'before' | 'after') => stacks.reduce((sum, stack) => sum + stack[of], 0);
  return { from, to, bucket, stacks, before: total('before'), after: total('after') };
}

function* layersByFlags(
  table: FlowTable,
  ids: RowIds,
  layerOf: (flags: number) => number,
): Steps<Uint8Array> {
  const known = Uint8Array.from({ length: 256 }, (_, flags) => layerOf(flags));
  const layers = new Uint8Array(ids.length);
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    const to = Math.min(ids.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) {
      const id = ids[place]!;
      layers[place] = known[table.segments[id >>> SEGMENT_BITS]!.flags[id & SEGMENT_MASK]!]!;
    }
    yield;
  }
  return layers;
}
