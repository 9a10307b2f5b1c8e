import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../../src/core/format/csv.ts';

describe('a line of CSV', () => {
  it('parts values by commas, ends as RFC 4180 has it, and leaves blanks blank', () => {
    expect(csvLine(['a', 1, null, '', true, 0])).toBe('a,1,,,true,0\r\n');
    expect(csvLine([])).toBe('\r\n');
  });

  it('quotes what would end a cell, and doubles quotes', () => {
    expect(csvLine(['a,b', 'say "hi"', 'two\nlines', 'one\r'])).toBe(
      '"a,b","say ""hi""","two\nlines","one\r"\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '=cmd|"/c calc"!A1'])(
    'has %j as text that no spreadsheet runs',
    (text) => {
      const cell = csvLine([text]).slice(0, -2);
      expect(cell.replace(/^"/, '')[0]).toBe("'");
      expect(
        cell
          .replace(/^"(.*)"$/, '$1')
          .replaceAll('""', '"')
          .slice(1),
      ).toBe(text);
    },
  );

  it('leaves a carriage return in front as text too', () => {
    expect(csvLine(['\r=1'])).toBe('"\'\r=1"\r\n');
  });

  it('does not mistake numbers for formulas', () => {
    expect(csvLine([-5, 9_007_199_254_740_991])).toBe('-5,9007199254740991\r\n');
  });
});
