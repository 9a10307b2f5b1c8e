import { describe, expect, it } from 'vitest';
import { lastWholeHour, rangeWords, recentRanges } from '../../../src/sets/typed-range.ts';

const NOW = Date.parse('2026-11-22T14:21:07.500Z');

describe('ranges by name', () => {
  it('end with the minute that is being written, and are whole minutes', () => {
    expect(recentRanges(NOW).map(({ label, range }) => `${label}: ${rangeWords(range)}`)).toEqual([
      'Last hour: 2026-11-22 13:22 – 14:22 UTC',
      'Last 6 hours: 2026-11-22 08:22 – 14:22 UTC',
      'Today: 2026-11-22 00:00 – 14:22 UTC',
    ]);
  });

  it('begin, where nothing is suggested, with the last whole hour', () => {
    expect(rangeWords(lastWholeHour(NOW))).toBe('2026-11-22 13:00 – 14:00 UTC');
    expect(rangeWords(lastWholeHour(Date.parse('2026-11-22T00:05Z')))).toBe(
      '2026-11-21 23:00 – 2026-11-22 00:00 UTC',
    );
  });
});
