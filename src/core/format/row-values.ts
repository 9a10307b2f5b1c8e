import type { FlowRow } from '../table/flow-row.ts';
import {
  COLUMNS,
  type ColumnName,
  findColumn,
  isComputedColumn,
  type NameColumn,
} from './columns.ts';
import { DIRECTIONS } from './direction.ts';
import { shownState } from './flow-state.ts';
import { protocolName } from './protocol.ts';
import { VERDICTS, verdictOf } from './verdict.ts';

/** What a cell holds, as filters compare it: times are ms, `null` is no value at all. */
export type RowValue = string | number | boolean | null;

/** What is worked out of a row over all rows, where somebody asked for it. */
export interface RowMarks {
  readonly isDuplicate?: boolean;
  readonly isOtherSide?: boolean;
}

/** What names say of a row, where somebody asked for it; `''` where they say nothing. */
export type RowNames = Partial<Readonly<Record<NameColumn, string>>>;

/** A row, with the blob or file that it stands in and what is worked out, where that is known. */
export interface SourcedRow extends FlowRow, RowMarks {
  readonly source?: string;
  readonly names?: RowNames;
}

const VALUES: Readonly<Record<ColumnName, (row: SourcedRow) => RowValue>> = {
  Time: ({ time }) => time,
  FlowStatus: ({ denied }) => VERDICTS[verdictOf(denied)].word,
  FlowDirection: ({ direction }) => DIRECTIONS[direction].word,
  SrcIp: ({ srcIp }) => srcIp,
  SrcPort: ({ srcPort }) => srcPort,
  DestIp: ({ destIp }) => destIp,
  DestPort: ({ destPort }) => destPort,
  L4Protocol: ({ protocol }) => protocolName(protocol),
  FlowState: ({ state, denied }) => shownState(state, denied),
  FlowEncryption: ({ encryption }) => encryption,
  BytesSrcToDest: (row) => counted(row, row.bytesSrcToDest),
  BytesDestToSrc: (row) => counted(row, row.bytesDestToSrc),
  PacketsSrcToDest: (row) => counted(row, row.packetsSrcToDest),
  PacketsDestToSrc: (row) => counted(row, row.packetsDestToSrc),
  AclRule: ({ rule }) => rule,
  AclGroup: ({ aclId }) => aclId,
  MacAddress: ({ macAddress }) => macAddress,
  TargetResourceId: ({ targetResourceId }) => targetResourceId,
  FlowLogResourceId: ({ flowLogResourceId }) => flowLogResourceId,
  Kind: ({ kind }) => kind,
  Version: ({ version }) => given(version),
  RecordTime: ({ recordTime }) => given(recordTime),
  Source: ({ source }) => source ?? '',
  IsDuplicate: ({ isDuplicate }) => isDuplicate ?? null,
  IsOtherSide: ({ isOtherSide }) => isOtherSide ?? null,
  ...named('SrcName'),
  ...named('DestName'),
  ...named('SrcKind'),
  ...named('DestKind'),
  ...named('SrcGroup'),
  ...named('DestGroup'),
  ...named('SrcRegion'),
  ...named('DestRegion'),
  ...named('Country'),
  ...named('ServiceTag'),
  ...named('FlowType'),
};

function named<K extends NameColumn>(
  column: K,
): Readonly<Record<K, (row: SourcedRow) => RowValue>> {
  const value = ({ names }: SourcedRow) => names?.[column] ?? '';
  return { [column]: value } as Readonly<Record<K, typeof value>>;
}

/** Nothing was counted, which is not the same as 0. */
function counted({ hasStatistics }: FlowRow, count: number): RowValue {
  return hasStatistics ? count : null;
}

/** 0 says here that the record gives none. */
function given(value: number): RowValue {
  return value === 0 ? null : value;
}

/** What a row has in a column, as filters compare it. */
export function rowValue(row: SourcedRow, column: ColumnName): RowValue {
  return VALUES[column](row);
}

/** The columns of a row that is copied alone: all that it has by itself. */
export const OWN_COLUMNS: readonly ColumnName[] = COLUMNS.map(({ name }) => name).filter(
  (name) => !isComputedColumn(name),
);

/** What a row has in a column, for other programs: times as ISO 8601, UTC, to the ms. */
export function exportValue(row: SourcedRow, column: ColumnName): RowValue {
  const value = rowValue(row, column);
  const isTime = findColumn(column)?.type === 'datetime';
  return isTime && typeof value === 'number' ? isoTime(value) : value;
}

/** `2026-11-21T14:32:58.417Z`. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
