import { type CellValue, equalsTerm } from '../../src/core/filter/language.ts';
import type { ColumnName } from '../../src/core/format/columns.ts';
import { protocolName } from '../../src/core/format/protocol.ts';
import type { PageRow } from '../../src/protocol/session.ts';

type Part = readonly [column: ColumnName, value: CellValue];

/** The filter that shows a row's flow alone: its 5-tuple, whichever NIC saw it. */
export function flowFilter(row: PageRow): string {
  return filterOf([
    ['SrcIp', row.srcIp],
    ['SrcPort', row.srcPort],
    ['DestIp', row.destIp],
    ['DestPort', row.destPort],
    ['L4Protocol', protocolName(row.protocol)],
  ]);
}

/** The filter that shows all attempts of the row's source at what it tried: any source port. */
export function attemptsFilter(row: PageRow): string {
  return filterOf([
    ['SrcIp', row.srcIp],
    ['DestIp', row.destIp],
    ['DestPort', row.destPort],
    ['L4Protocol', protocolName(row.protocol)],
  ]);
}

function filterOf(parts: readonly Part[]): string {
  return parts.map(([column, value]) => equalsTerm(column, value)).join(' and ');
}
