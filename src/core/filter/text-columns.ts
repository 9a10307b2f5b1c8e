import { formatIpv4 } from '../format/address.ts';
import { DIRECTIONS } from '../format/direction.ts';
import { shownState } from '../format/flow-state.ts';
import { protocolName } from '../format/protocol.ts';
import { VERDICTS, verdictOf } from '../format/verdict.ts';
import { isNameColumn, type NameColumn } from '../format/columns.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { RECORD_KINDS } from '../table/record-table.ts';
import {
  FLAG_DENIED,
  FLAG_DEST_IPV6,
  FLAG_OUTBOUND,
  FLAG_SRC_IPV6,
  STATE_SHIFT,
} from '../table/row-codes.ts';
import { type KnownTexts, knownTexts, type RowNumber } from '../table/row-numbers.ts';
import { type Segment, STATE_LETTERS } from '../table/segment.ts';
import type { AddressColumnName, TextColumnName } from './typed.ts';

/** Texts by number: what is asked of a text is asked once for each number. */
export interface TextCodes {
  /** The text of an id; ids never change their text. */
  readonly text: (id: number) => string;
  /** Ids now in use are below; more may come while a log loads. */
  readonly size: () => number;
}

/** Where the texts of a column are. */
export type TextColumn =
  /** The row's flags say it. */
  | { readonly by: 'flags'; readonly text: (flags: number) => string }
  /** The row has the text's id. */
  | ({ readonly by: 'row'; readonly ids: (segment: Segment) => Uint16Array } & TextCodes)
  /** The row's group has the text's id. */
  | ({ readonly by: 'group'; readonly idOf: (group: number) => number } & TextCodes)
  /** The text's code was worked out beside the table. */
  | { readonly by: 'code'; readonly codeOf: RowNumber; readonly texts: readonly string[] }
  | { readonly by: 'address'; readonly column: 'srcIp' | 'destIp'; readonly ipv6Flag: number };

/** Where the table, or what is known beside it, has a column's texts, as filters read them. */
export function textColumn(
  table: FlowTable,
  column: TextColumnName,
  known: KnownTexts,
): TextColumn {
  if (isNameColumn(column)) return { by: 'code', ...knownTexts(known, column) };
  return MAKERS[column](table);
}

const MAKERS: Readonly<
  Record<Exclude<TextColumnName, NameColumn>, (table: FlowTable) => TextColumn>
> = {
  SrcIp: () => addressColumn('SrcIp'),
  DestIp: () => addressColumn('DestIp'),
  FlowStatus: () => ofFlags((flags) => VERDICTS[verdictOf((flags & FLAG_DENIED) !== 0)].word),
  FlowDirection: () => ofFlags((flags) => DIRECTIONS[flags & FLAG_OUTBOUND ? 'O' : 'I'].word),
  FlowState: () => ofFlags(stateOf),
  L4Protocol: () => ({
    by: 'row',
    ids: (segment) => segment.protocol,
    text: protocolName,
    size: () => 0x10000,
  }),
  FlowEncryption: ({ encryptions }) => ({
    by: 'row',
    ids: (segment) => segment.encryption,
    text: (id) => encryptions.text(id),
    size: () => encryptions.all().length,
  }),
  AclRule: ({ rules, groups }) => coded(rules, (group) => groups.rule.values[group]!),
  AclGroup: ({ acls, groups }) => coded(acls, (group) => groups.acl.values[group]!),
  MacAddress: ({ macs, groups, records }) =>
    coded(macs, (group) => {
      const ofRecord = records.mac.values[groups.record.values[group]!]!;
      return groups.mac.values[group]! || ofRecord;
    }),
  TargetResourceId: (table) =>
    coded(
      table.targets,
      ofRecord(table, (record) => table.records.target.values[record]!),
    ),
  FlowLogResourceId: (table) =>
    coded(
      table.flowLogs,
      ofRecord(table, (record) => table.records.flowLog.values[record]!),
    ),
  Source: (table) =>
    coded(
      table.sources,
      ofRecord(table, (record) => table.records.source.values[record]!),
    ),
  Kind: (table) => ({
    by: 'group',
    idOf: ofRecord(table, (record) => table.records.kind.values[record]!),
    text: (id) => RECORD_KINDS[id]!,
    size: () => RECORD_KINDS.length,
  }),
};

/** The column that holds source or destination addresses. */
export function addressColumn(column: AddressColumnName): Extract<TextColumn, { by: 'address' }> {
  return column === 'SrcIp'
    ? { by: 'address', column: 'srcIp', ipv6Flag: FLAG_SRC_IPV6 }
    : { by: 'address', column: 'destIp', ipv6Flag: FLAG_DEST_IPV6 };
}

function ofFlags(text: (flags: number) => string): TextColumn {
  return { by: 'flags', text };
}

function stateOf(flags: number): string {
  return shownState(STATE_LETTERS[flags >>> STATE_SHIFT] ?? '', (flags & FLAG_DENIED) !== 0);
}

function ofRecord(
  { groups }: FlowTable,
  value: (record: number) => number,
): (group: number) => number {
  return (group) => value(groups.record.values[group]!);
}

function coded(
  dictionary: { readonly size: number; text(id: number): string },
  idOf: (group: number) => number,
): TextColumn {
  return { by: 'group', idOf, text: (id) => dictionary.text(id), size: () => dictionary.size };
}

/** The text of a single row. */
export function rowText(
  table: FlowTable,
  column: TextColumn,
): (segment: Segment, at: number) => string {
  switch (column.by) {
    case 'flags':
      return (segment, at) => column.text(segment.flags[at]!);
    case 'row':
      return (segment, at) => column.text(column.ids(segment)[at]!);
    case 'group':
      return (segment, at) => column.text(column.idOf(segment.group[at]!));
    case 'code':
      return (segment, at) => column.texts[column.codeOf(segment, at)]!;
    case 'address':
      return (segment, at) => {
        const value = segment[column.column][at]!;
        const isIpv6 = (segment.flags[at]! & column.ipv6Flag) !== 0;
        return isIpv6 ? table.ipv6.text(value) : formatIpv4(value);
      };
  }
}
