import type { FlowTable } from '../table/flow-table.ts';
import { FLAG_STATISTICS } from '../table/row-codes.ts';
import type { CounterColumn, CounterName, Segment } from '../table/segment.ts';
import type { NumberRows } from './scratch.ts';
import type { NumberColumnName } from './typed.ts';

/** Where the values of a number column are. */
export type NumberColumn =
  /** In the segment: ports, of which there are few different ones. */
  | { readonly by: 'port'; readonly values: (segment: Segment) => Uint16Array }
  /** In the segment, one for each row. */
  | {
      readonly by: 'row';
      readonly values: (segment: Segment) => CounterColumn;
      /** Null where a tuple carries no statistics. */
      readonly isCounter: boolean;
    }
  /** In the table of records, where 0 says that a record gives none: null to whoever asks. */
  | { readonly by: 'group'; readonly value: (group: number) => number };

/** Where the table has a column's numbers. All of them are whole. */
export function numberColumn(table: FlowTable, column: NumberColumnName): NumberColumn {
  switch (column) {
    case 'Time':
      return { by: 'row', values: (segment) => segment.time, isCounter: false };
    case 'SrcPort':
      return { by: 'port', values: (segment) => segment.srcPort };
    case 'DestPort':
      return { by: 'port', values: (segment) => segment.destPort };
    case 'PacketsSrcToDest':
      return counter('packetsSrcToDest');
    case 'BytesSrcToDest':
      return counter('bytesSrcToDest');
    case 'PacketsDestToSrc':
      return counter('packetsDestToSrc');
    case 'BytesDestToSrc':
      return counter('bytesDestToSrc');
    case 'Version':
      return ofRecord(table, (record) => table.records.version.values[record]!);
    case 'RecordTime':
      return ofRecord(table, (record) => table.records.time.values[record]!);
  }
}

function counter(name: CounterName): NumberColumn {
  return { by: 'row', values: (segment) => segment[name], isCounter: true };
}

function ofRecord({ groups }: FlowTable, value: (record: number) => number): NumberColumn {
  return { by: 'group', value: (group) => value(groups.record.values[group]!) };
}

/** Whether a column can be null at all. */
export function isNullable(column: NumberColumn): boolean {
  return column.by === 'group' || (column.by === 'row' && column.isCounter);
}

/** Copies a column's numbers, and where they are null if any can be. */
export function copyColumn(
  column: NumberColumn,
  segment: Segment,
  start: number,
  end: number,
  rows: NumberRows,
): void {
  if (column.by === 'group') return copyGiven(column.value, segment, start, end, rows);
  const { values, nulls } = rows;
  values.set(column.values(segment).subarray(start, end), start);
  if (column.by === 'row' && column.isCounter) markMissing(segment, start, end, nulls);
}

function copyGiven(
  value: (group: number) => number,
  { group }: Segment,
  start: number,
  end: number,
  { values, nulls }: NumberRows,
): void {
  for (let at = start; at < end; at++) {
    const given = value(group[at]!);
    values[at] = given;
    nulls[at] = given === 0 ? 1 : 0;
  }
}

function markMissing({ flags }: Segment, start: number, end: number, nulls: Uint8Array): void {
  for (let at = start; at < end; at++) nulls[at] = (flags[at]! & FLAG_STATISTICS) === 0 ? 1 : 0;
}
