import { describe, expect, it } from 'vitest';
import { ProblemLog } from '../../../../src/core/decode/problems.ts';
import { RecordBuilder } from '../../../../src/core/decode/record-builder.ts';
import {
  PLACE_RECORD,
  PLACE_VNET_FLOW,
  PLACE_VNET_GROUP,
  PLACE_VNET_TUPLES,
} from '../../../../src/core/structure/log-structure.ts';
import { UnknownValues } from '../../../../src/core/decode/unknown-values.ts';
import { decode } from '../../support/decode.ts';
import { logText, vnetRecord, VNET_TUPLE, withField } from '../../support/logs.ts';
import { FlowTable } from '../../../../src/core/table/flow-table.ts';

const FOUR_GIB = 2 ** 32;

describe('a list of tuples that is longer than 4 GiB', () => {
  it('gives each tuple its exact offset, and all of them their rule and ACL', () => {
    const table = new FlowTable();
    const builder = new RecordBuilder(table, new ProblemLog(), new UnknownValues(table), {
      source: 's',
    });
    const offsets = [100, 200, 99 + FOUR_GIB, 100 + FOUR_GIB, 3 * FOUR_GIB, 3 * FOUR_GIB + 70];
    builder.enter(PLACE_RECORD, 5);
    builder.enter(PLACE_VNET_FLOW, 10);
    builder.enter(PLACE_VNET_GROUP, 20);
    builder.enter(PLACE_VNET_TUPLES, 30);
    for (const offset of offsets) builder.commitTuple(PLACE_VNET_TUPLES, offset);
    builder.leave(PLACE_VNET_TUPLES);
    builder.value(PLACE_VNET_GROUP, 'rule', 'late', true, 0);
    builder.leave(PLACE_VNET_GROUP);
    builder.value(PLACE_VNET_FLOW, 'aclID', 'acl', true, 0);
    builder.leave(PLACE_VNET_FLOW);
    builder.leave(PLACE_RECORD);
    builder.publish();
    expect(table.rowCount).toBe(offsets.length);
    offsets.forEach((offset, index) => {
      expect(table.origin(index)).toEqual({ source: 's', offset, recordOffset: 5 });
      expect(table.row(index)).toMatchObject({ rule: 'late', aclId: 'acl' });
    });
  });
});

describe('lists of tuples that are longer than their neighbours', () => {
  it.each([10, 900, 1100, 5000])('of %i tuples give each its exact offset', async (count) => {
    const tuples = Array.from({ length: count }, (_, at) => withField(VNET_TUPLE, 3, String(at)));
    const text = logText(
      vnetRecord(tuples, {}, 'first'),
      vnetRecord([VNET_TUPLE, 'x'.repeat(70_000), VNET_TUPLE], {}, 'second'),
    );
    const { table } = await decode(text);
    expect(table.rowCount).toBe(count + 2);
    const wrong = tuples.findIndex(
      (tuple, at) =>
        !text.startsWith(`${tuple}"`, table.origin(at).offset) || table.row(at).rule !== 'first',
    );
    expect(wrong).toBe(-1);
    for (const at of [count, count + 1]) {
      expect(text.startsWith(`${VNET_TUPLE}"`, table.origin(at).offset)).toBe(true);
      expect(table.row(at)).toMatchObject({ rule: 'second', aclId: 'a', version: 4 });
    }
  });
});
