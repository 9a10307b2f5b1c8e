import { describe, expect, it } from 'vitest';
import { localTime } from '../../../../src/core/format/time-line.ts';
import { firstAndLast } from '../../../../webview/details/clock.ts';

const EVENING = Date.UTC(2026, 2, 14, 23, 59, 8);

describe('times', () => {
  it('of one day go without their date', () => {
    expect(firstAndLast(EVENING - 60_000, EVENING)).toBe('23:58:08, 23:59:08');
  });

  it('over midnight say their dates', () => {
    expect(firstAndLast(EVENING, EVENING + 60_000)).toBe(
      '2026-03-14 23:59:08, 2026-03-15 00:00:08',
    );
  });

  it('just after midnight where the reader is are of hour 0, not 24', () => {
    const time = localTime(new Date(2026, 2, 14, 0, 5, 0).getTime());
    expect(time).toMatch(/\b0?0:05:00$/);
  });
});
