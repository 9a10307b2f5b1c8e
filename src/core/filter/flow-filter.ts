import { equalsTerm } from './terms.ts';
import type { ColumnName } from '../format/columns.ts';
import { rowValue } from '../format/row-values.ts';
import type { FlowRow } from '../table/flow-row.ts';

/** The filter that shows a row's flow alone: its 5-tuple, whichever NIC saw it. */
export function flowFilter(row: FlowRow): string {
  return likeIn(row, ['SrcIp', 'SrcPort', 'DestIp', 'DestPort', 'L4Protocol']);
}

/** The filter that shows all attempts of the row's source at what it tried: any source port. */
export function attemptsFilter(row: FlowRow): string {
  return likeIn(row, ['SrcIp', 'DestIp', 'DestPort', 'L4Protocol']);
}

function likeIn(row: FlowRow, columns: readonly ColumnName[]): string {
  return columns.map((column) => equalsTerm(column, rowValue(row, column))).join(' and ');
}
