import { findColumn } from '../core/format/columns.ts';
import type { CellPlace, PageCommand } from '../protocol/grid.ts';

/** The commands that the page of the tab in front carries out. */
export const PAGE_COMMANDS: readonly PageCommand[] = [
  'filterForThis',
  'filterOutThis',
  'followFlow',
  'showDetails',
  'showInJson',
  'copyCell',
  'copyCsv',
  'copyJson',
  'copyTuples',
  'sortAscending',
  'sortDescending',
  'hideColumn',
  'pinColumn',
  'unpinColumn',
  'chooseColumns',
  'resetColumns',
  'toggleNames',
];

/**
 * What a menu of the page was opened on. The page wrote it, so it is data: whatever is no column
 * of ours, or no id that a row can have, is left out.
 */
export function placeOfMenu(context: unknown): CellPlace {
  const { column, row } = (context ?? {}) as Readonly<Record<string, unknown>>;
  const found = typeof column === 'string' ? findColumn(column) : undefined;
  return {
    ...(found === undefined ? {} : { column: found.name }),
    ...(typeof row === 'number' && Number.isSafeInteger(row) && row >= 0 ? { row } : {}),
  };
}
