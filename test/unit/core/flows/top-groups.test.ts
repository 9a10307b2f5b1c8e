import { describe, expect, it } from 'vitest';
import type { FlowRow } from '../../../../src/core/index.ts';
import { topGroups } from '../../../../src/core/flows/top-groups.ts';
import type { ColumnName } from '../../../../src/core/format/columns.ts';
import { type Dimension, DIMENSIONS } from '../../../../src/core/format/dimensions.ts';
import { allRows } from '../../../../src/core/table/filter-rows.ts';
import { isTableColumn } from '../../../../src/core/table/row-numbers.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { finishedRows, mixedTable, valuesOf } from '../../support/table.ts';
import { NINE, tableOf, tuple } from './support/flow-tables.ts';

const TABLE = mixedTable(81, 3000);
const ROWS = finishedRows(TABLE);
/** Counters near 2^53 add up to no whole numbers, and then the order of adding shows. */
const IDS = allRows(TABLE.rowCount).filter((id) => {
  const { packetsSrcToDest, bytesSrcToDest, packetsDestToSrc, bytesDestToSrc } = ROWS[id]!;
  return Math.max(packetsSrcToDest, bytesSrcToDest, packetsDestToSrc, bytesDestToSrc) < 2 ** 40;
});
/** Those of the log itself: names are tested where they are made. */
const ALL_DIMENSIONS = (Object.keys(DIMENSIONS) as Dimension[]).filter((dimension) =>
  DIMENSIONS[dimension].every(isTableColumn),
);
const MEASURES = ['tuples', 'packets', 'bytes'] as const;

function peerOf(row: FlowRow, dimension: Dimension): string {
  if (dimension === 'destination') return row.srcIp;
  if (dimension === 'source' || dimension === 'pair') return row.destIp;
  return row.direction === 'I' ? row.srcIp : row.destIp;
}

function totalsOf(ids: readonly number[]) {
  const rows = ids.map((id) => ROWS[id]!);
  const sum = (of: (row: FlowRow) => number) =>
    rows.reduce((all, row) => all + (row.hasStatistics ? of(row) : 0), 0);
  const denied = rows.filter((row) => row.denied).length;
  return {
    tuples: rows.length,
    packets: sum((row) => row.packetsSrcToDest + row.packetsDestToSrc),
    bytes: sum((row) => row.bytesSrcToDest + row.bytesDestToSrc),
    allowed: rows.length - denied,
    denied,
  };
}

function naive(
  ids: Uint32Array,
  dimension: Dimension,
  measure: (typeof MEASURES)[number],
  limit: number,
) {
  const columns: readonly ColumnName[] = DIMENSIONS[dimension];
  const values = columns.filter(isTableColumn).map((column) => valuesOf(TABLE, column));
  const groups = new Map<string, number[]>();
  for (const id of ids) {
    const key = JSON.stringify(values.map((column) => column[id]!.map(String)));
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  const ranked = Array.from(groups.values(), (own) => ({ own, totals: totalsOf(own) }));
  ranked.sort((a, b) => b.totals[measure] - a.totals[measure] || 0);
  const top = ranked.slice(0, limit).map(({ own, totals }) => {
    const times = own.map((id) => ROWS[id]!.time);
    return {
      firstRow: own[0],
      peers: new Set(own.map((id) => peerOf(ROWS[id]!, dimension))).size,
      firstSeen: Math.min(...times),
      lastSeen: Math.max(...times),
      ...totals,
    };
  });
  const rest = ranked.slice(limit);
  return { top, others: { groups: rest.length, ...totalsOf(rest.flatMap(({ own }) => own)) } };
}

describe('tops', () => {
  const cases = ALL_DIMENSIONS.flatMap((dimension) =>
    MEASURES.map((measure) => [dimension, measure] as const),
  );

  it.each(cases)('by %s and %s are what a plain reader finds', (dimension, measure) => {
    for (const limit of [5, 200]) {
      const found = runSteps(topGroups(TABLE, IDS, dimension, measure, limit));
      expect(found).toEqual(naive(IDS, dimension, measure, limit));
    }
  });

  it('take the rows of a selection only, in its order', () => {
    const some = IDS.filter((id) => id % 5 === 0).reverse();
    const found = runSteps(topGroups(TABLE, some, 'source', 'tuples', 10));
    expect(found).toEqual(naive(some, 'source', 'tuples', 10));
  });

  it('say who is denied, by which rule, since when', () => {
    const table = tableOf([
      tuple('B', { time: 1 }),
      tuple('D', { time: 5, direction: 'I', source: '198.51.100.1', port: 22 }),
      tuple('D', { time: 3, direction: 'I', source: '198.51.100.2', port: 22 }),
      tuple('D', { time: 9, direction: 'I', source: '198.51.100.2', port: 22 }),
    ]);
    const { top, others } = runSteps(topGroups(table, allRows(4), 'rule', 'tuples', 1));
    expect(top).toEqual([
      {
        firstRow: 1,
        tuples: 3,
        allowed: 0,
        denied: 3,
        packets: 0,
        bytes: 0,
        peers: 2,
        firstSeen: NINE + 3,
        lastSeen: NINE + 9,
      },
    ]);
    expect(others).toEqual({ groups: 1, tuples: 1, allowed: 1, denied: 0, packets: 0, bytes: 0 });
  });

  it('of nothing are nothing, and of a limit of 0 all is others', () => {
    const none = { groups: 0, tuples: 0, packets: 0, bytes: 0, allowed: 0, denied: 0 };
    const empty = runSteps(topGroups(TABLE, new Uint32Array(0), 'source', 'bytes', 5));
    expect(empty).toEqual({ top: [], others: none });
    const { top, others } = runSteps(topGroups(TABLE, IDS, 'protocol', 'tuples', 0));
    expect([top.length, others.tuples]).toEqual([0, IDS.length]);
  });

  it.each([-1, 1.5, 256, NaN])('refuse a limit of %d', (limit) => {
    const steps = topGroups(TABLE, IDS, 'source', 'bytes', limit);
    expect(() => runSteps(steps)).toThrow(RangeError);
  });
});
