import type { FlowTable } from '../table/flow-table.ts';
import { NumberIndex } from '../table/number-index.ts';
import {
  FLAG_DENIED,
  FLAG_DEST_IPV6,
  FLAG_OUTBOUND,
  FLAG_SRC_IPV6,
  STATE_SHIFT,
} from '../table/row-codes.ts';
import { type Segment, SEGMENT_BITS, SEGMENT_ROWS, STATE_LETTERS } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import { FlowIndex } from './flow-index.ts';

/** Stands for the flow, and for the conversation, of a row that is part of none. */
export const NONE = -1;

/** Which rows are of one flow. */
export interface FlowNumbers {
  /** For each row the number of its flow, in the order of their coming; `NONE` without one. */
  readonly flowOf: Int32Array;
  readonly flows: number;
}

/** Pairs of ids as one number: exact while there are fewer than 2^26 of the second. */
const PAIR = 2 ** 26;

/** Flags that are part of what a flow is. */
const IDENTITY_FLAGS = FLAG_OUTBOUND | FLAG_SRC_IPV6 | FLAG_DEST_IPV6;

/**
 * Numbers the flows of all rows by their identity: MAC, 5-tuple, direction, and ACL with rule.
 * Denied rows and rows without a state (NSG version 1) are part of none.
 */
export function* numberFlows(table: FlowTable): Steps<FlowNumbers> {
  const flowOf = new Int32Array(table.rowCount);
  const contexts = contextsOf(table);
  const index = new FlowIndex();
  for (let row = 0; row < flowOf.length; row += SEGMENT_ROWS) {
    const numbers = flowOf.subarray(row, row + SEGMENT_ROWS);
    numberSegment(table.segments[row >>> SEGMENT_BITS]!, contexts, index, numbers);
    yield;
  }
  return { flowOf, flows: index.count };
}

function numberSegment(
  segment: Segment,
  contexts: Uint32Array,
  index: FlowIndex,
  numbers: Int32Array,
): void {
  const { srcIp, destIp, srcPort, destPort, protocol, flags, group } = segment;
  for (let at = 0; at < numbers.length; at++) {
    const flag = flags[at]!;
    if (STITCHED[flag] === 0) {
      numbers[at] = NONE;
      continue;
    }
    const ports = ((srcPort[at]! << 16) | destPort[at]!) >>> 0;
    const kind = protocol[at]! | ((flag & IDENTITY_FLAGS) << 16);
    numbers[at] = index.indexOf(srcIp[at]!, destIp[at]!, ports, kind, contexts[group[at]!]!);
  }
}

/** For each value of `Segment.flags` 1 where such a row is part of a flow. */
const STITCHED = Uint8Array.from({ length: 256 }, (_, flags) => {
  const state = STATE_LETTERS[flags >>> STATE_SHIFT];
  const isStated = state === 'B' || state === 'C' || state === 'E';
  return isStated && (flags & FLAG_DENIED) === 0 ? 1 : 0;
});

/** For each `flowTuples` list a number that is the same where MAC, ACL and rule are. */
function contextsOf({ groups, records }: FlowTable): Uint32Array {
  const lists = new NumberIndex();
  const contexts = new NumberIndex();
  return Uint32Array.from({ length: groups.length }, (_, group) => {
    const mac = groups.mac.values[group]! || records.mac.values[groups.record.values[group]!]!;
    const list = lists.indexOf(groups.acl.values[group]! * PAIR + groups.rule.values[group]!);
    return contexts.indexOf(list * PAIR + mac);
  });
}
