/** What values a column has: what operators fit it, and how it sorts. */
export type ColumnType = 'datetime' | 'text' | 'number' | 'bool';

/** A column of the tuples table. */
export interface Column {
  /** The name in filters, exports and saved files: Traffic Analytics' own where it has one. */
  readonly name: string;
  /** Other names that filters accept. */
  readonly aliases: readonly string[];
  readonly type: ColumnType;
  /** The short heading in the grid; those of source and destination read alike. */
  readonly heading: string;
  /** The full name, unlike any other column's: for choosers and screen readers. */
  readonly label: string;
  readonly description: string;
  readonly align: 'start' | 'end';
}

type Row = readonly [name: string, type: ColumnType, heading: string, label: string, says: string];

/** In the order in which the grid shows them. Names are saved and shared: they never change. */
const ROWS = [
  [
    'Time',
    'datetime',
    'Time (UTC)',
    'Time (UTC)',
    "The tuple's own time, UTC: to the ms, in NSG logs to the second.",
  ],
  [
    'FlowStatus',
    'text',
    'Verdict',
    'Verdict',
    'Allowed or Denied (A, D), by state or decision alone.',
  ],
  ['FlowDirection', 'text', 'Dir', 'Direction', 'Inbound or Outbound (I, O), as the NIC sees it.'],
  ['SrcIp', 'text', 'Source', 'Source address', 'Address that opened the flow.'],
  ['SrcPort', 'number', 'Port', 'Source port', 'Port that opened the flow.'],
  ['DestIp', 'text', 'Destination', 'Destination address', 'Address that the flow was opened to.'],
  ['DestPort', 'number', 'Port', 'Destination port', 'Port that the flow was opened to.'],
  [
    'L4Protocol',
    'text',
    'Proto',
    'Protocol',
    'TCP, UDP or another name; T, U and the number are accepted.',
  ],
  [
    'FlowState',
    'text',
    'State',
    'State',
    'B begin, C continuing, E end, D denied; empty in NSG version 1.',
  ],
  [
    'FlowEncryption',
    'text',
    'Encryption',
    'Encryption',
    'Code of virtual network encryption; empty in NSG logs.',
  ],
  [
    'BytesSrcToDest',
    'number',
    'Bytes →',
    'Bytes, source to destination',
    "Bytes sent since the flow's previous tuple; null without statistics.",
  ],
  [
    'BytesDestToSrc',
    'number',
    'Bytes ←',
    'Bytes, destination to source',
    "Bytes returned since the flow's previous tuple; null without statistics.",
  ],
  [
    'PacketsSrcToDest',
    'number',
    'Packets →',
    'Packets, source to destination',
    "Packets sent since the flow's previous tuple; null without statistics.",
  ],
  [
    'PacketsDestToSrc',
    'number',
    'Packets ←',
    'Packets, destination to source',
    "Packets returned since the flow's previous tuple; null without statistics.",
  ],
  ['AclRule', 'text', 'Rule', 'Rule', 'Rule that allowed or denied the flow, as logged.'],
  [
    'AclGroup',
    'text',
    'ACL',
    'Access control list',
    'NSG or Virtual Network Manager that the rule belongs to, as logged.',
  ],
  ['MacAddress', 'text', 'NIC', 'NIC (MAC address)', 'MAC address of the NIC that saw the flow.'],
  [
    'TargetResourceId',
    'text',
    'Target',
    'Target resource',
    'Virtual network, subnet or NIC that the log is for; may be empty.',
  ],
  [
    'FlowLogResourceId',
    'text',
    'Flow log',
    'Flow log resource',
    'Resource id of the flow log, or of the NSG.',
  ],
  ['Kind', 'text', 'Kind', 'Kind of log', 'vnet or nsg.'],
  [
    'Version',
    'number',
    'Version',
    'Log version',
    "The record's own format version; null where it gives none.",
  ],
  [
    'RecordTime',
    'datetime',
    'Record time',
    'Record time (UTC)',
    "When the tuple's record was written; null where it gives no time.",
  ],
  ['Source', 'text', 'File', 'Blob or file', 'Blob or file that the tuple was read from.'],
  ['IsDuplicate', 'bool', 'Duplicate', 'Is a duplicate', 'An exact repetition of an earlier row.'],
  [
    'IsOtherSide',
    'bool',
    'Other side',
    'Is the other side',
    'Second sighting of a flow that another NIC or log has too.',
  ],
  ['SrcName', 'text', 'Source name', 'Source name', 'Name of the source, of a names file.'],
  ['DestName', 'text', 'Dest name', 'Destination name', 'Name of the destination.'],
  [
    'SrcKind',
    'text',
    'Source kind',
    'Source kind',
    'What the source is, by a names file (subnet, vm, …), or else its class (Private, Public, …).',
  ],
  [
    'DestKind',
    'text',
    'Dest kind',
    'Destination kind',
    'What the destination is, by a names file, or else its class.',
  ],
  [
    'SrcGroup',
    'text',
    'Source group',
    'Source group',
    'Virtual network, spoke or site of the source, by a names file.',
  ],
  [
    'DestGroup',
    'text',
    'Dest group',
    'Destination group',
    'Virtual network, spoke or site of the destination, by a names file.',
  ],
  [
    'SrcRegion',
    'text',
    'Source region',
    'Source region',
    'Region of the source, by a names file or else by its service tag.',
  ],
  [
    'DestRegion',
    'text',
    'Dest region',
    'Destination region',
    'Region of the destination, by a names file or else by its service tag.',
  ],
  [
    'Country',
    'text',
    'Country',
    'Country',
    'Code of the country of the remote end, or else of the local one, by GeoIP files.',
  ],
  [
    'ServiceTag',
    'text',
    'Service tag',
    'Service tag',
    'Azure service tag of the remote end, or else of the local one.',
  ],
  [
    'FlowType',
    'text',
    'Flow type',
    'Flow type',
    'IntraVNet, InterVNet, S2S, P2S, AzurePublic, ExternalPublic, UnknownPrivate or Unknown.',
  ],
] as const satisfies readonly Row[];

type AnyRow = (typeof ROWS)[number];

/** The name of a column. */
export type ColumnName = AnyRow[0];

/** The names of the columns of a type. */
export type ColumnOf<T extends ColumnType> = Extract<AnyRow, readonly [string, T, ...string[]]>[0];

/** The columns of truths. No row has one by itself: worked out over all rows, once somebody asks. */
export type MarkColumn = ColumnOf<'bool'>;

/** All of them. */
export const MARK_COLUMNS: readonly MarkColumn[] = ROWS.flatMap((row) =>
  row[1] === 'bool' ? [row[0]] : [],
);

/** Whether a column is one of them. */
export function isMarkColumn(name: string): name is MarkColumn {
  return MARK_COLUMNS.some((column) => column === name);
}

/** Columns that rest on names: on files of the user's, which change while a log is open. */
export const NAME_COLUMNS = [
  'SrcName',
  'DestName',
  'SrcKind',
  'DestKind',
  'SrcGroup',
  'DestGroup',
  'SrcRegion',
  'DestRegion',
  'Country',
  'ServiceTag',
  'FlowType',
] as const satisfies readonly ColumnName[];

/** The name of such a column. */
export type NameColumn = (typeof NAME_COLUMNS)[number];

/** Whether a column is one of them. */
export function isNameColumn(name: string): name is NameColumn {
  return NAME_COLUMNS.some((column) => column === name);
}

/** A column that no row has by itself. */
export type ComputedColumn = MarkColumn | NameColumn;

/** All of them. */
export const COMPUTED_COLUMNS: readonly ComputedColumn[] = [...MARK_COLUMNS, ...NAME_COLUMNS];

/** Whether a column is one of them. */
export function isComputedColumn(name: string): name is ComputedColumn {
  return isMarkColumn(name) || isNameColumn(name);
}

const ALIASES: Partial<Record<ColumnName, readonly string[]>> = { Time: ['TimeGenerated'] };

/** All columns, in the order in which the grid shows them. */
export const COLUMNS: readonly (Column & { readonly name: ColumnName })[] = ROWS.map(
  ([name, type, heading, label, description]) => ({
    name,
    aliases: ALIASES[name] ?? [],
    type,
    heading,
    label,
    description,
    align: type === 'number' ? 'end' : 'start',
  }),
);

const byName = new Map<string, (typeof COLUMNS)[number]>(
  COLUMNS.flatMap((column) => [column.name, ...column.aliases].map((name) => [name, column])),
);

/** The column of that exact name or alias; KQL's names are case-sensitive. */
export function findColumn(name: string): (typeof COLUMNS)[number] | undefined {
  return byName.get(name);
}
