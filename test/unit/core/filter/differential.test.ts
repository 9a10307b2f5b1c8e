import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../../src/core/filter/index.ts';
import { evaluate } from './support/plain-evaluator.ts';
import { conditions, logs } from './support/random-filters.ts';
import { matching, tableOf } from './support/tables.ts';

describe('the compiled filter', () => {
  it('lets the same rows through as a plain evaluator, row by row', () => {
    fc.assert(
      fc.property(
        logs,
        fc.array(conditions, { minLength: 5, maxLength: 5 }),
        (records, filters) => {
          const table = tableOf(records);
          for (const filter of filters) {
            const reading = parseFilter(filter);
            if (!reading.ok) throw new Error(`${filter}: ${reading.error.message}`);
            const expected = Array.from({ length: table.rowCount }, (_, row) => row).filter(
              (row) => evaluate(table.row(row), reading.ast!).value === true,
            );
            expect(matching(table, filter), filter).toEqual(expected);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
