import { equalsTerm } from '../../src/core/filter/language.ts';
import type { ColumnName } from '../../src/core/format/columns.ts';
import { rowValue } from '../../src/core/format/row-values.ts';
import type { PageRow } from '../../src/protocol/session.ts';

/** The filter that shows a row's flow alone: its 5-tuple, whichever NIC saw it. */
export function flowFilter(row: PageRow): string {
  return likeIn(row, ['SrcIp', 'SrcPort', 'DestIp', 'DestPort', 'L4Protocol']);
}

/** The filter that shows all attempts of the row's source at what it tried: any source port. */
export function attemptsFilter(row: PageRow): string {
  return likeIn(row, ['SrcIp', 'DestIp', 'DestPort', 'L4Protocol']);
}

function likeIn(row: PageRow, columns: readonly ColumnName[]): string {
  return columns.map((column) => equalsTerm(column, rowValue(row, column))).join(' and ');
}
