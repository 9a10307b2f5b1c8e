import { describe, expect, it } from 'vitest';
import {
  allRows,
  filterRows,
  filterSelection,
  type Predicate,
} from '../../../../src/core/table/filter-rows.ts';
import { FLAG_DENIED } from '../../../../src/core/table/row-codes.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { FlowTable } from '../../../../src/core/table/flow-table.ts';
import { Random } from '../../../generate/random.ts';
import { finishedRows, mixedTable } from '../../support/table.ts';

const TABLE = mixedTable(21, 140_000);
const ROWS = finishedRows(TABLE);

/** Writes what is no hit too, as a predicate must: the array is used again and again. */
function predicate(isHit: (denied: boolean, port: number) => boolean): Predicate {
  return (segment, start, end, hits) => {
    for (let at = start; at < end; at++) {
      const denied = (segment.flags[at]! & FLAG_DENIED) !== 0;
      hits[at] = isHit(denied, segment.destPort[at]!) ? 1 : 0;
    }
  };
}

const DENIED = predicate((denied) => denied);
const ALL = predicate(() => true);
const NONE = predicate(() => false);
const HTTPS = predicate((_denied, port) => port === 443);

function naive(isHit: (index: number) => boolean, from = 0, to = ROWS.length): number[] {
  return ROWS.flatMap((_row, index) =>
    index >= from && index < to && isHit(index) ? [index] : [],
  );
}

describe('filtering all rows', () => {
  it.each([
    ['denied', DENIED, (index: number) => ROWS[index]!.denied],
    ['to port 443', HTTPS, (index: number) => ROWS[index]!.destPort === 443],
    ['all', ALL, () => true],
    ['none', NONE, () => false],
  ] as const)('finds those that are %s, in file order', (_name, condition, isHit) => {
    const found = runSteps(filterRows(TABLE, condition));
    expect(same(found, naive(isHit))).toBe(true);
  });

  it.each([
    [0, 0],
    [5, 5],
    [9, 5],
    [1, 70_000],
    [65_535, 65_537],
    [65_536, 131_072],
    [70_001, 140_000],
  ])('takes up at row %i and ends before row %i', (from, to) => {
    const found = runSteps(filterRows(TABLE, DENIED, from, to));
    expect(
      same(
        found,
        naive((index) => ROWS[index]!.denied, from, to),
      ),
    ).toBe(true);
  });

  it('of an empty table finds nothing', () => {
    expect(runSteps(filterRows(new FlowTable(), ALL))).toHaveLength(0);
  });

  it('pauses segment by segment, and can be left there', () => {
    const steps = filterRows(TABLE, ALL);
    expect(steps.next().done).toBe(false);
    expect(steps.next().done).toBe(false);
    expect(steps.return(new Uint32Array(0)).done).toBe(true);
    expect(steps.next().done).toBe(true);
  });
});

describe('filtering a selection', () => {
  const shuffled = new Random(4).shuffled([...allRows(TABLE.rowCount)].slice(60_000, 68_000));
  const selection = Uint32Array.from(shuffled);

  it('keeps the order in which its rows stand', () => {
    const found = runSteps(filterSelection(TABLE, DENIED, selection));
    expect([...found]).toEqual(shuffled.filter((index) => ROWS[index]!.denied));
  });

  it('leaves the selection as it is', () => {
    runSteps(filterSelection(TABLE, NONE, selection));
    expect([...selection]).toEqual(shuffled);
  });

  it('of nothing is nothing', () => {
    expect(runSteps(filterSelection(TABLE, ALL, new Uint32Array(0)))).toHaveLength(0);
    expect(runSteps(filterSelection(TABLE, NONE, selection))).toHaveLength(0);
    expect([...runSteps(filterSelection(TABLE, ALL, selection))]).toEqual(shuffled);
  });
});

describe('all rows', () => {
  it('stand in file order', () => {
    expect([...allRows(4)]).toEqual([0, 1, 2, 3]);
    expect(allRows(0)).toHaveLength(0);
  });
});

function same(found: Uint32Array, expected: readonly number[]): boolean {
  return found.length === expected.length && expected.every((id, at) => found[at] === id);
}
