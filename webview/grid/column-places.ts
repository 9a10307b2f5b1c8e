import type { ColumnState } from 'ag-grid-community';
import { findColumn } from '../../src/core/format/columns.ts';
import type { ColumnPlace } from '../../src/protocol/grid.ts';

/** How the grid's columns stand, in our own words: they outlive the grid. */
export function columnPlaces(state: readonly ColumnState[]): ColumnPlace[] {
  return state.flatMap(({ colId, width, hide, pinned }) => {
    const name = findColumn(colId)?.name;
    if (name === undefined) return [];
    return [{ name, width: width ?? 0, shown: hide !== true, pinned: pinned === 'left' }];
  });
}

/** The same for the grid; columns that are new since then stay where they are. */
export function columnStates(places: readonly ColumnPlace[]): ColumnState[] {
  return places.map(({ name, width, shown, pinned }) => ({
    colId: name,
    ...(width > 0 ? { width } : {}),
    hide: !shown,
    pinned: pinned ? ('left' as const) : null,
  }));
}
