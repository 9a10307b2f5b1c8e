import { describe, expect, it } from 'vitest';
import { hourOfPath, nextHourPath } from '../../../../src/core/format/next-hour.ts';

const [LAST, NEXT] = ['y=2025/m=12/d=31/h=23/m=00', 'y=2026/m=01/d=01/h=00/m=00'];

describe('the hour that a path names', () => {
  it.each<[string, (folders: string) => string]>([
    ['a blob', (hour) => `flowLogResourceID=/a/${hour}/macAddress=002248710BA0/PT1H.json`],
    ['an address', (hour) => `https://a/c/${hour.replaceAll('=', '%3D')}/macAddress%3DA/PT1H.json`],
    ['a file of Windows', (hour) => `C:\\logs\\${hour.replaceAll('/', '\\')}\\PT1H.json`],
  ])('is read, and the next one put in its place: %s', (_, path) => {
    expect(hourOfPath(path(LAST))).toBe(Date.UTC(2025, 11, 31, 23));
    expect(nextHourPath(path(LAST))).toBe(path(NEXT));
    expect(hourOfPath(path(NEXT))).toBe(Date.UTC(2026, 0, 1));
  });

  it.each(['PT1H.json', 'y=2025/m=12/PT1H.json', 'y=2025/m%3D12/d=31/h=23/m=00/PT1H.json'])(
    'is none: %s',
    (path) => {
      expect(hourOfPath(path)).toBeUndefined();
      expect(nextHourPath(path)).toBeUndefined();
    },
  );
});
