import { STEP_ROWS } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { STATE_SHIFT } from '../table/row-codes.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import { type FlowNumbers, NONE } from './flow-numbers.ts';

/** The rows of all flows, flow by flow, each in file order; `orderRuns` says how of several logs. */
export interface FlowOrder {
  readonly rows: Uint32Array;
  /** Where each flow begins in `rows`; one more for the end of the last. */
  readonly starts: Uint32Array;
  /** Time and state (an index into `STATE_LETTERS`) of each of `rows`. */
  readonly times: Float64Array;
  readonly states: Uint8Array;
}

/** Puts the rows of each flow side by side, by counting: flows stay in the order of their coming. */
export function* orderByFlow(table: FlowTable, numbers: FlowNumbers): Steps<FlowOrder> {
  const starts = yield* flowStarts(numbers);
  const rows = yield* scatterRows(numbers.flowOf, starts);
  const times = new Float64Array(rows.length);
  const states = new Uint8Array(rows.length);
  for (let from = 0; from < rows.length; from += STEP_ROWS) {
    const to = Math.min(rows.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) {
      const row = rows[place]!;
      const segment = table.segments[row >>> SEGMENT_BITS]!;
      times[place] = segment.time[row & SEGMENT_MASK]!;
      states[place] = segment.flags[row & SEGMENT_MASK]! >>> STATE_SHIFT;
    }
    yield;
  }
  return { rows, starts: starts.subarray(0, numbers.flows + 1), times, states };
}

/** Starts one place late, so that counting up while scattering brings each to its own place. */
function* flowStarts({ flowOf, flows }: FlowNumbers): Steps<Uint32Array> {
  const starts = new Uint32Array(flows + 2);
  for (let from = 0; from < flowOf.length; from += STEP_ROWS) {
    const to = Math.min(flowOf.length, from + STEP_ROWS);
    for (let row = from; row < to; row++) {
      const flow = flowOf[row]!;
      if (flow !== NONE) starts[flow + 2]!++;
    }
    yield;
  }
  for (let flow = 2; flow < starts.length; flow++) starts[flow]! += starts[flow - 1]!;
  return starts;
}

function* scatterRows(flowOf: Int32Array, starts: Uint32Array): Steps<Uint32Array> {
  const rows = new Uint32Array(starts.at(-1)!);
  for (let from = 0; from < flowOf.length; from += STEP_ROWS) {
    const to = Math.min(flowOf.length, from + STEP_ROWS);
    for (let row = from; row < to; row++) {
      const flow = flowOf[row]!;
      if (flow !== NONE) rows[starts[flow + 1]!++] = row;
    }
    yield;
  }
  return rows;
}
