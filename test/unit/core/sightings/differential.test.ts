import { describe, expect, it } from 'vitest';
import type { FlowTable } from '../../../../src/core/index.ts';
import { forEachCase } from '../../support/seed.ts';
import { finishedRows, mixedTable } from '../../support/table.ts';
import { tangledTable } from '../flows/support/flow-tables.ts';
import { duplicatesPlainly, otherSidesPlainly } from './support/plain-sightings.ts';
import { duplicates, otherSides, seenTable } from './support/seen-tables.ts';

function expectSame(table: FlowTable): number {
  const rows = finishedRows(table);
  const others = otherSidesPlainly(rows);
  expect(otherSides(table)).toEqual(others);
  expect(duplicates(table)).toEqual(duplicatesPlainly(rows));
  return others.length;
}

describe('sightings are those that a plain reader finds', () => {
  it('where many see the same', () => {
    let found = 0;
    forEachCase('sightings of many', 200, (random) => {
      found += expectSame(seenTable(random, random.between(1, 25)));
    });
    expect(found).toBeGreaterThan(1000);
  });

  it('in tangled flows', () => {
    forEachCase('sightings of tangled flows', 60, (random) => {
      expectSame(tangledTable(random, random.between(1, 120)));
    });
  });

  it('in logs of all kinds', () => {
    const table = mixedTable(43, 1500);
    expect(duplicates(table)).toEqual(duplicatesPlainly(finishedRows(table)));
  });
});
