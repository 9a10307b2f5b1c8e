import { describe, expect, it } from 'vitest';
import type { FlowTable } from '../../../../src/core/index.ts';
import { bucketWidth } from '../../../../src/core/flows/buckets.ts';
import { stitchFlows } from '../../../../src/core/flows/stitch-flows.ts';
import { type SeriesOptions, timeSeries } from '../../../../src/core/flows/time-series.ts';
import { allRows } from '../../../../src/core/table/filter-rows.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { decode } from '../../support/decode.ts';
import { logText, NSG1_TUPLE, NSG2_TUPLE, nsgRecord, withField } from '../../support/logs.ts';
import { NINE, tableOf, tuple } from './support/flow-tables.ts';

const MINUTE = 60_000;

/** A table's series over ten minutes from `NINE` on, unless told otherwise. */
function seriesOf(
  table: FlowTable,
  options: Partial<SeriesOptions> = {},
  ids = allRows(table.rowCount),
) {
  const { previousTime } = runSteps(stitchFlows(table));
  const steps = timeSeries(table, ids, {
    from: NINE,
    to: NINE + 10 * MINUTE,
    bucket: MINUTE,
    stackBy: 'verdict',
    measure: 'packets',
    booking: 'spread',
    previousTime,
    ...options,
  });
  return runSteps(steps);
}

function allowed(table: FlowTable, options: Partial<SeriesOptions> = {}): number[] {
  return Array.from(seriesOf(table, options).stacks[0]!.values);
}

const counted = (state: string, minutes: number, packets: number) =>
  tuple(state, { time: minutes * MINUTE, counters: [packets, packets * 100, 0, 0] });

describe('a series of counters', () => {
  it('spreads C and E over the time since the tuple before', () => {
    const table = tableOf([
      tuple('B', { time: MINUTE }),
      counted('C', 3, 20),
      counted('E', 4.5, 15),
    ]);
    expect(allowed(table)).toEqual([0, 10, 10, 10, 5, 0, 0, 0, 0, 0]);
  });

  it('books them at their own time when asked for it raw', () => {
    const table = tableOf([
      tuple('B', { time: MINUTE }),
      counted('C', 3, 20),
      counted('E', 4.5, 15),
    ]);
    expect(allowed(table, { booking: 'raw' })).toEqual([0, 0, 0, 20, 15, 0, 0, 0, 0, 0]);
  });

  it('seeks the tuple before among all rows, not only those asked for', () => {
    const table = tableOf([tuple('B', { time: MINUTE }), counted('C', 3, 20)]);
    const { stacks } = seriesOf(table, {}, Uint32Array.of(1));
    expect(Array.from(stacks[0]!.values)).toEqual([0, 10, 10, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('takes five minutes where there is none before', () => {
    expect(allowed(tableOf([counted('C', 7, 50)]))).toEqual([0, 0, 10, 10, 10, 10, 10, 0, 0, 0]);
  });

  it('takes five minutes for rows that came after the stitching', () => {
    const table = tableOf([tuple('B'), counted('C', 7, 50)]);
    const previousTime = new Float64Array(1).fill(NaN);
    expect(allowed(table, { previousTime })).toEqual([0, 0, 10, 10, 10, 10, 10, 0, 0, 0]);
  });

  it('says what falls before and behind the range', () => {
    const table = tableOf([
      counted('C', 2, 50),
      tuple('B', { time: 9 * MINUTE, sourcePort: 1 }),
      tuple('E', { time: 11 * MINUTE, sourcePort: 1, counters: [1, 1, 3, 1] }),
    ]);
    const { before, after, stacks } = seriesOf(table);
    expect([before, after]).toEqual([30, 2]);
    expect(Array.from(stacks[0]!.values)).toEqual([10, 10, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect([stacks[0]!.before, stacks[1]!.before]).toEqual([30, 0]);
  });

  it('books at its own time where the tuple before is not earlier', () => {
    const table = tableOf([tuple('B', { time: 9 * MINUTE }), counted('C', 3, 20)]);
    expect(allowed(table)).toEqual([0, 0, 0, 20, 0, 0, 0, 0, 0, 0]);
  });

  it('books a flow of one instant at that instant', () => {
    const table = tableOf([counted('E', 3, 7), tuple('B', { time: 3 * MINUTE })]);
    expect(allowed(table)).toEqual([0, 0, 0, 7, 0, 0, 0, 0, 0, 0]);
  });

  it('does not spread what a denied row counts', async () => {
    const log = logText(nsgRecord(2, [withField(NSG2_TUPLE, 7, 'D')]));
    const { table } = await decode(log);
    const from = table.row(0).time - 2 * MINUTE;
    const { stacks } = seriesOf(table, { from, to: from + 4 * MINUTE });
    expect(Array.from(stacks[1]!.values)).toEqual([0, 0, 4, 0]);
  });

  it('spreads a repeated tuple like the one that it repeats', () => {
    const table = tableOf([
      tuple('B', { time: MINUTE }),
      counted('C', 3, 20),
      counted('C', 3, 20),
      counted('E', 4, 1),
    ]);
    expect(allowed(table)).toEqual([0, 20, 20, 1, 0, 0, 0, 0, 0, 0]);
  });

  it('gives what does not divide to whole numbers, none lost', () => {
    const table = tableOf([tuple('B'), counted('C', 4, 7)]);
    expect(allowed(table)).toEqual([1, 2, 2, 2, 0, 0, 0, 0, 0, 0]);
    expect(allowed(tableOf([tuple('B'), counted('C', 4, 1)]))).toEqual([
      0, 0, 0, 1, 0, 0, 0, 0, 0, 0,
    ]);
  });

  it('is exact to the last packet at 2^53 - 1', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const end = tuple('C', { time: 9.7 * MINUTE, counters: [most, 0, 0, 0] });
    const table = tableOf([tuple('B', { time: -MINUTE / 3 }), end]);
    const { stacks, before, after } = seriesOf(table);
    const all = [before, after, ...stacks.flatMap(({ values }) => Array.from(values))];
    expect(all.every((value) => Number.isSafeInteger(value) && value >= 0)).toBe(true);
    expect(all.reduce((sum, value) => sum + BigInt(value), 0n)).toBe(BigInt(most));
  });

  it('adds both ways, of packets and of bytes', () => {
    const table = tableOf([tuple('C', { counters: [1, 10, 2, 30] })]);
    expect(allowed(table, { booking: 'raw' })[0]).toBe(3);
    expect(allowed(table, { booking: 'raw', measure: 'bytes' })[0]).toBe(40);
  });

  it('has the sum of the worked example, over every width', () => {
    const table = tableOf([
      '1773479395000,10.0.0.4,192.0.2.20,49801,443,6,O,B,NX,,,,',
      '1773479301000,10.0.0.4,192.0.2.20,49801,443,6,O,C,NX,1021,588096,8005,4610880',
      '1773479398000,10.0.0.4,192.0.2.20,49801,443,6,O,E,NX,52,29952,47,27072',
    ]);
    for (const bucket of [1, 7, 1000, 60_000, 3_600_000]) {
      const { stacks, before, after } = seriesOf(table, {
        from: 1773479301000,
        to: 1773479398001,
        bucket,
        measure: 'bytes',
      });
      const sum = stacks[0]!.values.reduce((all, value) => all + value, 0);
      expect([before, after, sum]).toEqual([0, 0, 5_256_000]);
    }
  });
});

describe('a series of tuples', () => {
  it('counts each row at its own time, whatever it carries', () => {
    const table = tableOf([
      tuple('B', { time: MINUTE }),
      counted('C', 3, 20),
      tuple('D', { time: 3 * MINUTE }),
      tuple('D', { time: 30 * MINUTE }),
      tuple('D', { time: -1 }),
    ]);
    const { stacks, before, after } = seriesOf(table, { measure: 'tuples' });
    expect(stacks.map(({ key }) => key)).toEqual(['A', 'D']);
    expect(Array.from(stacks[0]!.values)).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    expect(Array.from(stacks[1]!.values)).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    expect([before, after]).toEqual([1, 1]);
  });

  it('is stacked by state, a denied NSG row under D and version 1 under none', async () => {
    const denied = withField(withField(NSG2_TUPLE, 7, 'D'), 8, 'B');
    const log = logText(nsgRecord(2, [denied, NSG2_TUPLE]), nsgRecord(1, [NSG1_TUPLE, NSG1_TUPLE]));
    const { table } = await decode(log);
    const options = bucketWidth(table.row(0).time, table.row(0).time);
    const { stacks } = seriesOf(table, { ...options, measure: 'tuples', stackBy: 'state' });
    const sums = stacks.map(({ key, values }) => [key, values[0]]);
    expect(sums).toEqual([
      ['B', 0],
      ['C', 1],
      ['E', 0],
      ['D', 1],
      ['', 2],
    ]);
  });

  it('is stacked by direction', () => {
    const table = tableOf([tuple('B', { direction: 'I' }), tuple('B'), tuple('D')]);
    const { stacks } = seriesOf(table, { measure: 'tuples', stackBy: 'direction' });
    expect(stacks.map(({ key, values }) => [key, values[0]])).toEqual([
      ['I', 1],
      ['O', 2],
    ]);
  });
});

describe('buckets of a series', () => {
  it.each([
    ['none', { to: NINE }],
    ['backwards', { to: NINE - 1 }],
    ['of no width', { bucket: 0 }],
    ['of negative width', { to: NINE - MINUTE, bucket: -1 }],
    ['that are no number', { from: NaN }],
    ['without end', { to: Infinity }],
    ['too many', { to: NINE + 200_000, bucket: 1 }],
  ])('are refused: %s', (_, options) => {
    expect(() => seriesOf(tableOf([tuple('B')]), options)).toThrow(RangeError);
  });

  it('may be cut off at the end: the last one is whole', () => {
    const table = tableOf([tuple('D', { time: 80_000 })]);
    const { stacks } = seriesOf(table, { to: NINE + 61_000, measure: 'tuples' });
    expect(Array.from(stacks[1]!.values)).toEqual([0, 1]);
  });
});
