import type { ColumnName } from './columns.ts';
import type { FlowLogKind } from './flow-log-path.ts';

/**
 * The shapes of a flow tuple. VNet tuples of every version have 13 fields; NSG tuples have 8 in
 * version 1 and 13 in version 2; `nsg` is either, for a record whose version is not known (yet).
 */
export type TupleShape = 'vnet' | 'nsg1' | 'nsg2' | 'nsg';

/** What a field is, in the order of the fields. */
export type TupleField =
  | 'time'
  | 'source address'
  | 'destination address'
  | 'source port'
  | 'destination port'
  | 'protocol'
  | 'direction'
  | 'state'
  | 'decision'
  | 'encryption'
  | 'packets sent'
  | 'bytes sent'
  | 'packets received'
  | 'bytes received';

const FIVE_TUPLE = [
  'time',
  'source address',
  'destination address',
  'source port',
  'destination port',
  'protocol',
  'direction',
] as const satisfies readonly TupleField[];

const STATISTICS = [
  'packets sent',
  'bytes sent',
  'packets received',
  'bytes received',
] as const satisfies readonly TupleField[];

const VNET_FIELDS: readonly TupleField[] = [...FIVE_TUPLE, 'state', 'encryption', ...STATISTICS];

/** Version 1 ends behind the decision. */
const NSG_FIELDS: readonly TupleField[] = [...FIVE_TUPLE, 'decision', 'state', ...STATISTICS];

const NSG1_FIELD_COUNT = 8;

/** The shape of an NSG record's tuples, by its version; 0 is a record that has not told it. */
export function nsgShape(version: number): Exclude<TupleShape, 'vnet'> {
  return version === 1 ? 'nsg1' : version === 2 ? 'nsg2' : 'nsg';
}

/** How many fields a tuple of this shape may have. */
export function fieldCounts(shape: TupleShape): readonly number[] {
  switch (shape) {
    case 'vnet':
    case 'nsg2':
      return [13];
    case 'nsg1':
      return [NSG1_FIELD_COUNT];
    case 'nsg':
      return [NSG1_FIELD_COUNT, 13];
  }
}

/** The fields of a tuple of this shape, in order. */
export function fieldsOf(shape: TupleShape): readonly TupleField[] {
  if (shape === 'vnet') return VNET_FIELDS;
  return shape === 'nsg1' ? NSG_FIELDS.slice(0, NSG1_FIELD_COUNT) : NSG_FIELDS;
}

/** The kind of log that tuples of this shape stand in. */
export function logOfShape(shape: TupleShape): FlowLogKind {
  return shape === 'vnet' ? 'vnet' : 'nsg';
}

/** What a field of a tuple is. */
export interface FieldFacts {
  readonly field: TupleField;
  /** The column that shows it. */
  readonly column: ColumnName;
  /** Its name in full, `Source address`. */
  readonly label: string;
  /** What its text is written in: `ms since 1970-01-01, UTC`, `bytes`, `letter`. */
  readonly unit: string;
  readonly meaning: string;
}

const COLUMN_OF: Readonly<Record<TupleField, ColumnName>> = {
  time: 'Time',
  'source address': 'SrcIp',
  'destination address': 'DestIp',
  'source port': 'SrcPort',
  'destination port': 'DestPort',
  protocol: 'L4Protocol',
  direction: 'FlowDirection',
  state: 'FlowState',
  decision: 'FlowStatus',
  encryption: 'FlowEncryption',
  'packets sent': 'PacketsSrcToDest',
  'bytes sent': 'BytesSrcToDest',
  'packets received': 'PacketsDestToSrc',
  'bytes received': 'BytesDestToSrc',
};

type Said = readonly [label: string, unit: string, meaning: string];

const counter = (label: string, unit: string, way: string): Said => [
  label,
  unit,
  `From ${way}, since the previous tuple of this flow; blank or 0 where nothing is counted.`,
];

const THERE = 'source to destination';
const BACK = 'destination to source';

const ADDRESS = 'IPv4 or IPv6 address';
const PORT = '0 to 65535';

/** As VNet logs have them. */
const SAID: Readonly<Record<TupleField, Said>> = {
  time: ['Time', 'ms since 1970-01-01, UTC', 'The tuple’s own time; its record is written later.'],
  'source address': ['Source address', ADDRESS, 'Address that opened the flow.'],
  'destination address': ['Destination address', ADDRESS, 'Address that the flow was opened to.'],
  'source port': ['Source port', PORT, 'Port that opened the flow.'],
  'destination port': ['Destination port', PORT, 'Port that the flow was opened to.'],
  protocol: ['Protocol', 'IANA protocol number', 'Protocol above IP: 6 is TCP, 17 is UDP.'],
  direction: ['Direction', 'letter', 'I inbound, O outbound, as the NIC sees it.'],
  state: [
    'State',
    'letter',
    'B begin, C continuing, E end, D denied. It implies the verdict: B, C and E are allowed.',
  ],
  decision: [
    'Decision',
    'letter',
    'A allowed, D denied. It alone is the verdict, whatever the state says.',
  ],
  encryption: ['Encryption', 'code', 'What virtual network encryption did with the flow.'],
  'packets sent': counter('Packets sent', 'packets', THERE),
  'bytes sent': counter('Bytes sent', 'bytes', THERE),
  'packets received': counter('Packets received', 'packets', BACK),
  'bytes received': counter('Bytes received', 'bytes', BACK),
};

/** Where NSG logs differ. */
const SAID_OF_NSG: Readonly<Partial<Record<TupleField, Said>>> = {
  time: ['Time', 's since 1970-01-01, UTC', SAID.time[2]],
  protocol: ['Protocol', 'letter', 'T is TCP, U is UDP.'],
  state: [
    'State',
    'letter',
    'B begin, C continuing, E end. A denied flow has B too, although nothing began.',
  ],
};

/** What a field is, as tuples of this shape have it. */
export function fieldFacts(field: TupleField, shape: TupleShape): FieldFacts {
  const said = (shape === 'vnet' ? undefined : SAID_OF_NSG[field]) ?? SAID[field];
  const [label, unit, meaning] = said;
  return { field, column: COLUMN_OF[field], label, unit, meaning };
}
