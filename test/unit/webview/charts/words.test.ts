import { describe, expect, it } from 'vitest';
import type { SeriesAnswer } from '../../../../src/protocol/charts.ts';
import {
  exactAmount,
  MEASURE_WORDS,
  nothingWords,
  shortAmount,
} from '../../../../webview/charts/amounts.ts';
import { spanWords, tickLabel, timeTicks, widthWords } from '../../../../webview/charts/clock.ts';
import { keptChoice } from '../../../../webview/charts/choice.ts';
import { stackLook } from '../../../../webview/charts/stacks.ts';
import { outsideWords, runLines, totalOf } from '../../../../webview/charts/timeline-words.ts';

const MINUTE = 60_000;
const HOUR = Date.UTC(2026, 2, 14, 9);

const ANSWER: SeriesAnswer = {
  rows: 9,
  from: HOUR,
  to: HOUR + 3 * MINUTE,
  bucket: MINUTE,
  stacks: [
    { key: 'A', values: [1000, 2500, 0], before: 700, after: 0 },
    { key: 'D', values: [0, 1, 0], before: 0, after: 0 },
  ],
  before: 700,
  after: 0,
};

describe('the timeline says', () => {
  it('what a run of buckets holds, to the last unit', () => {
    expect(runLines(ANSWER, { first: 0, last: 1 }, 'verdict', 'tuples')).toEqual([
      '2026-03-14 09:00 – 09:02 UTC',
      '3,501 tuples',
      'Allowed: 3,500',
      '⊘ Denied: 1',
    ]);
    expect(runLines(ANSWER, { first: 2, last: 2 }, 'verdict', 'bytes')).toEqual([
      '2026-03-14 09:02 – 09:03 UTC',
      '0 bytes',
    ]);
  });

  it('what lies before its first bar', () => {
    expect(outsideWords(ANSWER, 'bytes')).toEqual([
      'Before 2026-03-14 09:00 UTC, where the bars begin, lie 700 bytes: passed before, logged after.',
    ]);
    expect(outsideWords({ ...ANSWER, before: 0 }, 'bytes')).toEqual([]);
    const incompleteFrom = Date.UTC(2026, 2, 14, 15, 55);
    const [said] = outsideWords({ ...ANSWER, before: 0, incompleteFrom }, 'bytes');
    expect(said).toContain('From 15:55:00 UTC on');
    expect(totalOf(ANSWER)).toBe(4201);
  });

  it('why there is nothing to draw', () => {
    expect(nothingWords('bytes', 0)).toContain('No tuple matches the applied filter');
    expect(nothingWords('bytes', 3)).toContain('carries counters');
  });
});

describe('looks', () => {
  it('of what is denied have a sign and a hatch, whatever it is stacked by', () => {
    for (const stackBy of ['verdict', 'state'] as const) {
      const look = stackLook(stackBy, 'D');
      expect(look.label).toContain('⊘');
      expect(look.isHatched).toBe(true);
    }
  });

  it('name every state, the one of NSG version 1 too', () => {
    const labels = ['B', 'C', 'E', 'D', ''].map((key) => stackLook('state', key).label);
    expect(labels).toEqual([
      'Begin B',
      'Continuing C',
      'End E',
      '⊘ Denied',
      'No state (NSG version 1)',
    ]);
    const colours = ['B', 'C', 'E', 'D', ''].map((key) => stackLook('state', key).colour);
    expect(new Set(colours).size).toBe(5);
  });
});

describe('amounts', () => {
  it('are short on axes and exact in words', () => {
    expect(shortAmount('bytes', 5_240_112_000)).toBe('5.24 GB');
    expect(exactAmount('bytes', 5_240_112_000)).toBe('5.24 GB (5,240,112,000 bytes)');
    expect(exactAmount('bytes', 40)).toBe('40 bytes');
    expect(exactAmount('tuples', 1)).toBe('1 tuple');
    expect(exactAmount('packets', 41_208)).toBe('41,208 packets');
  });
});

describe('the clock', () => {
  it.each([
    [HOUR, HOUR + 60 * MINUTE, 7, ['09:00', '09:10', '09:20', '09:30', '09:40', '09:50', '10:00']],
    [HOUR, HOUR + 4 * 1000, 5, ['09:00:00', '09:00:01', '09:00:02', '09:00:03', '09:00:04']],
    [HOUR, HOUR + 24 * 60 * MINUTE, 6, ['12:00', '18:00', '03-15', '06:00']],
    [HOUR, HOUR + 9 * 1440 * MINUTE, 6, ['2026-03-16', '2026-03-18', '2026-03-20']],
  ])('puts ticks at round times: %s to %s, at most %s', (from, to, most, expected) => {
    const ticks = timeTicks(from, to, most);
    expect(ticks.length).toBeLessThanOrEqual(most);
    const labels = ticks.map((tick) => tickLabel(tick, ticks));
    expect(labels.slice(0, expected.length)).toEqual(expected);
  });

  it('says the seconds of a tick that stands alone', () => {
    expect(tickLabel(HOUR + 10_000, [HOUR + 10_000])).toBe('09:00:10');
    expect(tickLabel(HOUR, [HOUR])).toBe('09:00');
  });

  it('says a stretch with as much of the date and the seconds as it needs', () => {
    expect(spanWords(HOUR, HOUR + MINUTE)).toBe('2026-03-14 09:00 – 09:01 UTC');
    expect(spanWords(HOUR, HOUR + 5000)).toBe('2026-03-14 09:00:00 – 09:00:05 UTC');
    const midnight = Date.UTC(2026, 2, 15);
    expect(spanWords(midnight - MINUTE, midnight)).toBe('2026-03-14 23:59 – 2026-03-15 00:00 UTC');
  });

  it.each([
    [1000, '1 s'],
    [MINUTE, '1 min'],
    [6 * 60 * MINUTE, '6 h'],
    [1440 * MINUTE, '1 d'],
  ])('says a bucket of %s ms as %s', (ms, words) => {
    expect(widthWords(ms)).toBe(words);
  });
});

describe('a choice that was kept', () => {
  it('comes back, and is the first where it is none', () => {
    expect(keptChoice({ measure: 'bytes' }, 'measure', MEASURE_WORDS)).toBe('bytes');
    for (const kept of [undefined, null, 7, {}, { measure: 'toString' }, { measure: 3 }]) {
      expect(keptChoice(kept, 'measure', MEASURE_WORDS)).toBe('tuples');
    }
  });
});
