import { describe, expect, it } from 'vitest';
import {
  conversationRows,
  selectConversations,
} from '../../../../src/core/flows/conversation-rows.ts';
import {
  CONVERSATION_COLUMNS,
  type ConversationColumn,
  type ConversationSortKey,
  sortConversations,
} from '../../../../src/core/flows/sort-conversations.ts';
import { stitchFlows } from '../../../../src/core/flows/stitch-flows.ts';
import { isTableColumn } from '../../../../src/core/table/row-numbers.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import {
  compareValues,
  finishedRows,
  mixedTable,
  type Value,
  valuesOf,
} from '../../support/table.ts';
import { flow, tableOf, tuple } from './support/flow-tables.ts';

const TABLE = mixedTable(51, 3000);
const ALL = runSteps(stitchFlows(TABLE));
const INDEXES = Uint32Array.from({ length: ALL.count }, (_, index) => index);

/** A column's value of a conversation, worked out from its rows. */
function valueOf(index: number, column: ConversationColumn): Value {
  const rows = Array.from(conversationRows(ALL, index), (id) => finishedRows(TABLE)[id]!);
  const counted = rows.filter((row) => row.hasStatistics);
  const sum = (...names: readonly (keyof (typeof rows)[number])[]) =>
    counted.reduce((all, row) => names.reduce((own, name) => own + Number(row[name]), all), 0);
  const times = rows.map((row) => row.time);
  const [start, end] = [Math.min(...times), Math.max(...times)];
  const own: Partial<Record<ConversationColumn, number>> = {
    Start: start,
    End: end,
    Duration: end - start,
    Tuples: rows.length,
    Continues: rows.filter((row) => row.state === 'C').length,
    Flags: ALL.flags[index]!,
    Packets: sum('packetsSrcToDest') + sum('packetsDestToSrc'),
    Bytes: sum('bytesSrcToDest') + sum('bytesDestToSrc'),
    PacketsSrcToDest: sum('packetsSrcToDest'),
    BytesSrcToDest: sum('bytesSrcToDest'),
    PacketsDestToSrc: sum('packetsDestToSrc'),
    BytesDestToSrc: sum('bytesDestToSrc'),
  };
  const number = own[column];
  if (number !== undefined) return [number];
  if (!isTableColumn(column)) throw new Error(`No such column: ${column}`);
  return shared(column)[ALL.firstRow[index]!]!;
}

const knownValues = new Map<string, Value[]>();

function shared(column: Parameters<typeof valuesOf>[1]): Value[] {
  const known = knownValues.get(column) ?? valuesOf(TABLE, column);
  knownValues.set(column, known);
  return known;
}

function sorted(keys: readonly ConversationSortKey[], indexes = INDEXES): number[] {
  return Array.from(runSteps(sortConversations(TABLE, ALL, indexes, keys)));
}

function naive(keys: readonly ConversationSortKey[], indexes = INDEXES): number[] {
  const values = keys.map(({ column }) => Array.from(INDEXES, (index) => valueOf(index, column)));
  return Array.from(indexes).sort((a, b) => {
    for (const [at, { descending }] of keys.entries()) {
      const order = compareValues(values[at]![a]!, values[at]![b]!);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
}

describe('sorting conversations', () => {
  it.each(CONVERSATION_COLUMNS)('by %s, either way', (column) => {
    for (const descending of [false, true]) {
      const keys = [{ column, descending }];
      expect(sorted(keys)).toEqual(naive(keys));
    }
  });

  it('by sums over 2^53, which a difference would round', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const counted = (sourcePort: number, bytes: readonly number[]) =>
      bytes.map((sent, time) => tuple('C', { sourcePort, time, counters: [1, sent, 1, 1] }));
    const table = tableOf([
      ...counted(1, [most, most, 14]),
      ...counted(2, [most, most, 10]),
      ...counted(3, [2]),
    ]);
    const all = runSteps(stitchFlows(table));
    const by = (descending: boolean) => [{ column: 'BytesSrcToDest', descending }] as const;
    const order = (descending: boolean) =>
      Array.from(runSteps(sortConversations(table, all, Uint32Array.of(0, 1, 2), by(descending))));
    expect(order(false)).toEqual([2, 1, 0]);
    expect(order(true)).toEqual([0, 1, 2]);
  });

  it('by two columns, the first weighing most', () => {
    const keys = [
      { column: 'AclRule', descending: false },
      { column: 'Bytes', descending: true },
    ] as const;
    expect(sorted(keys)).toEqual(naive(keys));
  });

  it('keeps the order of a selection where nothing tells them apart, and the selection itself', () => {
    const some = INDEXES.filter((index) => index % 3 === 0).reverse();
    const before = some.slice();
    const keys = [{ column: 'Continues', descending: true }] as const;
    expect(sorted(keys, some)).toEqual(naive(keys, some));
    expect(sorted([], some)).toEqual(Array.from(some));
    expect(some).toEqual(before);
  });
});

describe('the rows of a conversation', () => {
  it('are all rows that say so, in file order', () => {
    for (const index of [0, ALL.count >> 1, ALL.count - 1]) {
      const rows = Array.from(conversationRows(ALL, index));
      const expected = Array.from(ALL.conversationOf.keys()).filter(
        (row) => ALL.conversationOf[row] === index,
      );
      expect(rows).toEqual(expected);
    }
  });

  it('are none of a conversation that does not exist', () => {
    expect(conversationRows(ALL, ALL.count)).toHaveLength(0);
    expect(conversationRows(ALL, -1)).toHaveLength(0);
  });
});

describe('the conversations of a selection', () => {
  it('are those with at least one selected row, each once', () => {
    const all = runSteps(stitchFlows(tableOf(flow('B0 C5 E9 B10 E11 B12'), [tuple('D')])));
    const of = (...ids: number[]) =>
      Array.from(runSteps(selectConversations(all, Uint32Array.from(ids))));
    expect(of(2, 1)).toEqual([0]);
    expect(of(5, 3, 4)).toEqual([1, 2]);
    expect(of(6)).toEqual([]);
    expect(of(0, 6, 5)).toEqual([0, 2]);
    expect(of()).toEqual([]);
  });

  it('does not know rows that came after the stitching', () => {
    const all = runSteps(stitchFlows(tableOf(flow('B0'))));
    expect(Array.from(runSteps(selectConversations(all, Uint32Array.of(0, 1, 99))))).toEqual([0]);
  });
});
