import { describe, expect, it } from 'vitest';
import { decodeFlowLog } from '../../../../src/core/index.ts';
import { rowsOf } from '../../support/decode.ts';
import { fixture } from '../../support/fixtures.ts';

describe('the worked example of the documentation', () => {
  it('is one conversation of 9,125 packets and 5,256,000 bytes, the sum over C and E', async () => {
    const { table, problems } = await decodeFlowLog(fixture('vnet-worked-example.json'));
    expect(problems.total).toBe(0);
    const rows = rowsOf(table);
    expect(rows.map(({ state, hasStatistics }) => [state, hasStatistics])).toEqual([
      ['B', false],
      ['C', true],
      ['E', true],
    ]);
    const counted = rows.filter((row) => row.hasStatistics);
    const sum = (of: (row: (typeof rows)[number]) => number) =>
      counted.reduce((total, row) => total + of(row), 0);
    expect(sum((row) => row.packetsSrcToDest + row.packetsDestToSrc)).toBe(9125);
    expect(sum((row) => row.bytesSrcToDest + row.bytesDestToSrc)).toBe(5_256_000);
  });

  it('keeps its tuples in file order, although B is later than C', async () => {
    const { table } = await decodeFlowLog(fixture('vnet-worked-example.json'));
    expect(table.row(0).time).toBeGreaterThan(table.row(1).time);
  });
});
