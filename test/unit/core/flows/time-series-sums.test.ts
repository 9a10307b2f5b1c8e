import { describe, expect, it } from 'vitest';
import type { FlowRow, FlowTable } from '../../../../src/core/index.ts';
import { stitchFlows } from '../../../../src/core/flows/stitch-flows.ts';
import { type SeriesOptions, timeSeries } from '../../../../src/core/flows/time-series.ts';
import { allRows } from '../../../../src/core/table/filter-rows.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import type { Random } from '../../../generate/random.ts';
import { rowsOf } from '../../support/decode.ts';
import { forEachCase } from '../../support/seed.ts';
import { finishedRows, mixedTable } from '../../support/table.ts';
import { NINE, tangledTable } from './support/flow-tables.ts';
import { stitchPlainly } from './support/plain-stitcher.ts';

const KEYS = {
  verdict: (row: FlowRow) => (row.denied ? 'D' : 'A'),
  state: (row: FlowRow) => (row.denied && row.state !== '' ? 'D' : row.state),
  direction: (row: FlowRow) => row.direction,
};

function amountOf(row: FlowRow, measure: SeriesOptions['measure']): number {
  if (measure === 'tuples') return 1;
  if (!row.hasStatistics) return 0;
  return measure === 'packets'
    ? row.packetsSrcToDest + row.packetsDestToSrc
    : row.bytesSrcToDest + row.bytesDestToSrc;
}

function randomOptions(random: Random, first: number): Omit<SeriesOptions, 'previousTime'> {
  const bucket = random.pick([1, 13, 1000, 60_000, 1_000_000]);
  const from = first + random.between(-500_000, 500_000);
  return {
    from,
    to: from + bucket * random.between(1, 200) - random.below(bucket),
    bucket,
    stackBy: random.pick(['verdict', 'state', 'direction']),
    measure: random.pick(['tuples', 'packets', 'bytes']),
    booking: random.pick(['spread', 'spread', 'raw']),
  };
}

function series(table: FlowTable, ids: Uint32Array, options: Omit<SeriesOptions, 'previousTime'>) {
  const { previousTime } = runSteps(stitchFlows(table));
  return runSteps(timeSeries(table, ids, { ...options, previousTime }));
}

/** Expects each stack, with what lies outside, to be the exact sum over its rows. */
function expectSums(
  found: ReturnType<typeof series>,
  rows: readonly FlowRow[],
  options: Omit<SeriesOptions, 'previousTime'>,
): void {
  for (const { key, values, before, after } of found.stacks) {
    const own = rows.filter((row) => KEYS[options.stackBy](row) === key);
    const sum = own.reduce((all, row) => all + BigInt(amountOf(row, options.measure)), 0n);
    const booked = [before, after, ...values].reduce((all, value) => all + BigInt(value), 0n);
    expect(booked).toBe(sum);
    expect(Math.min(before, after, ...values)).toBeGreaterThanOrEqual(0);
  }
  const of = (side: 'before' | 'after') =>
    found.stacks.reduce((all, stack) => all + stack[side], 0);
  expect([found.before, found.after]).toEqual([of('before'), of('after')]);
}

describe('a series adds up', () => {
  it('to exactly the sum over its rows, however it is cut', () => {
    forEachCase('exact sums of series', 60, (random) => {
      const table = tangledTable(random, 150);
      const rows = rowsOf(table);
      for (let cut = 0; cut < 6; cut++) {
        const ids = allRows(table.rowCount).filter(() => random.chance(0.8));
        const options = randomOptions(random, NINE);
        const own = Array.from(ids, (id) => rows[id]!);
        expectSums(series(table, ids, options), own, options);
      }
    });
  });

  it('over logs of all kinds, with counters of millions of billions', () => {
    const table = mixedTable(71, 3000);
    const rows = finishedRows(table);
    // Sums of many counters near 2^53 are no whole numbers any more: they are asked for one by one.
    const isLarge = (id: number) => rows[id]!.bytesSrcToDest + rows[id]!.bytesDestToSrc > 2 ** 41;
    const ids = allRows(table.rowCount);
    forEachCase('exact sums over all kinds', 12, (random) => {
      const options = randomOptions(random, rows[random.below(rows.length)]!.time);
      const small = ids.filter((id) => !isLarge(id) && rows[id]!.packetsSrcToDest < 2 ** 41);
      const large = ids.filter(isLarge).subarray(0, 1);
      for (const some of [small, large]) {
        const own = Array.from(some, (id) => rows[id]!);
        const total = own.reduce((all, row) => all + BigInt(amountOf(row, options.measure)), 0n);
        if (total < 2n ** 53n) expectSums(series(table, some, options), own, options);
      }
    });
  });
});

/** What each bucket gets when amounts are divided like water, not into whole numbers. */
function poured(
  rows: readonly FlowRow[],
  previousTime: readonly number[],
  options: Omit<SeriesOptions, 'previousTime'>,
) {
  const { from, bucket, measure, booking } = options;
  const length = Math.ceil((options.to - from) / bucket);
  const amounts = new Map<string, { value: number; rows: number }[]>();
  rows.forEach((row, id) => {
    const key = KEYS[options.stackBy](row);
    const list = amounts.get(key) ?? Array.from({ length }, () => ({ value: 0, rows: 0 }));
    amounts.set(key, list);
    const amount = amountOf(row, measure);
    const before = Number.isNaN(previousTime[id]!) ? row.time - 300_000 : previousTime[id]!;
    const isCounter = !row.denied && (row.state === 'C' || row.state === 'E');
    const isSpread = measure !== 'tuples' && booking === 'spread' && isCounter && before < row.time;
    list.forEach((cell, at) => {
      const [start, end] = [from + at * bucket, from + (at + 1) * bucket];
      const overlap = Math.min(end, row.time) - Math.max(start, before);
      const isHere = row.time >= start && row.time < end;
      if (isSpread) cell.value += (amount * Math.max(0, overlap)) / (row.time - before);
      else if (isHere) cell.value += amount;
      if (isSpread && overlap > 0) cell.rows++;
    });
  });
  return amounts;
}

describe('a series is what a plain reader works out', () => {
  it('give or take the rounding of each row', () => {
    forEachCase('series against a plain one', 40, (random) => {
      const table = tangledTable(random, 120);
      const rows = rowsOf(table);
      const { previousTime } = stitchPlainly(rows);
      const options = randomOptions(random, NINE);
      const expected = poured(rows, previousTime, options);
      const { stacks } = series(table, allRows(table.rowCount), options);
      for (const { key, values } of stacks) {
        const cells = expected.get(key);
        values.forEach((value, at) => {
          const cell = cells?.[at] ?? { value: 0, rows: 0 };
          // Each row is rounded by less than one, and division itself by a hair.
          const slack = cell.rows === 0 ? 0 : cell.rows + 1e-6;
          expect(Math.abs(value - cell.value)).toBeLessThanOrEqual(slack);
        });
      }
    });
  });
});
