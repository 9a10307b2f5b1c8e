import type { Conversations } from '../flows/conversations.ts';
import { NONE } from '../flows/flow-numbers.ts';
import { STEP_ROWS } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { Marks } from '../table/marks.ts';
import type { Steps } from '../table/steps.ts';
import { inboundViews } from './nic-views.ts';
import { OtherSides } from './other-side-finder.ts';
import { orderSightings } from './sighting-order.ts';
import { listSightings } from './sightings.ts';

/**
 * Whether a flow can be in the table twice at all: it names more than one NIC, or one by two kinds
 * of log. A single blob does not, and need not be stitched to find that out.
 */
export function mayHaveOtherSides(table: FlowTable): boolean {
  const views = inboundViews(table);
  const first = views.find((view) => view !== 0);
  return first !== undefined && views.some((view) => view !== 0 && view !== first);
}

/**
 * The rows of sightings that are the other side of one that stays; `OtherSides` says which. All
 * rows of a conversation are marked, or none. `all` are the conversations of the same table; rows
 * that came after these were stitched are not looked at.
 */
export function* findOtherSides(table: FlowTable, all: Conversations): Steps<Marks> {
  const sightings = yield* listSightings(table, all);
  const order = yield* orderSightings(sightings);
  const others = new OtherSides(sightings, order);
  for (let from = 0; from < order.byRank.length; from += STEP_ROWS) {
    const to = Math.min(order.byRank.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) others.settle(order.byRank[place]!);
    yield;
  }
  return yield* markRows(all, others);
}

function* markRows(all: Conversations, others: OtherSides): Steps<Marks> {
  const { conversationOf, count } = all;
  const marks = new Marks(conversationOf.length);
  let single = count;
  for (let row = 0; row < marks.rows; row++) {
    if (row % STEP_ROWS === 0) yield;
    const conversation = conversationOf[row]!;
    const sighting = conversation === NONE ? single++ : conversation;
    if (others.has(sighting)) marks.add(row);
  }
  return marks;
}
