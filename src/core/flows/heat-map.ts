import { DIMENSIONS } from '../format/dimensions.ts';
import type { RowIds } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import type { Steps } from '../table/steps.ts';
import { type BookingOptions, bookRows } from './book-rows.ts';
import type { Buckets } from './buckets.ts';
import { rankGroups } from './rank-groups.ts';

/** Which heat map. */
export interface HeatMapOptions extends BookingOptions {
  /** How many destination ports get a line of their own, 0 to 255. */
  readonly limit: number;
}

/** One destination port with its protocol over time, or all others. */
export interface HeatMapLine {
  /** A row with its `DestPort` and `L4Protocol`; -1 for the others. */
  readonly firstRow: number;
  /** How many ports it stands for. */
  readonly ports: number;
  readonly values: Float64Array;
  /** What was booked before the first bucket, and behind the last. */
  readonly before: number;
  readonly after: number;
}

/** Destination ports over time, largest first, the others last (absent where there are none). */
export interface HeatMap extends Buckets {
  readonly lines: readonly HeatMapLine[];
}

/** The rows `ids` by time and destination port. Throws RangeErrors as `timeSeries` and tops do. */
export function* heatMap(table: FlowTable, ids: RowIds, options: HeatMapOptions): Steps<HeatMap> {
  const { from, to, bucket, measure, limit } = options;
  const ranked = yield* rankGroups(table, ids, DIMENSIONS.port, measure, limit);
  const others = ranked.otherGroups === 0 ? [] : [{ firstRow: -1, ports: ranked.otherGroups }];
  const ports = [...ranked.top.map(({ firstRow }) => ({ firstRow, ports: 1 })), ...others];
  const bookings = yield* bookRows(table, ids, ranked.rankOf, ports.length, options);
  const lines = ports.map((port, layer) => ({
    ...port,
    values: bookings.layer(layer),
    before: bookings.before[layer]!,
    after: bookings.after[layer]!,
  }));
  return { from, to, bucket, lines };
}
