import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursToRead, LATEST_RECORD, mayHoldHours } from '../../../../src/core/flowset/hours.ts';

const at = (text: string) => Date.parse(`2026-11-21T${text}Z`);
const windowOf = (from: string, to: string) => ({ from: at(from), to: at(to) });

describe('the blobs of a range', () => {
  it.each([
    ['whole hours: the one that begins where they end, too', '14:00', '16:00', '14:00', '17:00'],
    ['parts of hours', '14:20', '15:40', '14:00', '16:00'],
    ['the last ms of an hour', '14:59:59.999', '15:00', '14:00', '16:00'],
    ['the first ms of an hour', '15:00', '15:00:00.001', '15:00', '16:00'],
    ['the last tuple can be written in its hour', '14:00', '14:58:53', '14:00', '15:00'],
    ['the last tuple may be written after its hour', '14:00', '14:58:53.001', '14:00', '16:00'],
  ])('%s', (_, from, to, first, end) => {
    expect(hoursToRead(windowOf(from, to))).toEqual(windowOf(first, end));
  });

  it('hold whatever was written up to 67 s behind a tuple of the range, and begin with its hour', () => {
    const times = fc.tuple(fc.nat(1e13), fc.integer({ min: 1, max: 1e9 }), fc.nat(LATEST_RECORD));
    fc.assert(
      fc.property(
        times,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([from, length, late], part) => {
          const hours = hoursToRead({ from, to: from + length });
          const written = from + Math.floor((length - 1) * part) + late;
          expect(written >= hours.from && written < hours.to).toBe(true);
          expect([hours.from % 3_600_000, hours.to % 3_600_000]).toEqual([0, 0]);
          expect(hours.from).toBeGreaterThan(from - 3_600_000);
        },
      ),
    );
  });
});

describe('a folder', () => {
  const hours = windowOf('14:00', '16:00');
  it.each([
    ['logs/archive', true],
    ['logs/y=2026', true],
    ['logs/Y=2026/M=11', true],
    ['y=2026/m=11/d=21', true],
    ['y=2026/m=11/d=21/h=14', true],
    ['y=2026/m=11/d=21/h=15/m=00/macAddress=002248710BA0', true],
    ['y=2025', false],
    ['y=2026/m=12', false],
    ['y=2026/m=11/d=20', false],
    ['y=2026/m=11/d=21/h=13', false],
    ['y=2026/m=11/d=21/h=16', false],
  ])('%s may hold some: %s', (folder, expected) => {
    expect(mayHoldHours(folder, hours)).toBe(expected);
  });
});
