import { csvLine } from '../core/format/csv.ts';
import { COLUMNS, MARK_COLUMNS, NAME_COLUMNS } from '../core/format/columns.ts';
import { exportValue, type RowValue } from '../core/format/row-values.ts';
import type { Cancellation } from '../protocol/platform.ts';
import { rowMarks } from './row-marks.ts';
import type { View } from './view.ts';

/** What is written: the columns, and for each of `ids` its values in their order. */
export interface ExportList {
  readonly columns: readonly string[];
  readonly ids: Uint32Array;
  values(id: number): readonly RowValue[];
}

const NAMES = COLUMNS.map(({ name }) => name);

/** Rows of a view as files have them, in the order of `ids`. Rejects with `cancelled`. */
export async function exportRows(
  view: View,
  ids: Uint32Array,
  signal: Cancellation,
): Promise<ExportList> {
  const known = await view.session.flows.marked(MARK_COLUMNS, signal);
  return {
    columns: NAMES,
    ids,
    values: (id) => {
      const named = view.names.named(view.row(id), NAME_COLUMNS);
      const row = { ...named, ...rowMarks(known, id) };
      return NAMES.map((column) => exportValue(row, column));
    },
  };
}

/** The line of a list that names its columns, where the format has one. */
export function headLine(list: ExportList, format: 'csv' | 'ndjson'): string {
  return format === 'csv' ? csvLine(list.columns) : '';
}

/** The line of one row, its line break included. */
export function rowLine(list: ExportList, format: 'csv' | 'ndjson', id: number): string {
  const values = list.values(id);
  return format === 'csv' ? csvLine(values) : `${jsonObject(list.columns, values)}\n`;
}

/** The keys once for all rows, in the order of the columns. */
export function jsonObject(columns: readonly string[], values: readonly RowValue[]): string {
  const fields = columns.map((column, at) => `"${column}":${JSON.stringify(values[at] ?? null)}`);
  return `{${fields.join(',')}}`;
}
