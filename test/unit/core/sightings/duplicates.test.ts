import { describe, expect, it } from 'vitest';
import { FlowLogDecoder } from '../../../../src/core/index.ts';
import { vnetHour } from '../../../generate/vnet-hour.ts';
import { logText, VNET_TUPLE, vnetRecord, withField } from '../../support/logs.ts';
import { tableOfRecords } from '../flows/support/flow-tables.ts';
import { DEST, duplicates, seen, SOURCE } from './support/seen-tables.ts';

const duplicatesOf = (...records: readonly object[]) => duplicates(tableOfRecords(...records));

describe('a duplicate', () => {
  it('is a tuple that a list has twice, from the second on', () => {
    const later = withField(VNET_TUPLE, 0, '1773478869012');
    const record = vnetRecord([VNET_TUPLE, later, VNET_TUPLE, VNET_TUPLE, later]);
    expect(duplicatesOf(record)).toEqual([2, 3, 4]);
  });

  it('is every row of a record that is there twice, whenever it was written', () => {
    const record = vnetRecord([VNET_TUPLE], { time: '2026-03-14T09:01:11Z' });
    const again = vnetRecord([VNET_TUPLE], { time: '2026-03-14T09:02:11Z' });
    expect(duplicatesOf(record, seen(DEST, 'B0 E1'), again)).toEqual([3]);
  });

  it('is every row of a blob that is read twice', () => {
    const decoder = new FlowLogDecoder({ source: 'a' });
    for (let blob = 0; blob < 2; blob++) {
      for (const piece of vnetHour({ seed: 5, tuples: 40_000 })) decoder.write(Buffer.from(piece));
    }
    decoder.end();
    const found = duplicates(decoder.table);
    expect(decoder.table.rowCount).toBe(80_000);
    expect(found.filter((row) => row >= 40_000)).toHaveLength(40_000);
  });

  it.each(VNET_TUPLE.split(',').map((_, field) => [field]))(
    'is not a tuple that differs in field %i',
    (field) => {
      const others = ['1773478869012', '10.1.1.1', 'fd00::1', '1', '2', '17', 'O', 'E', 'NX'];
      const other = withField(VNET_TUPLE, field, others[field] ?? '4294967301');
      expect(duplicatesOf(vnetRecord([VNET_TUPLE, other]))).toEqual([]);
      expect(duplicatesOf(vnetRecord([VNET_TUPLE, other, other]))).toEqual([2]);
    },
  );

  it.each([
    ['NIC', vnetRecord([VNET_TUPLE], { macAddress: 'B' })],
    ['rule', vnetRecord([VNET_TUPLE], {}, 'another')],
    ['target', vnetRecord([VNET_TUPLE], { targetResourceID: 't' })],
    ['flow log', vnetRecord([VNET_TUPLE], { flowLogResourceID: 'l' })],
    ['version', vnetRecord([VNET_TUPLE], { flowLogVersion: 5 })],
  ])('is not one of another %s', (_, other) => {
    expect(duplicatesOf(vnetRecord([VNET_TUPLE]), other)).toEqual([]);
  });

  it('is no denial that is repeated at another time', () => {
    expect(duplicatesOf(seen(DEST, 'D0 D1 D3'))).toEqual([]);
    expect(duplicatesOf(seen(DEST, 'D0 D1 D1'))).toEqual([2]);
  });

  it('is not the other side', () => {
    expect(duplicatesOf(seen(SOURCE, 'B0 E1'), seen(DEST, 'B0 E1'))).toEqual([]);
  });

  it('may have counters of more than 32 bits, beside a column of fewer', () => {
    const wide = withField(VNET_TUPLE, 10, '8589934594');
    const tuples = [wide, wide, VNET_TUPLE, VNET_TUPLE];
    expect(duplicatesOf(vnetRecord(tuples))).toEqual([1, 3]);
  });

  it('is none of an empty table', () => {
    const table = tableOfRecords();
    expect(logText()).toBe('{"records":[]}');
    expect(duplicates(table)).toEqual([]);
  });
});
