import { expect } from 'vitest';
import type { FlowRow } from '../../../src/core/index.ts';
import type { Pushed } from './decode.ts';

/**
 * Expects a log's first rows to be these. Compares by itself and leaves to `expect` only what
 * differs: it is called for tens of thousands of logs.
 */
export function expectFirstRows({ table, firstRow }: Pushed, rows: readonly FlowRow[]): void {
  expect(table.rowCount - firstRow).toBeGreaterThanOrEqual(rows.length);
  rows.forEach((row, index) => {
    const actual = table.row(firstRow + index);
    if (!isSame(actual, row)) expect(actual, `row ${index}`).toStrictEqual(row);
  });
}

/** Expects a log to have exactly these rows. */
export function expectRows(pushed: Pushed, rows: readonly FlowRow[]): void {
  expectFirstRows(pushed, rows);
  expect(pushed.table.rowCount - pushed.firstRow).toBe(rows.length);
}

function isSame(actual: FlowRow, expected: FlowRow): boolean {
  const names = Object.keys(expected) as (keyof FlowRow)[];
  if (Object.keys(actual).length !== names.length) return false;
  return names.every((name) => Object.is(actual[name], expected[name]));
}
