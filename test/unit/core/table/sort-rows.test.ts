import { describe, expect, it } from 'vitest';
import { allRows } from '../../../../src/core/table/filter-rows.ts';
import { Marks } from '../../../../src/core/table/marks.ts';
import { type SortKey, sortRows } from '../../../../src/core/table/sort-rows.ts';
import type { TableColumn } from '../../../../src/core/table/row-numbers.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import type { FlowTable } from '../../../../src/core/index.ts';
import { decode, decodeChunks } from '../../support/decode.ts';
import { Random } from '../../../generate/random.ts';
import { logText, vnetRecord, VNET_TUPLE, withField } from '../../support/logs.ts';
import { compareValues, mixedTable, TABLE_COLUMNS, valuesOf } from '../../support/table.ts';

const tupleOf = (_: string, port: number) => withField(VNET_TUPLE, 3, String(port));
const SMALL = mixedTable(11, 3000);
const up = (column: TableColumn): TableKey => ({ column, descending: false });
const down = (column: TableColumn): TableKey => ({ column, descending: true });

type TableKey = SortKey & { readonly column: TableColumn };

/** Compares two rows by what their columns show. */
function comparison(table: FlowTable, keys: readonly TableKey[]) {
  const columns = keys.map(({ column, descending }) => {
    const values = valuesOf(table, column);
    const sign = descending ? -1 : 1;
    return (a: number, b: number) => sign * compareValues(values[a]!, values[b]!);
  });
  return (a: number, b: number) => {
    for (const compare of columns) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** `Array.prototype.sort` is stable, with a comparison that is turned around too. */
function naive(table: FlowTable, ids: Uint32Array, keys: readonly TableKey[]): number[] {
  return [...ids].sort(comparison(table, keys));
}

function sorted(table: FlowTable, ids: Uint32Array, keys: readonly SortKey[]): number[] {
  return [...runSteps(sortRows(table, ids, keys))];
}

describe('sorting', () => {
  it.each(TABLE_COLUMNS)('by %s is what Array.prototype.sort makes of it', (column) => {
    const ids = allRows(SMALL.rowCount);
    for (const key of [up(column), down(column)]) {
      expect(sorted(SMALL, ids, [key])).toEqual(naive(SMALL, ids, [key]));
    }
  });

  it('by several columns weighs the first most', () => {
    const ids = allRows(SMALL.rowCount);
    const all = [
      [up('SrcIp'), down('Time')],
      [down('FlowState'), up('DestIp'), down('BytesSrcToDest')],
      [up('Kind'), down('Version'), up('AclRule'), up('SrcPort')],
      [up('Time'), up('Time')],
    ];
    for (const keys of all) expect(sorted(SMALL, ids, keys)).toEqual(naive(SMALL, ids, keys));
  });

  it('by marks has those without first, or with them; what is not known counts as without', () => {
    const { table } = decodeChunks([Buffer.from(logText(vnetRecord([...'abcdef'].map(tupleOf))))]);
    const marks = new Marks(4);
    for (const row of [1, 2]) marks.add(row);
    const by = (descending: boolean) => [
      ...runSteps(
        sortRows(
          table,
          Uint32Array.of(5, 2, 0, 1, 3),
          [{ column: 'IsDuplicate', descending }, down('SrcPort')],
          { IsDuplicate: marks },
        ),
      ),
    ];
    expect(by(false)).toEqual([5, 3, 0, 2, 1]);
    expect(by(true)).toEqual([2, 1, 5, 3, 0]);
  });

  it('leaves rows that are equal in the order of the selection, in both directions', () => {
    const random = new Random(3);
    const ids = Uint32Array.from(random.shuffled([...allRows(SMALL.rowCount)]).slice(0, 1500));
    for (const key of [up('FlowDirection'), down('FlowDirection'), down('L4Protocol')]) {
      expect(sorted(SMALL, ids, [key])).toEqual(naive(SMALL, ids, [key]));
    }
  });

  it('by nothing is the selection itself, as a copy', () => {
    const ids = Uint32Array.of(5, 3, 4);
    const result = runSteps(sortRows(SMALL, ids, []));
    expect([...result]).toEqual([5, 3, 4]);
    expect(result).not.toBe(ids);
  });

  it('leaves the selection that it was given as it is', () => {
    const ids = Uint32Array.from([9, 1, 8, 2, 7, 3]);
    sorted(SMALL, ids, [up('SrcPort'), down('Time')]);
    expect([...ids]).toEqual([9, 1, 8, 2, 7, 3]);
  });

  it('of no rows, and of one, is no work', () => {
    expect(sorted(SMALL, new Uint32Array(0), [up('Time')])).toEqual([]);
    expect(sorted(SMALL, Uint32Array.of(7), [down('Time'), up('SrcIp')])).toEqual([7]);
  });

  it('has rows without statistics first, and last when it is turned around', async () => {
    const counts = ['0,0,0,0', ',,,', '5,5,5,5', '0,0,0,0'];
    const tuples = counts.map((count) => VNET_TUPLE.replace('1,2,3,4', count));
    const { table } = await decode(logText(vnetRecord(tuples)));
    const ids = allRows(4);
    expect(sorted(table, ids, [up('BytesSrcToDest')])).toEqual([1, 0, 3, 2]);
    expect(sorted(table, ids, [down('BytesSrcToDest')])).toEqual([2, 0, 3, 1]);
  });

  it('has rows first of which the record gives no time, and last when it is turned around', async () => {
    const times = ['2026-03-14T09:02:07Z', undefined, '2001-01-01T00:00:00Z'];
    const records = times.map((time) => vnetRecord([VNET_TUPLE], { time }));
    const { table } = await decode(logText(...records));
    expect(sorted(table, allRows(3), [up('RecordTime')])).toEqual([1, 2, 0]);
    expect(sorted(table, allRows(3), [down('RecordTime')])).toEqual([0, 2, 1]);
  });

  it('tells counters apart up to 2^53', async () => {
    const counts = [2 ** 53 - 1, 0, 2 ** 53 - 2, 2 ** 32, 2 ** 32 - 1, 2 ** 52, 2 ** 33, 1];
    const tuples = counts.map((count) => withField(VNET_TUPLE, 10, String(count)));
    const blank = VNET_TUPLE.replace('1,2,3,4', ',,,');
    const { table } = await decode(logText(vnetRecord([...tuples, blank])));
    const ids = sorted(table, allRows(9), [up('BytesSrcToDest')]);
    expect(ids[0]).toBe(8);
    const seen = ids.slice(1).map((id) => table.row(id).bytesSrcToDest);
    expect(seen).toEqual(counts.toSorted((a, b) => a - b));
    const turned = sorted(table, allRows(9), [down('BytesSrcToDest')]);
    expect(turned).toEqual(ids.toReversed());
  });

  it('by time holds from 1970 to the last instant', async () => {
    const times = ['8640000000000000', '0', '100000000000', '1773478869011', '1'];
    const tuples = times.map((time) => withField(VNET_TUPLE, 0, time));
    const { table } = await decode(logText(vnetRecord(tuples)));
    expect(sorted(table, allRows(5), [up('Time')])).toEqual([1, 4, 2, 3, 0]);
    expect(sorted(table, allRows(5), [down('Time')])).toEqual([0, 3, 2, 4, 1]);
  });

  it('of a text goes by letters, capitals aside', async () => {
    const rules = ['b', 'A', 'a', 'B', '', 'ä', 'a1', 'A0', '_', 'Z'];
    const records = rules.map((rule) => vnetRecord([VNET_TUPLE], {}, rule));
    const { table } = await decode(logText(...records));
    const ids = sorted(table, allRows(rules.length), [up('AclRule')]);
    const seen = ids.map((id) => table.row(id).rule);
    expect(seen).toEqual(['', '_', 'A', 'a', 'A0', 'a1', 'B', 'b', 'Z', 'ä']);
  });

  it('of addresses goes by number, IPv4 before IPv6', async () => {
    const texts = ['::', '255.255.255.255', '10.0.0.2', '9.0.0.1', 'fe80::1', '2001:db8::10'];
    const more = ['2001:db8::9', '::ffff:1.2.3.4', '10.0.0.10', '128.0.0.0'];
    const tuples = [...texts, ...more].map((address) => withField(VNET_TUPLE, 2, address));
    const { table } = await decode(logText(vnetRecord(tuples)));
    const ids = sorted(table, allRows(10), [up('DestIp')]);
    expect(ids.map((id) => table.row(id).destIp)).toEqual([
      '9.0.0.1',
      '10.0.0.2',
      '10.0.0.10',
      '128.0.0.0',
      '255.255.255.255',
      '::',
      '::ffff:1.2.3.4',
      '2001:db8::9',
      '2001:db8::10',
      'fe80::1',
    ]);
  });

  it('of an NSG row that was denied goes by the state that is shown', () => {
    const { table } = decodeChunks([
      Buffer.from(
        '{"properties":{"Version":2,"flows":[{"flows":[{"flowTuples":["1773478836,198.51.100.1,10.0.0.4,1,2,T,I,D,B,,,,","1773478836,198.51.100.1,10.0.0.4,1,2,T,I,A,E,1,1,1,1"]}]}]}}',
      ),
    ]);
    expect(sorted(table, allRows(2), [up('FlowState')])).toEqual([1, 0]);
  });
});

describe('sorting of more rows than a segment has', () => {
  const table = mixedTable(12, 140_000);
  const ids = allRows(table.rowCount);

  it.each([
    [[down('Time')]],
    [[up('SrcIp')]],
    [[up('BytesDestToSrc')]],
    [[up('AclRule'), down('DestPort')]],
  ])('leaves each row behind those that come before it: %j', (keys) => {
    expect(table.rowCount).toBeGreaterThan(140_000);
    const result = runSteps(sortRows(table, ids, keys));
    expect(new Set(result).size).toBe(table.rowCount);
    const compare = comparison(table, keys);
    const wrong = result.findIndex((id, at) => {
      const before = at === 0 ? undefined : result[at - 1]!;
      if (before === undefined) return false;
      return (compare(before, id) || before - id) > 0;
    });
    expect(wrong).toBe(-1);
  });

  it('pauses on its way, and can be left there', () => {
    const steps = sortRows(table, ids, [up('BytesSrcToDest')]);
    let pauses = 0;
    while (steps.next().done !== true) pauses++;
    expect(pauses).toBeGreaterThan(5);
    const left = sortRows(table, ids, [up('BytesSrcToDest')]);
    left.next();
    expect(left.return(new Uint32Array(0)).done).toBe(true);
    expect(left.next().done).toBe(true);
    expect(ids[70_000]).toBe(70_000);
  });
});
