import type { FlowState } from '../../core/format/flow-state.ts';
import {
  fieldsOf,
  logOfShape,
  type TupleField,
  type TupleShape,
} from '../../core/format/tuple-fields.ts';
import type { FlowRow } from '../../core/table/flow-row.ts';
import { fieldValues, type FieldValue } from './field-values.ts';
import type { Surroundings } from './surroundings.ts';

/** What the fields of a tuple say; `undefined` where one is missing or says nothing of its kind. */
export type TupleReading = Readonly<Partial<Record<TupleField, FieldValue>>>;

function readTuple(fields: readonly string[], shape: TupleShape): TupleReading {
  const names = fieldsOf(shape);
  return Object.fromEntries(fieldValues(fields, shape).map((value, at) => [names[at]!, value]));
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
