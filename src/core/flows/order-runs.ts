import { STEP_ROWS } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import type { FlowOrder } from './flow-order.ts';

/** Rows of one flow that stand side by side and come from one log. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/**
 * Puts what several logs hold of a flow into the order of time: logs may have been read in any
 * order, and a live one goes on behind the next. What one log holds stays in its own order.
 */
export function* orderRuns(table: FlowTable, order: FlowOrder): Steps<void> {
  // The empty name is always there.
  if (table.sources.size <= 2) return;
  const { starts } = order;
  for (let flow = 0, next = STEP_ROWS; flow + 1 < starts.length; flow++) {
    const runs = runsOf(table, order, starts[flow]!, starts[flow + 1]!);
    if (runs !== undefined) reorder(order, runs);
    if (starts[flow]! < next) continue;
    next = starts[flow]! + STEP_ROWS;
    yield;
  }
}

/** The runs of a flow; `undefined` where they follow one another in time, as they do as a rule. */
function runsOf(table: FlowTable, order: FlowOrder, from: number, to: number): Run[] | undefined {
  if (!goesBack(order, from, to)) return undefined;
  const runs: Run[] = [];
  let start = from;
  for (let place = from + 1; place <= to; place++) {
    if (place < to && sourceAt(table, order, place) === sourceAt(table, order, start)) continue;
    runs.push({ from: start, to: place });
    start = place;
  }
  return runs.length > 1 ? runs : undefined;
}

function goesBack({ times }: FlowOrder, from: number, to: number): boolean {
  for (let place = from + 1; place < to; place++) {
    if (times[place]! < times[place - 1]!) return true;
  }
  return false;
}

function sourceAt({ segments, groups, records }: FlowTable, { rows }: FlowOrder, place: number) {
  const row = rows[place]!;
  const group = segments[row >>> SEGMENT_BITS]!.group[row & SEGMENT_MASK]!;
  return records.source.values[groups.record.values[group]!]!;
}

function reorder({ rows, times, states }: FlowOrder, runs: readonly Run[]): void {
  const sorted = runs.toSorted((one, other) => times[one.from]! - times[other.from]!);
  for (const column of [rows, times, states]) {
    const parts = sorted.map(({ from, to }) => column.slice(from, to));
    let at = runs[0]!.from;
    for (const part of parts) {
      column.set(part, at);
      at += part.length;
    }
  }
}
