import { formatIpv6, parseIpv4, parseIpv6 } from '../../core/format/address.ts';
import { isDirection } from '../../core/format/direction.ts';
import { type FlowState, isFlowState } from '../../core/format/flow-state.ts';
import { parseProtocol } from '../../core/format/protocol.ts';
import { FIRST_MS_TIME, LAST_TIME } from '../../core/format/time-limits.ts';
import {
  fieldsOf,
  logOfShape,
  type TupleField,
  type TupleShape,
} from '../../core/format/tuple-fields.ts';
import type { FlowRow } from '../../core/table/flow-row.ts';
import type { Surroundings } from './surroundings.ts';

/** What the fields of a tuple say; `undefined` where one is missing or says nothing of its kind. */
export type TupleReading = Readonly<Partial<Record<TupleField, string | number | undefined>>>;

const MOST_SHORT = 0xffff;
const LONGEST_CODE = 64;

/** Digits that are a number of at most `most`. */
function number(text: string, most: number): number | undefined {
  return /^\d{1,20}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

function time(text: string): number | undefined {
  const value = number(text, LAST_TIME);
  return value !== undefined && value < FIRST_MS_TIME ? value * 1000 : value;
}

function address(text: string): string | undefined {
  if (parseIpv4(text) !== undefined) return text;
  const words = parseIpv6(text);
  return words === undefined ? undefined : formatIpv6(words);
}

const port = (text: string) => number(text, MOST_SHORT);

/** Blank is a counter too: one that counted nothing. */
const counter = (text: string) => (text === '' ? '' : number(text, Number.MAX_SAFE_INTEGER));

const isLetter = (text: string) => text === 'T' || text === 'U';

const READERS: Readonly<
  Record<TupleField, (text: string, shape: TupleShape) => string | number | undefined>
> = {
  time,
  'source address': address,
  'destination address': address,
  'source port': port,
  'destination port': port,
  protocol: (text, shape) =>
    shape !== 'vnet' && isLetter(text) ? parseProtocol(text) : number(text, MOST_SHORT),
  direction: (text) => (isDirection(text) ? text : undefined),
  state: (text, shape) =>
    text !== '' && isFlowState(text) && (shape === 'vnet' || text !== 'D') ? text : undefined,
  decision: (text) => (text === 'A' || text === 'D' ? text : undefined),
  encryption: (text) => (text !== '' && text.length <= LONGEST_CODE ? text : undefined),
  'packets sent': counter,
  'bytes sent': counter,
  'packets received': counter,
  'bytes received': counter,
};

/** Reads each field by itself, so that one that is malformed spoils no other. */
function readTuple(fields: readonly string[], shape: TupleShape): TupleReading {
  const names = fieldsOf(shape);
  return Object.fromEntries(
    fields.slice(0, names.length).map((text, at) => {
      const name = names[at]!;
      return [name, READERS[name](text, shape)];
    }),
  );
}

function isDenied(reading: TupleReading, shape: TupleShape): boolean {
  return reading[shape === 'vnet' ? 'state' : 'decision'] === 'D';
}

/** Nothing counted is not the same as 0: `B` and denied tuples of VNet logs count nothing. */
function hasStatistics(reading: TupleReading, shape: TupleShape): boolean {
  if (shape === 'nsg1' || COUNTERS.every((name) => reading[name] === '')) return false;
  return shape !== 'vnet' || reading.state === 'C' || reading.state === 'E';
}

const COUNTERS = ['packets sent', 'bytes sent', 'packets received', 'bytes received'] as const;

/** A tuple that was read: what could not be is `''` or 0 in its row. */
export interface ReadTuple {
  readonly shape: TupleShape;
  readonly fields: readonly string[];
  readonly reading: TupleReading;
  readonly row: FlowRow;
  /** True where it has all fields of its shape, and each could be read. */
  readonly isWhole: boolean;
}

/** Reads a tuple that stands in these surroundings. */
export function tupleOf(
  fields: readonly string[],
  shape: TupleShape,
  around: Surroundings,
): ReadTuple {
  const reading = readTuple(fields, shape);
  const names = fieldsOf(shape);
  const isWhole =
    fields.length === names.length && names.every((name) => reading[name] !== undefined);
  const row = { ...flowOf(reading, shape), ...placeOf(shape, around) };
  return { shape, fields, reading, row, isWhole };
}

type Placed =
  | 'aclId'
  | 'rule'
  | 'macAddress'
  | 'kind'
  | 'version'
  | 'recordTime'
  | 'targetResourceId'
  | 'flowLogResourceId';

function flowOf(reading: TupleReading, shape: TupleShape): Omit<FlowRow, Placed> {
  const count = (name: TupleField) => Number(reading[name] ?? 0);
  return {
    time: count('time'),
    srcIp: String(reading['source address'] ?? ''),
    destIp: String(reading['destination address'] ?? ''),
    srcPort: count('source port'),
    destPort: count('destination port'),
    protocol: count('protocol'),
    direction: reading.direction === 'O' ? 'O' : 'I',
    state: (reading.state ?? '') as FlowState,
    denied: isDenied(reading, shape),
    encryption: String(reading.encryption ?? ''),
    packetsSrcToDest: count('packets sent'),
    bytesSrcToDest: count('bytes sent'),
    packetsDestToSrc: count('packets received'),
    bytesDestToSrc: count('bytes received'),
    hasStatistics: hasStatistics(reading, shape),
  };
}

function placeOf(shape: TupleShape, around: Surroundings): Pick<FlowRow, Placed> {
  return {
    aclId: around.aclId ?? '',
    rule: around.rule ?? '',
    macAddress: around.macAddress ?? '',
    kind: logOfShape(shape),
    version: around.version ?? 0,
    recordTime: around.recordTime ?? 0,
    targetResourceId: around.targetResourceId ?? '',
    flowLogResourceId: around.flowLogResourceId ?? '',
  };
}
