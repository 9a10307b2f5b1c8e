import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowLogDecoder } from '../../../../src/core/index.ts';
import { FlowTable } from '../../../../src/core/table/flow-table.ts';
import { nsgV2, vnetHour } from '../../../generate/index.ts';
import { rowsOf } from '../../support/decode.ts';
import { logText, vnetRecord, VNET_TUPLE, withField } from '../../support/logs.ts';

/** Decodes what there is at some moments of a growing log, each time on from where it was whole. */
function decodeGrowing(log: Uint8Array, moments: readonly number[]) {
  const table = new FlowTable();
  let start = 0;
  let problems = 0;
  for (const end of [...moments].sort((a, b) => a - b)) {
    const decoder = new FlowLogDecoder({ table, source: 'a', start });
    decoder.write(log.subarray(start, Math.max(start, end)));
    decoder.pause();
    problems += decoder.problems.total;
    start = decoder.recordsEnd;
  }
  return { table, problems, end: start };
}

function whole(log: Uint8Array): FlowTable {
  const decoder = new FlowLogDecoder({ source: 'a' });
  decoder.write(log);
  decoder.end();
  return decoder.table;
}

const originsOf = (table: FlowTable) =>
  Array.from({ length: table.rowCount }, (_, row) => table.origin(row));

describe('a log that is decoded in parts, each on from the last whole record', () => {
  const logs: readonly (readonly [string, Uint8Array])[] = [
    ['records in a list', Buffer.from([...vnetHour({ seed: 3, tuples: 300 })].join(''))],
    ['an NSG log', Buffer.from([...nsgV2({ seed: 3 })].join('').slice(0, 60_000))],
    ['a record a line', Buffer.from(lines(40))],
  ];
  it.each(logs)('gives the rows and their places of the whole: %s', (_, log) => {
    const plain = whole(log);
    const moments = fc.array(fc.nat(log.length), { maxLength: 8 });
    fc.assert(
      fc.property(moments, (some) => {
        const { table } = decodeGrowing(log, [...some, log.length]);
        const rows = rowsOf(table);
        expect(rows).toEqual(rowsOf(plain).slice(0, rows.length));
        expect(originsOf(table)).toEqual(originsOf(plain).slice(0, rows.length));
      }),
      { numRuns: 60 },
    );
  });

  it('misses no record and invents no problem, wherever it was cut', () => {
    const log = Buffer.from(logText(...Array.from({ length: 12 }, (_, at) => record(at))));
    for (let cut = 0; cut <= log.length; cut++) {
      const { table, problems, end } = decodeGrowing(log, [cut, log.length]);
      expect(table.rowCount, `cut at ${cut}`).toBe(12);
      expect(problems, `cut at ${cut}`).toBe(0);
      expect(end).toBe(log.length - 2);
    }
  });

  it('goes on where the closing bracket has made room for more', () => {
    const before = Buffer.from(logText(record(0), record(1)));
    const after = Buffer.from(logText(record(0), record(1), record(2)));
    const table = new FlowTable();
    const first = new FlowLogDecoder({ table, source: 'a' });
    first.write(before);
    first.end();
    const second = new FlowLogDecoder({ table, source: 'a', start: first.recordsEnd });
    second.write(after.subarray(first.recordsEnd));
    second.pause();
    expect(rowsOf(table).map(({ srcPort }) => srcPort)).toEqual([0, 1, 2]);
    expect(table.origin(2).recordOffset).toBe(after.lastIndexOf('{"flowLogVersion'));
    expect(second.problems).toMatchObject({ total: 0, byKind: {} });
    expect(second.recordsEnd).toBe(after.length - 2);
  });

  it('has nothing to say of a closing bracket alone', () => {
    const decoder = new FlowLogDecoder({ start: 100 });
    decoder.write(Buffer.from(']}'));
    decoder.pause();
    expect(decoder.problems.total).toBe(0);
    expect(decoder.recordsEnd).toBe(100);
  });
});

describe('a log of which only some time is wanted', () => {
  const log = Buffer.from(
    logText(...Array.from({ length: 30 }, (_, at) => record(at, 1_773_478_800_000 + at * 1000))),
  );
  const window = { from: 1_773_478_805_000, to: 1_773_478_812_000 };

  it.each([1, 7, 400, 100_000])('keeps its tuples alone, in chunks of %d bytes', (size) => {
    const decoder = new FlowLogDecoder({ window });
    for (let at = 0; at < log.length; at += size) decoder.write(log.subarray(at, at + size));
    decoder.end();
    const plain = rowsOf(whole(log)).filter(({ time }) => time >= window.from && time < window.to);
    expect(rowsOf(decoder.table)).toEqual(plain);
    expect(plain).toHaveLength(7 * 3);
    expect(decoder.leftOut).toBe(23 * 3);
    expect(decoder.problems.total).toBe(0);
  });

  it('knows where the kept ones stand', () => {
    const decoder = new FlowLogDecoder({ window });
    decoder.write(log);
    decoder.end();
    const { offset } = decoder.table.origin(0);
    expect(log.subarray(offset, offset + 13).toString()).toBe(String(window.from));
  });
});

/** A record of three tuples, or of one where it has no time, told by their port. */
function record(port: number, time?: number) {
  const tuple = withField(VNET_TUPLE, 3, String(port));
  if (time === undefined) return vnetRecord([tuple]);
  const timed = withField(tuple, 0, String(time));
  return vnetRecord([timed, withField(timed, 4, '80'), withField(timed, 4, '22')]);
}

function lines(count: number): string {
  return Array.from({ length: count }, (_, at) => `${JSON.stringify(record(at))}\n`).join('');
}
