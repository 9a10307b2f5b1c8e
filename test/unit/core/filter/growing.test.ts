import { describe, expect, it } from 'vitest';
import { FlowLogDecoder } from '../../../../src/core/index.ts';
import { compileFilter, type RegexEngine } from '../../../../src/core/filter/index.ts';
import { filterRows, type Predicate } from '../../../../src/core/table/filter-rows.ts';
import { SEGMENT_ROWS } from '../../../../src/core/table/segment.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { matching, NOW, STUB_REGEX, tableOf, vnetRecord } from './support/tables.ts';

function tuple(row: number, source: string): string {
  const state = row % 3 === 0 ? 'D' : 'C';
  return `${NOW + row},${source},10.0.0.1,1024,${row % 100},6,I,${state},NX,1,2,3,4`;
}

function compiled(decoder: FlowLogDecoder, filter: string, regex = STUB_REGEX): Predicate {
  const predicate = compileFilter(decoder.table, filter, { now: NOW, regex });
  if (typeof predicate !== 'function') throw new Error(predicate.message);
  return predicate;
}

describe('a filter over a log that is still loading', () => {
  const encoder = new TextEncoder();
  const write = (decoder: FlowLogDecoder, record: object, first: boolean) =>
    decoder.write(encoder.encode((first ? '{"records":[' : ',') + JSON.stringify(record)));

  it.each([
    ['AclRule endswith "7"', (record: number) => record % 10 === 7],
    ['SrcIp endswith ":7"', (record: number) => record === 7],
    ['SrcIp == "fd00::7"', (record: number) => record === 7],
    ['SrcIp matches regex "[.]7$"', (record: number) => record + 100 === 7],
    ['FlowEncryption == "NX"', () => true],
    ['MacAddress == "00-00-00-00-00-07"', (record: number) => record === 7],
    ['ipv6_is_in_range(SrcIp, "fd00::/16")', () => true],
  ])('%s answers for rows that come later', (filter, expected) => {
    const decoder = new FlowLogDecoder();
    const predicate = compiled(decoder, filter);
    let from = 0;
    const hits: number[] = [];
    for (let record = 0; record < 30; record++) {
      const facts = { rule: `rule-${record}`, mac: record.toString(16).padStart(12, '0') };
      write(
        decoder,
        vnetRecord([tuple(record, `fd00::${record.toString(16)}`)], facts),
        record === 0,
      );
      hits.push(...runSteps(filterRows(decoder.table, predicate, from)));
      from = decoder.table.rowCount;
    }
    const all = Array.from({ length: 30 }, (_, record) => record);
    expect(from).toBe(30);
    expect(hits).toEqual(all.filter(expected));
  });

  it('asks each different text once, and only when a row has it', () => {
    const asked: string[] = [];
    const regex: RegexEngine = {
      compile: () => ({ matches: (text) => asked.push(text) > 0 }),
    };
    const decoder = new FlowLogDecoder();
    const predicate = compiled(decoder, 'AclRule matches regex "x"', regex);
    for (let record = 0; record < 12; record++) {
      const rule = `rule-${record % 3}`;
      write(
        decoder,
        vnetRecord([tuple(1, '10.0.0.2'), tuple(2, '10.0.0.3')], { rule }),
        record === 0,
      );
      runSteps(filterRows(decoder.table, predicate));
    }
    expect(asked).toEqual(['rule-0', 'rule-1', 'rule-2']);
  });
});

describe('a filter over more than one segment', () => {
  const rows = Array.from({ length: SEGMENT_ROWS + 5000 }, (_, row) => row);
  const table = tableOf([
    vnetRecord(rows.map((row) => tuple(row, `10.${row & 1}.${(row >> 8) & 255}.${row & 255}`))),
  ]);

  it('lets the right rows of each through', () => {
    const expected = rows.filter((row) => row % 100 === 22 && row % 3 === 0);
    expect(matching(table, 'DestPort == 22 and FlowStatus == "Denied"')).toEqual(expected);
    expect(matching(table, 'not(DestPort != 22 or FlowStatus == "Allowed")')).toEqual(expected);
    const even = rows.filter((row) => row % 2 === 0);
    expect(matching(table, 'SrcIp startswith "10.0."')).toEqual(even);
    expect(matching(table, 'ipv4_is_in_range(SrcIp, "10.0.0.0/16")')).toEqual(even);
  });

  it.each([
    [0, 1],
    [1, 2],
    [1, 9],
    [3, 4],
    [5, 5],
    [6, 100],
    [65_533, 65_536],
  ])('writes no further than rows %i to %i', (start, end) => {
    const filters = [
      'not(DestPort < 50) and FlowStatus == "Denied" or SrcPort == 1',
      'BytesSrcToDest > 1',
    ];
    for (const filter of filters) {
      const predicate = compileFilter(table, filter, { now: NOW, regex: STUB_REGEX });
      if (typeof predicate !== 'function') throw new Error(predicate.message);
      const whole = new Uint8Array(SEGMENT_ROWS);
      predicate(table.segments[0]!, 0, SEGMENT_ROWS, whole);
      // A view that does not begin at a whole word of its memory.
      const hits = new Uint8Array(new ArrayBuffer(SEGMENT_ROWS + 1), 1).fill(9);
      predicate(table.segments[0]!, start, end, hits);
      const expected = new Uint8Array(SEGMENT_ROWS).fill(9);
      expected.set(whole.subarray(start, end), start);
      expect(Buffer.compare(hits, expected)).toBe(0);
      const aligned = new Uint8Array(SEGMENT_ROWS).fill(9);
      predicate(table.segments[0]!, start, end, aligned);
      expect(Buffer.compare(aligned, expected)).toBe(0);
    }
  });
});
