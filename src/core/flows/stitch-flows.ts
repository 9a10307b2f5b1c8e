import { STEP_ROWS } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import { ConversationSums } from './conversation-sums.ts';
import type { Conversations } from './conversations.ts';
import { NONE, numberFlows } from './flow-numbers.ts';
import { orderByFlow } from './flow-order.ts';
import { orderRuns } from './order-runs.ts';
import { findRepetitions } from './repetitions.ts';
import { Stitcher } from './stitcher.ts';

/**
 * Stitches all rows that the table has now into conversations; `Stitcher` says how. Time and
 * memory grow with the number of rows alone.
 */
export function* stitchFlows(table: FlowTable): Steps<Conversations> {
  const stitched = yield* stitchRows(table);
  yield* renumber(stitched);
  return yield* addUp(table, stitched);
}

/** What is known of each row. */
interface StitchedRows {
  readonly count: number;
  readonly conversationOf: Int32Array;
  readonly previousTime: Float64Array;
  readonly repeated: Uint8Array;
}

function* stitchRows(table: FlowTable): Steps<StitchedRows> {
  const numbers = yield* numberFlows(table);
  const order = yield* orderByFlow(table, numbers);
  yield* orderRuns(table, order);
  const back = yield* findRepetitions(table, order);
  // The flows' numbers stand in `order` now: each is written over by its row's conversation.
  const conversationOf = numbers.flowOf;
  const previousTime = new Float64Array(conversationOf.length).fill(NaN);
  const repeated = new Uint8Array(conversationOf.length);
  const stitcher = new Stitcher(order, back, conversationOf, previousTime);
  for (let from = 0; from < order.rows.length; from += STEP_ROWS) {
    const to = Math.min(order.rows.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) {
      stitcher.take(place);
      if (back[place] !== 0) repeated[order.rows[place]!] = 1;
    }
    yield;
  }
  return { count: stitcher.count, conversationOf, previousTime, repeated };
}

/** Numbers conversations by their first rows: the order in which a reader of the file meets them. */
function* renumber({ count, conversationOf }: StitchedRows): Steps<void> {
  const numbers = new Int32Array(count).fill(NONE);
  let next = 0;
  for (let from = 0; from < conversationOf.length; from += STEP_ROWS) {
    const to = Math.min(conversationOf.length, from + STEP_ROWS);
    for (let row = from; row < to; row++) {
      const old = conversationOf[row]!;
      if (old === NONE) continue;
      if (numbers[old] === NONE) numbers[old] = next++;
      conversationOf[row] = numbers[old]!;
    }
    yield;
  }
}

function* addUp(table: FlowTable, stitched: StitchedRows): Steps<Conversations> {
  const { conversationOf, repeated } = stitched;
  const sums = new ConversationSums(stitched.count);
  for (let from = 0; from < conversationOf.length; from += STEP_ROWS) {
    const to = Math.min(conversationOf.length, from + STEP_ROWS);
    for (let row = from; row < to; row++) {
      const conversation = conversationOf[row]!;
      if (conversation === NONE) continue;
      const segment = table.segments[row >>> SEGMENT_BITS]!;
      sums.add(conversation, row, segment, row & SEGMENT_MASK, repeated[row] === 1);
    }
    yield;
  }
  return conversationsOf(sums, stitched);
}

function conversationsOf(sums: ConversationSums, stitched: StitchedRows): Conversations {
  const { firstRow, rows, start, end, continues } = sums;
  const [packetsSrcToDest, bytesSrcToDest, packetsDestToSrc, bytesDestToSrc] = sums.counters;
  return {
    ...stitched,
    firstRow,
    rows,
    start,
    end,
    packetsSrcToDest: packetsSrcToDest!,
    bytesSrcToDest: bytesSrcToDest!,
    packetsDestToSrc: packetsDestToSrc!,
    bytesDestToSrc: bytesDestToSrc!,
    continues,
    hasStatistics: sums.hasStatistics(),
    flags: sums.flags(),
  };
}
