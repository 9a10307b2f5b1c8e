import type { ColumnName } from '../core/format/columns.ts';

/** How a column of the grid stands; the list's order is that of the columns. */
export interface ColumnPlace {
  readonly name: ColumnName;
  /** Pixels; 0 for that which the column has by itself. */
  readonly width: number;
  readonly shown: boolean;
  /** Stands still at the left while the others scroll. */
  readonly pinned: boolean;
}

/** What menus, keys and the palette ask of the page; the page knows how. */
export type PageCommand =
  | 'filterForThis'
  | 'filterOutThis'
  | 'followFlow'
  | 'showDetails'
  | 'showInJson'
  | 'copyCell'
  | 'copyCsv'
  | 'copyJson'
  | 'copyTuples'
  | 'sortAscending'
  | 'sortDescending'
  | 'hideColumn'
  | 'pinColumn'
  | 'unpinColumn'
  | 'chooseColumns'
  | 'resetColumns'
  | 'toggleNames';

/** What a menu was opened on: a column's header, or a cell of it. Without either, the focused cell. */
export interface CellPlace {
  readonly column?: ColumnName;
  /** The row's id. */
  readonly row?: number;
}
