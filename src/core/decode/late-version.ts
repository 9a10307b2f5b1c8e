import { formatIpv4 } from '../format/address.ts';
import { otherVersion } from '../format/problem-words.ts';
import { dropRows } from '../table/drop-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { RECORD_KINDS } from '../table/record-table.ts';
import {
  FLAG_DENIED,
  FLAG_DEST_IPV6,
  FLAG_OUTBOUND,
  FLAG_SRC_IPV6,
  FLAG_STATISTICS,
  STATE_SHIFT,
} from '../table/row-codes.ts';
import { type Segment, STATE_LETTERS } from '../table/segment.ts';
import type { TableWriter } from '../table/table-writer.ts';
import type { ProblemLog } from './problems.ts';

/**
 * Takes NSG tuples out again that do not have the fields of their record's version, which stood
 * behind them: each becomes the problem that it would have been had the version come first.
 */
export function dropOtherVersion(
  writer: TableWriter,
  firstRow: number,
  shape: 'nsg1' | 'nsg2',
  problems: ProblemLog,
): void {
  const { table } = writer;
  const message = otherVersion(shape);
  dropRows(writer, firstRow, (segment, at) => {
    const isVersion1 = segment.flags[at]! >>> STATE_SHIFT === 0;
    if (isVersion1 === (shape === 'nsg1') || !isNsg(table, segment.group[at]!)) return false;
    const base = table.groups.baseOffset.values[segment.group[at]!]!;
    const text = tupleText(table, segment, at);
    problems.add('wrong-field-count', base + segment.offset[at]!, message, text);
    return true;
  });
}

function isNsg({ groups, records }: FlowTable, group: number): boolean {
  return RECORD_KINDS[records.kind.values[groups.record.values[group]!]!] === 'nsg';
}

/** The tuple as its columns tell it: the input itself has passed. */
function tupleText(table: FlowTable, segment: Segment, at: number): string {
  const flags = segment.flags[at]!;
  const address = (value: number, flag: number) =>
    (flags & flag) === 0 ? formatIpv4(value) : table.ipv6.text(value);
  const state = STATE_LETTERS[flags >>> STATE_SHIFT]!;
  return [
    segment.time[at]! / 1000,
    address(segment.srcIp[at]!, FLAG_SRC_IPV6),
    address(segment.destIp[at]!, FLAG_DEST_IPV6),
    segment.srcPort[at]!,
    segment.destPort[at]!,
    { 6: 'T', 17: 'U' }[segment.protocol[at]!] ?? segment.protocol[at]!,
    (flags & FLAG_OUTBOUND) === 0 ? 'I' : 'O',
    (flags & FLAG_DENIED) === 0 ? 'A' : 'D',
    ...(state === '' ? [] : [state, ...counters(segment, at)]),
  ].join(',');
}

function counters(segment: Segment, at: number): (number | string)[] {
  const isCounted = (segment.flags[at]! & FLAG_STATISTICS) !== 0;
  return segment.counters.map((column) => (isCounted ? column[at]! : ''));
}
