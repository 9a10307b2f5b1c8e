import { type FlowState, shownState } from '../format/flow-state.ts';
import { STEP_ROWS, type RowIds } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { GrowingColumn } from '../table/growing-column.ts';
import {
  FLAG_DENIED,
  FLAG_DEST_IPV6,
  FLAG_OUTBOUND,
  FLAG_SRC_IPV6,
  STATE_SHIFT,
} from '../table/row-codes.ts';
import { type Segment, SEGMENT_BITS, SEGMENT_MASK, STATE_LETTERS } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';

/** Everything from one source to one destination, destination port and protocol. */
export interface Attempts {
  /** Its rows, over all source ports, NICs and rules, in file order. */
  readonly rows: RowIds;
  /** How many rows of each state, a denied row counting as `D`; NSG version 1 has `''`. */
  readonly states: Readonly<Record<FlowState, number>>;
  readonly allowed: number;
  readonly denied: number;
  /** Time of the earliest and of the latest, ms. */
  readonly firstTime: number;
  readonly lastTime: number;
  /**
   * Whether one NIC in one direction allowed some and denied others. A source's NIC that lets out
   * what the destination's NIC does not let in is no change.
   */
  readonly verdictChanged: boolean;
}

const IPV6_FLAGS = FLAG_SRC_IPV6 | FLAG_DEST_IPV6;

/**
 * The attempts that the row at `row` is one of. Throws a RangeError where there is no such row.
 */
export function* attempts(table: FlowTable, row: number): Steps<Attempts> {
  if (!(Number.isInteger(row) && row >= 0 && row < table.rowCount)) {
    throw new RangeError(`There is no row ${row}: the table has ${table.rowCount} rows.`);
  }
  const rows = yield* sameTarget(table, row);
  const states = { '': 0, B: 0, C: 0, E: 0, D: 0 };
  const verdicts = new Map<number, number>();
  let [denied, firstTime, lastTime] = [0, Infinity, -Infinity];
  for (const [place, id] of rows.entries()) {
    if (place % STEP_ROWS === 0) yield;
    const segment = table.segments[id >>> SEGMENT_BITS]!;
    const at = id & SEGMENT_MASK;
    const flags = segment.flags[at]!;
    const verdict = flags & FLAG_DENIED;
    if (verdict !== 0) denied++;
    states[stateOf(flags)]++;
    firstTime = Math.min(firstTime, segment.time[at]!);
    lastTime = Math.max(lastTime, segment.time[at]!);
    const side = sideOf(table, segment, at);
    verdicts.set(side, (verdicts.get(side) ?? 0) | (verdict === 0 ? 1 : 2));
  }
  const verdictChanged = Array.from(verdicts.values()).includes(3);
  return {
    rows,
    states,
    allowed: rows.length - denied,
    denied,
    firstTime,
    lastTime,
    verdictChanged,
  };
}

function stateOf(flags: number): FlowState {
  return shownState(STATE_LETTERS[flags >>> STATE_SHIFT] ?? '', (flags & FLAG_DENIED) !== 0);
}

/** NIC and direction as one number. */
function sideOf({ groups, records }: FlowTable, segment: Segment, at: number): number {
  const group = segment.group[at]!;
  const mac = groups.mac.values[group]! || records.mac.values[groups.record.values[group]!]!;
  return mac * 2 + (segment.flags[at]! & FLAG_OUTBOUND);
}

function* sameTarget(table: FlowTable, row: number): Steps<RowIds> {
  const found = new GrowingColumn(Uint32Array);
  const segment = table.segments[row >>> SEGMENT_BITS]!;
  const isSame = sameAs(segment, row & SEGMENT_MASK);
  const { rowCount } = table;
  for (let from = 0; from < rowCount; from += STEP_ROWS) {
    const to = Math.min(rowCount, from + STEP_ROWS);
    for (let id = from; id < to; id++) {
      if (isSame(table.segments[id >>> SEGMENT_BITS]!, id & SEGMENT_MASK)) found.push(id);
    }
    yield;
  }
  return found.values.slice(0, found.length);
}

function sameAs(segment: Segment, at: number): (other: Segment, at: number) => boolean {
  const srcIp = segment.srcIp[at];
  const destIp = segment.destIp[at];
  const destPort = segment.destPort[at];
  const protocol = segment.protocol[at];
  const ipv6 = segment.flags[at]! & IPV6_FLAGS;
  return (other, otherAt) =>
    other.destPort[otherAt] === destPort &&
    other.srcIp[otherAt] === srcIp &&
    other.destIp[otherAt] === destIp &&
    other.protocol[otherAt] === protocol &&
    (other.flags[otherAt]! & IPV6_FLAGS) === ipv6;
}
