import type { PageCommand } from '../protocol/grid.ts';

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
