import {
  type ColumnName,
  type ComputedColumn,
  isNameColumn,
  type NameColumn,
} from '../format/columns.ts';
import { shownState } from '../format/flow-state.ts';
import { protocolName } from '../format/protocol.ts';
import type { FlowTable } from './flow-table.ts';
import {
  FLAG_DENIED,
  FLAG_DEST_IPV6,
  FLAG_OUTBOUND,
  FLAG_SRC_IPV6,
  FLAG_STATISTICS,
  STATE_SHIFT,
} from './row-codes.ts';
import { type CounterName, type Segment, STATE_LETTERS } from './segment.ts';
import { rankTexts } from './text-ranks.ts';

/** A number for a row: the row at place `at` of `segment`. */
export type RowNumber = (segment: Segment, at: number) => number;

/** The columns that each row of one log has by itself. */
export type TableColumn = Exclude<ColumnName, ComputedColumn>;

/** The columns that rows can be grouped by. */
export type GroupColumn = TableColumn | NameColumn;

/** A text column that was worked out beside the table. */
export interface RowTexts {
  /** The texts by their codes; the first is `''`. */
  readonly texts: readonly string[];
  /** The code of a row; 0 for one that came after it was worked out. */
  readonly codeOf: RowNumber;
}

/** What has been worked out of the columns that rest on names. */
export type KnownTexts = Partial<Readonly<Record<NameColumn, RowTexts>>>;

/** Whether a name is that of a column of the table. */
export function isTableColumn(name: string): name is TableColumn {
  return Object.hasOwn(MAKERS, name);
}

/** What a counter's column reads as where a tuple carries no statistics: less than any count. */
export const NO_STATISTICS = -1;

const IPV6_BASE = 2 ** 32;

/**
 * For each column a number whose order is the order of the column and whose equality is the
 * equality of its values: addresses as numbers, IPv4 before IPv6; texts by their alphabetical
 * rank, capitals aside. It holds for the rows that the table has now: make it anew when rows came.
 * `known` must hold the column where it rests on names.
 */
export function rowNumber(
  table: FlowTable,
  column: GroupColumn,
  known: KnownTexts = {},
): RowNumber {
  if (!isNameColumn(column)) return MAKERS[column](table);
  const { texts, codeOf } = knownTexts(known, column);
  const ranks = rankTexts(texts);
  return (segment, at) => ranks[codeOf(segment, at)]!;
}

/** What is known of a column that rests on names; throws where nobody has worked it out. */
export function knownTexts(known: KnownTexts, column: NameColumn): RowTexts {
  const found = known[column];
  if (found === undefined) throw new Error(`${column} has not been worked out.`);
  return found;
}

const MAKERS: Record<TableColumn, (table: FlowTable) => RowNumber> = {
  Time: () => (segment, at) => segment.time[at]!,
  FlowStatus: () => (segment, at) => segment.flags[at]! & FLAG_DENIED,
  FlowDirection: () => (segment, at) => segment.flags[at]! & FLAG_OUTBOUND,
  SrcIp: (table) => address(table, 'srcIp', FLAG_SRC_IPV6),
  SrcPort: () => (segment, at) => segment.srcPort[at]!,
  DestIp: (table) => address(table, 'destIp', FLAG_DEST_IPV6),
  DestPort: () => (segment, at) => segment.destPort[at]!,
  L4Protocol: () => protocol(),
  FlowState: () => state(),
  FlowEncryption: ({ encryptions }) => {
    const ranks = rankTexts(encryptions.all());
    return (segment, at) => ranks[segment.encryption[at]!]!;
  },
  PacketsSrcToDest: () => counter('packetsSrcToDest'),
  BytesSrcToDest: () => counter('bytesSrcToDest'),
  PacketsDestToSrc: () => counter('packetsDestToSrc'),
  BytesDestToSrc: () => counter('bytesDestToSrc'),
  AclRule: (table) => byGroup(table, ranked(table.rules.all(), table.groups.rule.values)),
  AclGroup: (table) => byGroup(table, ranked(table.acls.all(), table.groups.acl.values)),
  MacAddress: (table) => mac(table),
  TargetResourceId: (table) =>
    byRecord(table, ranked(table.targets.all(), table.records.target.values)),
  FlowLogResourceId: (table) =>
    byRecord(table, ranked(table.flowLogs.all(), table.records.flowLog.values)),
  Source: (table) => byRecord(table, ranked(table.sources.all(), table.records.source.values)),
  // Kinds are numbered vnet, nsg: against the alphabet.
  Kind: (table) => byRecord(table, (record) => -table.records.kind.values[record]!),
  Version: (table) => byRecord(table, (record) => table.records.version.values[record]!),
  RecordTime: (table) => byRecord(table, (record) => table.records.time.values[record]!),
};

function address(table: FlowTable, column: 'srcIp' | 'destIp', ipv6Flag: number): RowNumber {
  if (table.ipv6.size === 0) return (segment, at) => segment[column][at]!;
  const ranks = table.ipv6.ranks();
  return (segment, at) => {
    const value = segment[column][at]!;
    return (segment.flags[at]! & ipv6Flag) === 0 ? value : IPV6_BASE + ranks[value]!;
  };
}

function counter(name: CounterName): RowNumber {
  return (segment, at) =>
    (segment.flags[at]! & FLAG_STATISTICS) === 0 ? NO_STATISTICS : segment[name][at]!;
}

/** By the shown name; numbers that an IP header cannot hold come last, as they are. */
function protocol(): RowNumber {
  const ranks = rankTexts(Array.from({ length: 256 }, (_, number) => protocolName(number)));
  return (segment, at) => {
    const number = segment.protocol[at]!;
    return ranks[number] ?? number;
  };
}

/** By the shown letter: a denied NSG tuple stands with the denied ones. */
function state(): RowNumber {
  const orders = Uint8Array.from({ length: 256 }, (_, flags) => {
    const denied = (flags & FLAG_DENIED) !== 0;
    return STATE_LETTERS.indexOf(shownState(STATE_LETTERS[flags >>> STATE_SHIFT] ?? '', denied));
  });
  return (segment, at) => orders[segment.flags[at]!]!;
}

function mac(table: FlowTable): RowNumber {
  const { groups, records, macs } = table;
  const ranks = rankTexts(macs.all());
  return byGroup(table, (group) => {
    const ofRecord = records.mac.values[groups.record.values[group]!]!;
    return ranks[groups.mac.values[group]! || ofRecord]!;
  });
}

function byRecord(table: FlowTable, number: (record: number) => number): RowNumber {
  return byGroup(table, (group) => number(table.groups.record.values[group]!));
}

function byGroup(table: FlowTable, number: (group: number) => number): RowNumber {
  const numbers = Float64Array.from({ length: table.groups.length }, (_, group) => number(group));
  return (segment, at) => numbers[segment.group[at]!]!;
}

function ranked(texts: readonly string[], ids: Uint32Array): (at: number) => number {
  const ranks = rankTexts(texts);
  return (at) => ranks[ids[at]!]!;
}
