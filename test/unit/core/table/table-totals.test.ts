import { describe, expect, it } from 'vitest';
import { FlowLogDecoder } from '../../../../src/core/index.ts';
import { TableTotals } from '../../../../src/core/table/table-totals.ts';
import { vnetHour } from '../../../generate/vnet-hour.ts';
import { decode, rowsOf } from '../../support/decode.ts';
import { logText, nsgRecord } from '../../support/logs.ts';

describe('totals of a table that grows', () => {
  it('are those of all its rows, however often they were asked for on the way', () => {
    const decoder = new FlowLogDecoder();
    const often = new TableTotals(decoder.table);
    often.update();
    expect(often).toMatchObject({ rows: 0, denied: 0, bytes: null, firstTime: Infinity });
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

  it.each([
    [
      'are not counted where no row carries any',
      '1773478836,10.0.0.1,10.0.0.2,1,22,T,I,A,B,,,,',
      null,
    ],
    ['are 0 where that was counted', '1773478836,10.0.0.1,10.0.0.2,1,22,T,I,A,E,0,0,0,0', 0],
  ])('of bytes %s', async (_, tuple, bytes) => {
    const { table } = await decode(logText(nsgRecord(2, [tuple])));
    const totals = new TableTotals(table);
    totals.update();
    expect(totals).toMatchObject({ rows: 1, bytes });
  });
});
