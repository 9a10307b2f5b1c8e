import { STEP_ROWS } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { radixSort } from '../table/radix-sort.ts';
import { rowNumber } from '../table/row-numbers.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import { type Conversations, FLOW_COLUMNS } from './conversations.ts';

/** For each column of its own how to read it. Packets and Bytes are those of both ways. */
const OWN_COLUMNS = {
  Start: ({ start }) => at(start),
  End: ({ end }) => at(end),
  Duration:
    ({ start, end }) =>
    (index) =>
      end[index]! - start[index]!,
  Tuples: ({ rows }) => at(rows),
  Continues: ({ continues }) => at(continues),
  Flags: ({ flags }) => at(flags),
  Packets: (all) => sum(all.packetsSrcToDest, all.packetsDestToSrc),
  Bytes: (all) => sum(all.bytesSrcToDest, all.bytesDestToSrc),
  PacketsSrcToDest: (all) => at(all.packetsSrcToDest),
  BytesSrcToDest: (all) => at(all.bytesSrcToDest),
  PacketsDestToSrc: (all) => at(all.packetsDestToSrc),
  BytesDestToSrc: (all) => at(all.bytesDestToSrc),
} satisfies Record<string, (conversations: Conversations) => IndexNumber>;

/** A number for a conversation. */
type IndexNumber = (index: number) => number;

type FlowColumn = (typeof FLOW_COLUMNS)[number];
type OwnColumn = keyof typeof OWN_COLUMNS;

/** A column that conversations can be sorted by. */
export type ConversationColumn = FlowColumn | OwnColumn;

/** All columns that conversations can be sorted by. */
export const CONVERSATION_COLUMNS: readonly ConversationColumn[] = [
  ...(Object.keys(OWN_COLUMNS) as OwnColumn[]),
  ...FLOW_COLUMNS,
];

/** One column to sort conversations by. */
export interface ConversationSortKey {
  readonly column: ConversationColumn;
  readonly descending: boolean;
}

const WORD = 2 ** 32;

/**
 * `indexes` sorted by `keys`, the first of them weighing most; stable, so that conversations that
 * are equal in all of them stay in the order of `indexes`, which itself is left as it is.
 */
export function* sortConversations(
  table: FlowTable,
  conversations: Conversations,
  indexes: Uint32Array,
  keys: readonly ConversationSortKey[],
): Steps<Uint32Array> {
  let sorted: Uint32Array = indexes.slice();
  for (const { column, descending } of keys.toReversed()) {
    sorted = yield* sortByOne(sorted, numberOf(table, conversations, column), descending);
  }
  return sorted;
}

function numberOf(table: FlowTable, all: Conversations, column: ConversationColumn): IndexNumber {
  if (isOwn(column)) return OWN_COLUMNS[column](all);
  const number = rowNumber(table, column);
  return (index) => {
    const row = all.firstRow[index]!;
    return number(table.segments[row >>> SEGMENT_BITS]!, row & SEGMENT_MASK);
  };
}

function isOwn(column: ConversationColumn): column is OwnColumn {
  return Object.hasOwn(OWN_COLUMNS, column);
}

function at(column: ArrayLike<number>): IndexNumber {
  return (index) => column[index]!;
}

function sum(one: ArrayLike<number>, other: ArrayLike<number>): IndexNumber {
  return (index) => one[index]! + other[index]!;
}

/** By 32 bits, and where numbers lie further apart by the 32 above them too. */
function* sortByOne(
  indexes: Uint32Array,
  number: IndexNumber,
  descending: boolean,
): Steps<Uint32Array> {
  const { least, most } = yield* extent(indexes, number);
  if (!(most > least)) return indexes;
  // Sums can be so large that a difference would round small ones; none of them is negative.
  const base = most <= Number.MAX_SAFE_INTEGER ? least : 0;
  const ordered = (mostKey: number, key: IndexNumber): IndexNumber =>
    descending ? (index) => mostKey - key(index) : key;
  const mostLow = Math.min(most - base, WORD - 1);
  const low = ordered(mostLow, (index) => (number(index) - base) % WORD);
  const byLow = yield* radixSort(yield* words(indexes, low), indexes, mostLow);
  if (most - base < WORD) return byLow;
  const mostHigh = Math.floor((most - base) / WORD);
  const high = ordered(mostHigh, (index) => Math.floor((number(index) - base) / WORD));
  return yield* radixSort(yield* words(byLow, high), byLow, mostHigh);
}

function* extent(
  indexes: Uint32Array,
  number: IndexNumber,
): Steps<{ least: number; most: number }> {
  let least = Infinity;
  let most = -Infinity;
  for (let from = 0; from < indexes.length; from += STEP_ROWS) {
    for (const index of indexes.subarray(from, from + STEP_ROWS)) {
      const value = number(index);
      if (value < least) least = value;
      if (value > most) most = value;
    }
    yield;
  }
  return { least, most };
}

function* words(indexes: Uint32Array, number: IndexNumber): Steps<Uint32Array> {
  const keys = new Uint32Array(indexes.length);
  for (let from = 0; from < indexes.length; from += STEP_ROWS) {
    const to = Math.min(indexes.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) keys[place] = number(indexes[place]!);
    yield;
  }
  return keys;
}
