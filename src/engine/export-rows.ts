import { csvLine } from '../core/format/csv.ts';
import { EXPORT_COLUMNS, exportValue, type RowValue } from '../core/format/row-values.ts';
import type { View } from './view.ts';

/** A value in a file for other programs. */
export type ExportValue = RowValue | boolean;

/** What is written: the columns, and for each of `ids` its values in their order. */
export interface ExportList {
  readonly columns: readonly string[];
  readonly ids: Uint32Array;
  values(id: number): readonly ExportValue[];
}

/** Rows of a view as files have them, in the order of `ids`. */
export function exportRows(view: View, ids: Uint32Array): ExportList {
  return {
    columns: EXPORT_COLUMNS,
    ids,
    values: (id) => {
      const row = { ...view.table.row(id), source: view.table.origin(id).source };
      return EXPORT_COLUMNS.map((column) => exportValue(row, column));
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
export function jsonObject(columns: readonly string[], values: readonly ExportValue[]): string {
  const fields = columns.map((column, at) => `"${column}":${JSON.stringify(values[at] ?? null)}`);
  return `{${fields.join(',')}}`;
}
