import { parseIpv4, parseIpv6 } from '../../core/format/address.ts';
import { diagnoseTuple } from '../../core/format/diagnose-tuple.ts';
import { isKnownEncryption } from '../../core/format/encryption.ts';
import type { ProblemKind } from '../../core/format/problem-kind.ts';
import { isAssignedProtocol } from '../../core/format/protocol.ts';
import { LAST_TIME } from '../../core/format/time-limits.ts';
import { fieldCounts, type TupleShape } from '../../core/format/tuple-fields.ts';

/** What a scan wants to know of a tuple. */
export interface TupleFacts {
  readonly isVersion1: boolean;
  readonly denied: boolean;
  readonly hasStatistics: boolean;
  /** Both ways; 0 without statistics. */
  readonly bytes: number;
  /** Fields that hold a value which nobody documents. */
  readonly unknown: readonly number[];
}

/** Why a text is no tuple; `field` is the one to blame, -1 where it is all of them. */
export interface TupleFault {
  readonly kind: ProblemKind;
  readonly message: string;
  readonly field: number;
}

const LONGEST_CODE = 64;
const MOST_SHORT = 0xffff;
const NONE: readonly number[] = [];

/** Reads a tuple as the decoder does; `undefined` of facts is never the case where there is no fault. */
export function readTuple(text: string, shape: TupleShape): TupleFacts | TupleFault {
  const fields = text.split(',');
  if (!fieldCounts(shape).includes(fields.length)) return faultAt(text, fields, -1, shape);
  const bad = firstBadField(fields, shape);
  return bad < 0 ? factsOf(fields, shape) : faultAt(text, fields, bad, shape);
}

/** Tells the two answers of `readTuple` apart. */
export function isFault(reading: TupleFacts | TupleFault): reading is TupleFault {
  return 'message' in reading;
}

function faultAt(text: string, fields: readonly string[], field: number, shape: TupleShape) {
  const start = fields.slice(0, Math.max(0, field)).join(',').length;
  return { ...diagnoseTuple(text, start + (field > 0 ? 1 : 0), shape), field };
}

function factsOf(fields: readonly string[], shape: TupleShape): TupleFacts {
  const isVnet = shape === 'vnet';
  const denied = fields[7] === 'D';
  const isCounting = !isVnet || fields[7] === 'C' || fields[7] === 'E';
  const hasStatistics = fields.length === 13 && fields[9] !== '' && isCounting;
  const bytes = hasStatistics ? Number(fields[10]) + Number(fields[12]) : 0;
  const isVersion1 = fields.length < 13;
  return { isVersion1, denied, hasStatistics, bytes, unknown: unknownFields(fields, isVnet) };
}

function unknownFields(fields: readonly string[], isVnet: boolean): readonly number[] {
  const [protocol, code] = [fields[5]!, fields[8]!];
  const isKnownCode = !isVnet || code === '' || isKnownEncryption(code);
  const isKnownProtocol = /^(?:6|17|T|U)$/.test(protocol) || isAssignedProtocol(Number(protocol));
  if (isKnownCode && isKnownProtocol) return NONE;
  return [...(isKnownProtocol ? [] : [5]), ...(isKnownCode ? [] : [8])];
}

/** The first field that is not what it should be, -1 where all are. */
function firstBadField(fields: readonly string[], shape: TupleShape): number {
  const head = firstBadOfHead(fields, shape);
  if (head >= 0) return head;
  return shape === 'vnet' ? badOfVnet(fields) : badOfNsg(fields);
}

function firstBadOfHead(fields: readonly string[], shape: TupleShape): number {
  if (!isNumber(fields[0]!, LAST_TIME)) return 0;
  if (!isAddress(fields[1]!)) return 1;
  if (!isAddress(fields[2]!)) return 2;
  if (!isPort(fields[3]!)) return 3;
  if (!isPort(fields[4]!)) return 4;
  if (!isProtocol(fields[5]!, shape)) return 5;
  return fields[6] === 'I' || fields[6] === 'O' ? -1 : 6;
}

function badOfVnet(fields: readonly string[]): number {
  if (!/^[BCED]$/.test(fields[7]!)) return 7;
  return isCode(fields[8]!) ? badCounter(fields) : 8;
}

function badOfNsg(fields: readonly string[]): number {
  if (fields[7] !== 'A' && fields[7] !== 'D') return 7;
  if (fields.length < 13) return -1;
  return /^[BCE]$/.test(fields[8]!) ? badCounter(fields) : 8;
}

/** All four counters are numbers, or all are blank. */
function badCounter(fields: readonly string[]): number {
  if (fields[9] === '' && fields[10] === '' && fields[11] === '' && fields[12] === '') return -1;
  for (let field = 9; field < 13; field++) {
    if (!isNumber(fields[field]!, Number.MAX_SAFE_INTEGER)) return field;
  }
  return -1;
}

function isNumber(text: string, most: number): boolean {
  return /^[0-9]{1,20}$/.test(text) && Number(text) <= most;
}

function isPort(text: string): boolean {
  return /^[0-9]{1,8}$/.test(text) && Number(text) <= MOST_SHORT;
}

function isProtocol(text: string, shape: TupleShape): boolean {
  if (shape !== 'vnet' && (text === 'T' || text === 'U')) return true;
  return isNumber(text, MOST_SHORT);
}

/** A log has few addresses, and each of them often. */
const knownAddresses = new Set<string>();
const MOST_KNOWN = 10_000;

function isAddress(text: string): boolean {
  if (knownAddresses.has(text)) return true;
  if (parseIpv4(text) === undefined && parseIpv6(text) === undefined) return false;
  if (knownAddresses.size >= MOST_KNOWN) knownAddresses.clear();
  knownAddresses.add(text);
  return true;
}

function isCode(text: string): boolean {
  if (/["\\\u0000-\u001f]/.test(text)) return false;
  // A character has at most three bytes of UTF-8 for each of its 16 bits.
  return text.length * 3 <= LONGEST_CODE || Buffer.byteLength(text) <= LONGEST_CODE;
}
