import { findColumn } from '../core/format/columns.ts';
import type { CellPlace } from '../protocol/grid.ts';

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
