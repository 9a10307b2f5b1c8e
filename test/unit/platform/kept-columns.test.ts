import { describe, expect, it } from 'vitest';
import { placeOfMenu } from '../../../src/commands/place-of-menu.ts';
import { columnPlaces } from '../../../src/platform/kept-columns.ts';

describe('columns that were kept', () => {
  it('are taken where they are ours, each once, at widths that can be grasped', () => {
    const kept = [
      { name: 'SrcIp', width: 130.4, shown: true, pinned: true },
      { name: '__proto__', width: 130, shown: true, pinned: false },
      { name: 'DestIp', width: 1e9, shown: false, pinned: false },
      { name: 'Time', width: 1 },
      { name: 'DestPort', width: 'wide' },
      { name: 'SrcIp', width: 90, shown: true, pinned: false },
      null,
      'Time',
    ];
    expect(columnPlaces(kept)).toEqual([
      { name: 'SrcIp', width: 90, shown: true, pinned: false },
      { name: 'DestIp', width: 2000, shown: false, pinned: false },
      { name: 'Time', width: 40, shown: false, pinned: false },
    ]);
  });

  it.each([undefined, null, 'columns', 7, {}])('are none in %j', (kept) => {
    expect(columnPlaces(kept)).toEqual([]);
  });
});

describe('what a menu was opened on', () => {
  it('is a column of ours and an id that a row can have', () => {
    expect(placeOfMenu({ column: 'SrcIp', row: 7, webviewSection: 'cell' })).toEqual({
      column: 'SrcIp',
      row: 7,
    });
    expect(placeOfMenu({ column: 'SrcIp' })).toEqual({ column: 'SrcIp' });
  });

  it.each([
    [undefined],
    [null],
    ['x'],
    [{ column: 'constructor', row: -1 }],
    [{ column: 7, row: '7' }],
    [{ row: 0.5 }],
    [{ row: NaN }],
    [{ row: 1e300 }],
  ])('is nothing in %j', (context) => {
    expect(placeOfMenu(context)).toEqual({});
  });
});
