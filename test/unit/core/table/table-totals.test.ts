import { describe, expect, it } from 'vitest';
import { FlowLogDecoder } from '../../../../src/core/index.ts';
import { TableTotals } from '../../../../src/core/table/table-totals.ts';
import { vnetHour } from '../../../generate/vnet-hour.ts';
import { rowsOf } from '../../support/decode.ts';

describe('totals of a table that grows', () => {
  it('are those of all its rows, however often they were asked for on the way', () => {
    const decoder = new FlowLogDecoder();
    const often = new TableTotals(decoder.table);
    often.update();
    expect(often).toMatchObject({ rows: 0, denied: 0, bytes: 0, firstTime: Infinity });
    for (const piece of vnetHour({ seed: 9, tuples: 70_000 })) {
      decoder.write(Buffer.from(piece));
      often.update();
    }
    decoder.end();
    often.update();
    const once = new TableTotals(decoder.table);
    once.update();
    const rows = rowsOf(decoder.table);
    const counted = rows.filter((row) => row.hasStatistics);
    const expected = {
      rows: 70_000,
      denied: rows.filter((row) => row.denied).length,
      bytes: counted.reduce((sum, row) => sum + row.bytesSrcToDest + row.bytesDestToSrc, 0),
      firstTime: rows.reduce((least, row) => Math.min(least, row.time), Infinity),
      lastTime: rows.reduce((most, row) => Math.max(most, row.time), 0),
    };
    expect(often).toMatchObject(expected);
    expect(once).toMatchObject(expected);
  });
});
