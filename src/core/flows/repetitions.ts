import { STEP_ROWS } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { isSameTuple } from '../table/same-tuple.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import type { FlowOrder } from './flow-order.ts';

/**
 * How many tuples of its flow a repetition is looked for in. Real logs repeat a tuple or a record,
 * which holds few tuples of one flow; a log of nothing but one flow must not take for ever.
 */
export const REPETITION_REACH = 32;

/**
 * For each place in `order.rows` how many places before it the tuple stands that it repeats
 * exactly (time, state, encryption, counters); 0 where it repeats none.
 */
export function* findRepetitions(table: FlowTable, order: FlowOrder): Steps<Uint8Array> {
  const { rows, starts, times } = order;
  const back = new Uint8Array(rows.length);
  let flow = -1;
  let latest = -Infinity;
  for (let from = 0; from < rows.length; from += STEP_ROWS) {
    const to = Math.min(rows.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) {
      if (place === starts[flow + 1]) {
        flow++;
        latest = -Infinity;
      }
      // A tuple later than all before it, as nearly all are, cannot repeat one of them.
      if (times[place]! > latest) latest = times[place]!;
      else back[place] = distance(table, order, place, starts[flow]!);
    }
    yield;
  }
  return back;
}

function distance(table: FlowTable, order: FlowOrder, place: number, start: number): number {
  const { rows, times, states } = order;
  const { segments } = table;
  const row = rows[place]!;
  const segment = segments[row >>> SEGMENT_BITS]!;
  const reach = Math.min(REPETITION_REACH, place - start);
  for (let back = 1; back <= reach; back++) {
    const earlier = place - back;
    if (times[earlier] !== times[place] || states[earlier] !== states[place]) continue;
    const other = segments[rows[earlier]! >>> SEGMENT_BITS]!;
    const at = rows[earlier]! & SEGMENT_MASK;
    if (isSameTuple(other, at, segment, row & SEGMENT_MASK)) return back;
  }
  return 0;
}
