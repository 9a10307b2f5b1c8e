import { FlowLogDecoder, type FlowRow, type FlowTable } from '../../../src/core/index.ts';
import { protocolName } from '../../../src/core/format/protocol.ts';
import type { TableColumn } from '../../../src/core/table/row-numbers.ts';
import { nsgV1, nsgV2 } from '../../generate/nsg-hour.ts';
import { caseSeed } from '../../generate/random.ts';
import { randomLog } from '../../generate/random-log.ts';
import { vnetHour } from '../../generate/vnet-hour.ts';
import { rowsOf } from './decode.ts';

/** A table with a busy hour, NSG logs and random logs in it: all kinds, IPv6, wide counters. */
export function mixedTable(seed: number, tuples: number): FlowTable {
  const decoder = new FlowLogDecoder({ source: 'mixed' });
  const write = (text: string) => decoder.write(Buffer.from(text));
  for (const piece of vnetHour({ seed, tuples: tuples >> 1 })) write(piece);
  for (let log = 0; log < 150; log++) write(randomLog({ seed: caseSeed(seed, log) }).text);
  for (const piece of nsgV1({ seed, tuplesPerRecord: 5 })) write(piece);
  for (const piece of nsgV2({ seed, tuplesPerRecord: 20 })) write(piece);
  for (const piece of vnetHour({ seed: seed + 1, tuples: tuples >> 1 })) write(piece);
  decoder.end();
  return decoder.table;
}

/** All columns that a table can be asked for. */
export const TABLE_COLUMNS: readonly TableColumn[] = [
  'Time',
  'FlowStatus',
  'FlowDirection',
  'SrcIp',
  'SrcPort',
  'DestIp',
  'DestPort',
  'L4Protocol',
  'FlowState',
  'FlowEncryption',
  'BytesSrcToDest',
  'BytesDestToSrc',
  'PacketsSrcToDest',
  'PacketsDestToSrc',
  'AclRule',
  'AclGroup',
  'MacAddress',
  'TargetResourceId',
  'FlowLogResourceId',
  'Kind',
  'Version',
  'RecordTime',
  'Source',
];

/** What a column shows of a row, as a value that `compareValues` puts into the column's order. */
export type Value = readonly (number | bigint | string)[];

const SHOWN_STATES = ['', 'B', 'C', 'E', 'D'];

const VALUES: Readonly<Record<TableColumn, (row: FlowRow, source: string) => Value>> = {
  Time: (row) => [row.time],
  FlowStatus: (row) => [row.denied ? 'Denied' : 'Allowed'],
  FlowDirection: (row) => [row.direction],
  SrcIp: (row) => address(row.srcIp),
  SrcPort: (row) => [row.srcPort],
  DestIp: (row) => address(row.destIp),
  DestPort: (row) => [row.destPort],
  L4Protocol: (row) =>
    row.protocol > 255 ? [1, row.protocol] : [0, ...text(protocolName(row.protocol))],
  FlowState: (row) => [SHOWN_STATES.indexOf(row.denied && row.state !== '' ? 'D' : row.state)],
  FlowEncryption: (row) => text(row.encryption),
  BytesSrcToDest: (row) => count(row, row.bytesSrcToDest),
  BytesDestToSrc: (row) => count(row, row.bytesDestToSrc),
  PacketsSrcToDest: (row) => count(row, row.packetsSrcToDest),
  PacketsDestToSrc: (row) => count(row, row.packetsDestToSrc),
  AclRule: (row) => text(row.rule),
  AclGroup: (row) => text(row.aclId),
  MacAddress: (row) => text(row.macAddress),
  TargetResourceId: (row) => text(row.targetResourceId),
  FlowLogResourceId: (row) => text(row.flowLogResourceId),
  Kind: (row) => [row.kind],
  Version: (row) => [row.version],
  RecordTime: (row) => [row.recordTime],
  Source: (_row, source) => text(source),
};

const knownRows = new WeakMap<FlowTable, FlowRow[]>();

/** All rows of a table that is finished, as objects; made once. */
export function finishedRows(table: FlowTable): readonly FlowRow[] {
  const known = knownRows.get(table) ?? rowsOf(table);
  knownRows.set(table, known);
  return known;
}

/** The values of a column for all rows, read the plain way. */
export function valuesOf(table: FlowTable, column: TableColumn): Value[] {
  return finishedRows(table).map((row, index) => VALUES[column](row, table.origin(index).source));
}

/** Null before all else, numbers by size, texts by their letters. */
export function compareValues(a: Value, b: Value): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0) return 0;
  return a[at]! < b[at]! ? -1 : 1;
}

function count(row: FlowRow, value: number): Value {
  return [row.hasStatistics ? value : -1];
}

/** Capitals aside; texts that differ by capitals alone differ all the same. */
function text(value: string): Value {
  return [value.toLowerCase(), value];
}

/** IPv4 before IPv6, each as one number. */
function address(value: string): Value {
  if (!value.includes(':')) return [4, value.split('.').reduce((sum, o) => sum * 256 + +o, 0)];
  return [6, BigInt(`0x${expanded(value)}`)];
}

function expanded(value: string): string {
  const dotted = /^::ffff:(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(value);
  if (dotted !== null) {
    const hex = dotted.slice(1).map((octet) => Number(octet).toString(16).padStart(2, '0'));
    return `${'0'.repeat(20)}ffff${hex.join('')}`;
  }
  const [head = '', tail = ''] = value.split('::');
  const groups = (part: string) => part.split(':').filter((group) => group !== '');
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)];
  return all.map((group) => group.padStart(4, '0')).join('');
}
