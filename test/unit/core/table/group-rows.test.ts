import { describe, expect, it } from 'vitest';
import type { FlowRow, FlowTable } from '../../../../src/core/index.ts';
import { allRows } from '../../../../src/core/table/filter-rows.ts';
import { groupRows, type RowGroup } from '../../../../src/core/table/group-rows.ts';
import type { TableColumn } from '../../../../src/core/table/row-numbers.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { decode } from '../../support/decode.ts';
import { logText, vnetRecord, VNET_TUPLE, withField } from '../../support/logs.ts';
import { finishedRows, mixedTable, TABLE_COLUMNS, valuesOf } from '../../support/table.ts';

const TABLE = mixedTable(31, 4000);

function naive(table: FlowTable, ids: Uint32Array, columns: readonly TableColumn[]): RowGroup[] {
  const rows = finishedRows(table);
  const values = columns.map((column) => valuesOf(table, column));
  const groups = new Map<string, number[]>();
  for (const id of ids) {
    const key = values.map((column) => column[id]!.map(String).join('\u0000')).join('\u0001');
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [id]);
    else known.push(id);
  }
  return Array.from(groups.values(), (group) => sumOf(group, rows));
}

function sumOf(ids: readonly number[], rows: readonly FlowRow[]): RowGroup {
  const group = ids.map((id) => rows[id]!);
  const counted = group.filter((row) => row.hasStatistics);
  const sum = (of: (row: FlowRow) => number) => counted.reduce((all, row) => all + of(row), 0);
  return {
    firstRow: ids[0]!,
    rows: ids.length,
    denied: group.filter((row) => row.denied).length,
    packetsSrcToDest: sum((row) => row.packetsSrcToDest),
    bytesSrcToDest: sum((row) => row.bytesSrcToDest),
    packetsDestToSrc: sum((row) => row.packetsDestToSrc),
    bytesDestToSrc: sum((row) => row.bytesDestToSrc),
    firstTime: Math.min(...group.map((row) => row.time)),
    lastTime: Math.max(...group.map((row) => row.time)),
  };
}

describe('grouping', () => {
  it.each(TABLE_COLUMNS)('by %s sums up like a Map', (column) => {
    const ids = allRows(TABLE.rowCount);
    expect(runSteps(groupRows(TABLE, ids, [column]))).toEqual(naive(TABLE, ids, [column]));
  });

  it.each([
    [['SrcIp', 'DestIp', 'DestPort', 'L4Protocol']],
    [['FlowStatus', 'AclRule']],
    [['DestPort', 'SrcPort', 'Time']],
    [['MacAddress', 'Version', 'Kind']],
  ] as const)('by several columns: %j', (columns) => {
    const ids = allRows(TABLE.rowCount);
    expect(runSteps(groupRows(TABLE, ids, columns))).toEqual(naive(TABLE, ids, columns));
  });

  it('takes the rows of a selection only, groups in the order of their coming', () => {
    const ids = allRows(TABLE.rowCount)
      .filter((id) => id % 7 === 0)
      .reverse();
    const groups = runSteps(groupRows(TABLE, ids, ['DestPort']));
    expect(groups).toEqual(naive(TABLE, ids, ['DestPort']));
    expect(groups[0]!.firstRow).toBe(ids[0]);
  });

  it('by nothing is one group', () => {
    const ids = allRows(TABLE.rowCount);
    const [all, ...more] = runSteps(groupRows(TABLE, ids, []));
    expect(all!.rows).toBe(TABLE.rowCount);
    expect(more).toEqual([]);
  });

  it('of nothing is nothing', () => {
    expect(runSteps(groupRows(TABLE, new Uint32Array(0), ['SrcIp']))).toEqual([]);
    expect(runSteps(groupRows(TABLE, new Uint32Array(0), []))).toEqual([]);
  });

  it('does not count what rows without statistics hold', async () => {
    const states = ['B', 'C', 'E', 'D'];
    const tuples = states.map((state) => withField(VNET_TUPLE, 7, state));
    const { table } = await decode(logText(vnetRecord(tuples)));
    expect(runSteps(groupRows(table, allRows(4), ['SrcIp']))).toMatchObject([
      { rows: 4, denied: 1, packetsSrcToDest: 2, bytesSrcToDest: 4, bytesDestToSrc: 8 },
    ]);
  });

  it('sums over 2^32 exactly', async () => {
    const tuple = withField(VNET_TUPLE, 10, String(2 ** 32 - 1));
    const { table } = await decode(logText(vnetRecord(Array(1000).fill(tuple) as string[])));
    const [group] = runSteps(groupRows(table, allRows(1000), ['SrcIp']));
    expect(group!.bytesSrcToDest).toBe(1000 * (2 ** 32 - 1));
  });

  it('of more rows than a segment has adds up to all of them', () => {
    const table = mixedTable(32, 140_000);
    const steps = groupRows(table, allRows(table.rowCount), ['SrcIp', 'DestIp', 'SrcPort']);
    let pauses = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) pauses++;
    const groups = step.value;
    expect(pauses).toBeGreaterThan(5);
    expect(groups.length).toBeGreaterThan(20_000);
    expect(groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(table.rowCount);
    const keys = new Set(
      groups.map(({ firstRow }) => {
        const { srcIp, destIp, srcPort } = table.row(firstRow);
        return `${srcIp} ${destIp} ${srcPort}`;
      }),
    );
    expect(keys.size).toBe(groups.length);
  });

  it('can be left on its way', () => {
    const steps = groupRows(TABLE, allRows(TABLE.rowCount), ['SrcIp']);
    steps.next();
    expect(steps.return([]).done).toBe(true);
    expect(steps.next().done).toBe(true);
  });
});
