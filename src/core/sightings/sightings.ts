import { BEGINS_BEFORE, type Conversations, NOT_ENDED } from '../flows/conversations.ts';
import { FlowIndex } from '../flows/flow-index.ts';
import { NONE } from '../flows/flow-numbers.ts';
import { STEP_ROWS } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { GrowingColumn } from '../table/growing-column.ts';
import { FLAG_DENIED, FLAG_DEST_IPV6, FLAG_SRC_IPV6 } from '../table/row-codes.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import { inboundViews, type NicView, viewOf } from './nic-views.ts';

/** What two clocks may differ by, and what whole seconds, as NSG logs have them, leave out. */
export const CLOCK_SLACK = 2000;

/**
 * How long a conversation whose beginning or end is not in the table may go on beyond what is: a
 * flow that lives is told of every five minutes, by each NIC on a tick of its own.
 */
export const OPEN_SLACK = 5 * 60 * 1000;

/**
 * What one NIC and one log have seen of a flow, one after the other: the conversations by their
 * numbers, then the rows that are part of none. Times are ms.
 */
export interface Sightings {
  readonly count: number;
  /** The row of each; of a conversation its first. */
  readonly rows: Uint32Array;
  /** Time of its earliest and of its latest tuple. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** How long before and after these it may have seen what others saw. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly views: Uint32Array;
  /** Number of what is seen: a 5-tuple and a verdict. `NONE` where no NIC is named. */
  readonly flowOf: Int32Array;
  readonly flows: number;
}

/** Lists the sightings of all rows that were stitched. */
export function* listSightings(table: FlowTable, all: Conversations): Steps<Sightings> {
  const singles = yield* singleRows(all);
  const sightings = emptySightings(all, singles);
  const index = new FlowIndex();
  const inbound = inboundViews(table);
  for (let from = 0; from < sightings.count; from += STEP_ROWS) {
    const to = Math.min(sightings.count, from + STEP_ROWS);
    for (let at = from; at < to; at++) {
      readRow(table, inbound, index, sightings, at);
      if (at < all.count) readSpan(all, sightings, at);
    }
    yield;
  }
  return { ...sightings, flows: index.count };
}

/** Rows that are part of no conversation: those that were denied, and those of NSG version 1. */
function* singleRows({ conversationOf }: Conversations): Steps<Uint32Array> {
  const rows = new GrowingColumn(Uint32Array);
  for (let from = 0; from < conversationOf.length; from += STEP_ROWS) {
    const to = Math.min(conversationOf.length, from + STEP_ROWS);
    for (let row = from; row < to; row++) if (conversationOf[row] === NONE) rows.push(row);
    yield;
  }
  return rows.values.subarray(0, rows.length);
}

function emptySightings({ count, firstRow }: Conversations, singles: Uint32Array): Sightings {
  const length = count + singles.length;
  const rows = new Uint32Array(length);
  rows.set(firstRow);
  rows.set(singles, count);
  return {
    count: length,
    rows,
    start: new Float64Array(length),
    end: new Float64Array(length),
    before: new Float64Array(length).fill(CLOCK_SLACK),
    after: new Float64Array(length).fill(CLOCK_SLACK),
    views: new Uint32Array(length),
    flowOf: new Int32Array(length),
    flows: 0,
  };
}

const IDENTITY_FLAGS = FLAG_DENIED | FLAG_SRC_IPV6 | FLAG_DEST_IPV6;

function readRow(
  table: FlowTable,
  inbound: Uint32Array,
  index: FlowIndex,
  into: Sightings,
  at: number,
): void {
  const row = into.rows[at]!;
  const segment = table.segments[row >>> SEGMENT_BITS]!;
  const place = row & SEGMENT_MASK;
  const flags = segment.flags[place]!;
  const view: NicView = viewOf(inbound[segment.group[place]!]!, flags);
  into.views[at] = view;
  into.start[at] = into.end[at] = segment.time[place]!;
  const ports = ((segment.srcPort[place]! << 16) | segment.destPort[place]!) >>> 0;
  const kind = (segment.protocol[place]! | ((flags & IDENTITY_FLAGS) << 16)) >>> 0;
  into.flowOf[at] =
    view === 0
      ? NONE
      : index.indexOf(segment.srcIp[place]!, segment.destIp[place]!, ports, kind, 0);
}

function readSpan({ start, end, flags }: Conversations, into: Sightings, at: number): void {
  into.start[at] = start[at]!;
  into.end[at] = end[at]!;
  if ((flags[at]! & BEGINS_BEFORE) !== 0) into.before[at]! += OPEN_SLACK;
  if ((flags[at]! & NOT_ENDED) !== 0) into.after[at]! += OPEN_SLACK;
}
