import { describe, expect, it } from 'vitest';
import { clock, dateAndClock, isSameDay, timeSpan } from '../../../../src/core/format/clock.ts';

const EVENING = Date.UTC(2026, 2, 14, 23, 59, 8, 417);
const MIDNIGHT = Date.UTC(2026, 2, 15);

describe('a clock, UTC', () => {
  it('says the second that has begun, with and without the date', () => {
    expect(clock(EVENING)).toBe('23:59:08');
    expect(dateAndClock(EVENING)).toBe('2026-03-14 23:59:08');
  });

  it('begins a day at midnight', () => {
    expect(isSameDay(EVENING, MIDNIGHT - 1)).toBe(true);
    expect(isSameDay(EVENING, MIDNIGHT)).toBe(false);
    expect(isSameDay(EVENING, EVENING - 365 * 86_400_000)).toBe(false);
  });

  it('says the date of the end of a span only where it is another', () => {
    expect(timeSpan(EVENING, MIDNIGHT - 1)).toBe('2026-03-14 23:59:08 – 23:59:59 UTC');
    expect(timeSpan(EVENING, MIDNIGHT)).toBe('2026-03-14 23:59:08 – 2026-03-15 00:00:00 UTC');
  });

  it('says as much of the times as it is asked for', () => {
    expect(timeSpan(EVENING - 60_000, EVENING, 16)).toBe('2026-03-14 23:58 – 23:59 UTC');
    expect(timeSpan(EVENING, EVENING + 1, 23)).toBe('2026-03-14 23:59:08.417 – 23:59:08.418 UTC');
  });

  it('says what reads the same only once', () => {
    expect(timeSpan(EVENING, EVENING + 1)).toBe('2026-03-14 23:59:08 UTC');
    expect(timeSpan(EVENING, EVENING)).toBe('2026-03-14 23:59:08 UTC');
  });
});
