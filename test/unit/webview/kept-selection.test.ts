import { describe, expect, it } from 'vitest';
import { columnPlaces, columnStates } from '../../../webview/grid/column-places.ts';
import { readKeptSelection } from '../../../webview/grid/kept-selection.ts';

describe('a selection that a page kept', () => {
  const runs = [
    [1, 4],
    [9, 9],
  ];

  it('comes back for a log of as many rows', () => {
    expect(readKeptSelection({ runs, rows: 10 }, 10)).toEqual(runs);
  });

  it('does not for another: its ids would be of other rows', () => {
    expect(readKeptSelection({ runs, rows: 10 }, 11)).toEqual([]);
  });

  it.each([undefined, null, 'runs', { rows: 10 }, { runs: 7, rows: 10 }])(
    'is none in %j',
    (kept) => {
      expect(readKeptSelection(kept, 10)).toEqual([]);
    },
  );

  it('leaves out what is no run', () => {
    const kept = { runs: [[1, 2], [3], [4, 'x'], null, [5, NaN], [6, 7, 8]], rows: 10 };
    expect(readKeptSelection(kept, 10)).toEqual([[1, 2]]);
  });
});

describe('the places of columns', () => {
  it('are ours and the grid’s, there and back', () => {
    const places = [
      { name: 'DestIp', width: 130, shown: true, pinned: true },
      { name: 'Kind', width: 66, shown: false, pinned: false },
    ] as const;
    expect(columnPlaces(columnStates(places))).toEqual(places);
  });

  it('leave out columns that the grid has for itself', () => {
    const selection = { colId: 'ag-Grid-SelectionColumn', width: 50 };
    expect(columnPlaces([selection, { colId: 'Time', width: 190 }])).toEqual([
      { name: 'Time', width: 190, shown: true, pinned: false },
    ]);
  });
});
