import { describe, expect, it } from 'vitest';
import { FlowLogDecoder } from '../../../../src/core/index.ts';
import { decode, rowsOf } from '../../support/decode.ts';
import { NSG1_TUPLE, NSG2_TUPLE, VNET_TUPLE } from '../../support/logs.ts';

const V = JSON.stringify(VNET_TUPLE);

describe('keys behind the tuples that they are about', () => {
  it('rule, ACL, and all that a VNet record says', async () => {
    const { table, problems } = await decode(`{"records":[
      {"flowRecords":{"flows":[
        {"flowGroups":[{"flowTuples":[${V}],"rule":"one"},{"flowTuples":[${V}],"rule":"two"}],"aclID":"A"},
        {"flowGroups":[{"flowTuples":[${V}],"rule":"three"}],"aclID":"B"}]},
       "flowLogVersion":5,"time":"2026-03-14T09:02:07.0119923Z","macAddress":"M","targetResourceID":"T","flowLogResourceID":"F"},
      {"flowRecords":{"flows":[{"flowGroups":[{"flowTuples":[${V}]}]}]}}]}`);
    expect(problems.total).toBe(0);
    const said = rowsOf(table).map((row) => [row.rule, row.aclId, row.macAddress, row.version]);
    expect(said).toEqual([
      ['one', 'A', 'M', 5],
      ['two', 'A', 'M', 5],
      ['three', 'B', 'M', 5],
      ['', '', '', 0],
    ]);
    expect(table.row(0)).toMatchObject({ targetResourceId: 'T', flowLogResourceId: 'F' });
    expect(table.row(3)).toMatchObject({ recordTime: 0, targetResourceId: '' });
  });

  it('rule, NIC, resource and version of an NSG record', async () => {
    const tuple = JSON.stringify(NSG2_TUPLE);
    const { table, problems } = await decode(`{"records":[{"properties":{"flows":[
      {"flows":[{"flowTuples":[${tuple}],"mac":"M1"},{"flowTuples":[${tuple}]}],"rule":"one"}],
      "Version":2},"resourceId":"N","macAddress":"M0"}]}`);
    expect(problems.total).toBe(0);
    expect(rowsOf(table)).toMatchObject([
      { rule: 'one', macAddress: 'M1', version: 2, aclId: 'N', targetResourceId: 'N' },
      { rule: 'one', macAddress: 'M0', version: 2, aclId: 'N', targetResourceId: 'N' },
    ]);
  });

  it('a version that shows which tuples of a record are malformed', async () => {
    const tuples = [NSG1_TUPLE, NSG2_TUPLE, NSG1_TUPLE, NSG2_TUPLE, NSG1_TUPLE];
    const text = (version: number) =>
      `{"properties":{"flows":[{"flows":[{"flowTuples":${JSON.stringify(tuples)}}]}],"Version":${version}}}`;
    const one = await decode(text(1));
    expect(rowsOf(one.table).map(({ state }) => state)).toEqual(['', '', '']);
    expect(one.problems.byKind).toEqual({ 'wrong-field-count': 2 });
    const two = await decode(text(2));
    expect(rowsOf(two.table).map(({ state }) => state)).toEqual(['C', 'C']);
    expect(two.problems.byKind).toEqual({ 'wrong-field-count': 3 });
    for (const { offset, message } of two.problems.items) {
      expect(text(2).slice(offset)).toMatch(NSG1_TUPLE);
      expect(message).toContain('8 fields where 13 are expected');
    }
  });

  it('a version that comes late is not counted as unknown codes of rows that are none', async () => {
    const odd = NSG1_TUPLE.replace(',T,', ',200,');
    const { table, problems } = await decode(
      `{"properties":{"flows":[{"flows":[{"flowTuples":["${odd}","${NSG2_TUPLE}"]}]}],"Version":2}}`,
    );
    expect(table.rowCount).toBe(1);
    expect(problems.unknown).toEqual([]);
  });

  it('a malformed tuple found late has an excerpt like any other', async () => {
    const { problems } = await decode(
      `{"properties":{"flows":[{"flows":[{"flowTuples":["${NSG1_TUPLE}"]}]}],"Version":2}}`,
    );
    expect(problems.items[0]!.excerpt).toContain(NSG1_TUPLE);
  });
});

describe('a record of both kinds', () => {
  it('keeps for each tuple what its own kind says', async () => {
    const { table } = await decode(`{"resourceId":"N","targetResourceID":"T","flowLogVersion":4,
      "flowRecords":{"flows":[{"aclID":"A","flowGroups":[{"rule":"v","flowTuples":[${V}]}]}]},
      "properties":{"Version":1,"flows":[{"rule":"n","flows":[{"flowTuples":["${NSG1_TUPLE}"]}]}]}}`);
    expect(rowsOf(table)).toMatchObject([
      { kind: 'vnet', aclId: 'A', rule: 'v', version: 4, targetResourceId: 'T' },
      { kind: 'nsg', aclId: 'N', rule: 'n', version: 1, targetResourceId: 'N' },
    ]);
  });
});

describe('a record whose keys come again', () => {
  const both = `"flowRecords":{"flows":[{"flowGroups":[{"flowTuples":[${V}]}]}]},
    "properties":{"flows":[{"flows":[{"flowTuples":["${NSG1_TUPLE}"]}]}]},`;

  it('counts each tuple once where its version is not known', async () => {
    const { table, problems } = await decode(`{${both}${both}"time":null}`);
    expect(table.rowCount).toBe(4);
    expect(problems.unknown).toEqual([{ kind: 'version', value: '', count: 4 }]);
  });

  it('costs no more than its length', async () => {
    const timeOf = async (times: number) => {
      const text = `{${both.repeat(times)}"time":null}`;
      const start = performance.now();
      expect((await decode(text)).table.rowCount).toBe(2 * times);
      return performance.now() - start;
    };
    const short = Math.min(await timeOf(3000), await timeOf(3000));
    const long = Math.min(await timeOf(24_000), await timeOf(24_000));
    expect(long).toBeLessThan(14 * short + 150);
  });
});

describe('rows', () => {
  it('show when their record has closed, with all that it said, and stay as they are', () => {
    const decoder = new FlowLogDecoder();
    const write = (text: string) => decoder.write(Buffer.from(text));
    write(`{"records":[{"flowRecords":{"flows":[{"flowGroups":[{"flowTuples":[${V},`);
    expect(decoder.table.rowCount).toBe(0);
    write(`${V}],"rule":"r"}],"aclID":"A"}]},"macAddress":"M"}`);
    expect(decoder.table.rowCount).toBe(2);
    const before = rowsOf(decoder.table);
    expect(before[1]).toMatchObject({ rule: 'r', aclId: 'A', macAddress: 'M' });
    write(
      `,{"macAddress":"N","flowRecords":{"flows":[{"aclID":"B","flowGroups":[{"flowTuples":["x",`,
    );
    write(`"${VNET_TUPLE.replace('1,2,3,4', '5000000000,1,1,1')}"],"rule":"s"}]}]}}]}`);
    decoder.end();
    expect(rowsOf(decoder.table).slice(0, 2)).toEqual(before);
    expect(decoder.table.row(2)).toMatchObject({ rule: 's', packetsSrcToDest: 5e9 });
  });
});
