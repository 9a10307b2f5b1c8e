import { type ColumnName, isNameColumn } from '../core/format/columns.ts';
import { rowValue } from '../core/format/row-values.ts';
import { allRows } from '../core/table/filter-rows.ts';
import { groupRows } from '../core/table/group-rows.ts';
import { isTableColumn } from '../core/table/row-numbers.ts';
import type { Cancellation } from '../protocol/platform.ts';
import { runInSlices } from './run-steps.ts';
import type { View } from './view.ts';

/** As many as typing narrows down in no time: a rare value is found by its beginning, too. */
const MOST_VALUES = 5000;

/** Times and counters are hardly ever met twice: their values are not worth offering. */
const NOT_OFFERED: ReadonlySet<ColumnName> = new Set<ColumnName>([
  'Time',
  'RecordTime',
  'BytesSrcToDest',
  'BytesDestToSrc',
  'PacketsSrcToDest',
  'PacketsDestToSrc',
]);

/** The values that occur in a column, the most frequent first; none for times and counters. */
export async function columnValues(
  view: View,
  column: ColumnName,
  signal: Cancellation,
): Promise<readonly string[]> {
  const isNamed = isNameColumn(column);
  if (NOT_OFFERED.has(column) || !(isNamed || isTableColumn(column))) return [];
  const { table } = view;
  const columns = isNamed ? [column] : [];
  const known = await view.known(columns, signal);
  const rows = allRows(table.rowCount);
  const groups = await runInSlices(groupRows(table, rows, [column], known), signal);
  const most = groups.toSorted((a, b) => b.rows - a.rows).slice(0, MOST_VALUES);
  return most.map(({ firstRow }) =>
    String(rowValue(view.names.named(view.row(firstRow), columns), column)),
  );
}
