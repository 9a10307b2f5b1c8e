import { canonicalAddress } from '../../generate/addresses.ts';
import type { TupleFields } from '../../generate/random-tuple.ts';

/** What tuples of a list may be: `nsg` is a record that does not say which of the two it is. */
export type PlainShape = 'vnet' | 'nsg1' | 'nsg2' | 'nsg';

/** Reads a tuple by splitting it; `undefined` where it is none. Made for tests: slow and plain. */
export function readPlainTuple(text: string, shape: PlainShape): TupleFields | undefined {
  const fields = text.split(',');
  const isShort = fields.length === 8;
  if (shape === 'vnet') return fields.length === 13 ? vnet(fields) : undefined;
  if (isShort && shape !== 'nsg2') return nsg(fields);
  return fields.length === 13 && shape !== 'nsg1' ? nsg(fields) : undefined;
}

function vnet(fields: readonly string[]): TupleFields | undefined {
  const head = readHead(fields, number(fields[5]!, 65_535));
  const state = oneOf(fields[7]!, ['B', 'C', 'E', 'D'] as const);
  const encryption = fields[8]!;
  const counters = readCounters(fields.slice(9));
  if (head === undefined || state === undefined || counters === undefined) return undefined;
  if (!isCode(encryption)) return undefined;
  const hasStatistics = !counters.isBlank && (state === 'C' || state === 'E');
  return { ...head, state, denied: state === 'D', encryption, ...counters.values, hasStatistics };
}

function nsg(fields: readonly string[]): TupleFields | undefined {
  const named = { T: 6, U: 17 }[fields[5]!];
  const head = readHead(fields, named ?? number(fields[5]!, 65_535));
  const decision = oneOf(fields[7]!, ['A', 'D'] as const);
  if (head === undefined || decision === undefined) return undefined;
  const common = { ...head, denied: decision === 'D', encryption: '' };
  const none = { ...readCounters(['', '', '', ''])!.values, hasStatistics: false };
  if (fields.length === 8) return { ...common, state: '', ...none };
  const state = oneOf(fields[8]!, ['B', 'C', 'E'] as const);
  const counters = readCounters(fields.slice(9));
  if (state === undefined || counters === undefined) return undefined;
  return { ...common, state, ...counters.values, hasStatistics: !counters.isBlank };
}

function readHead(fields: readonly string[], protocol: number | undefined) {
  const time = number(fields[0]!, 8.64e15);
  const srcIp = canonicalAddress(fields[1]!);
  const destIp = canonicalAddress(fields[2]!);
  const srcPort = number(fields[3]!, 65_535);
  const destPort = number(fields[4]!, 65_535);
  const direction = oneOf(fields[6]!, ['I', 'O'] as const);
  if (time === undefined || srcIp === undefined || destIp === undefined) return undefined;
  if (srcPort === undefined || destPort === undefined || protocol === undefined) return undefined;
  if (direction === undefined) return undefined;
  const ms = time < 1e11 ? time * 1000 : time;
  return { time: ms, srcIp, destIp, srcPort, destPort, protocol, direction };
}

function readCounters(fields: readonly string[]) {
  const isBlank = fields.every((field) => field === '');
  const [sent, sentBytes, received, receivedBytes] = fields.map((field) =>
    isBlank ? 0 : number(field, Number.MAX_SAFE_INTEGER),
  );
  if (sent === undefined || sentBytes === undefined) return undefined;
  if (received === undefined || receivedBytes === undefined) return undefined;
  const values = {
    packetsSrcToDest: sent,
    bytesSrcToDest: sentBytes,
    packetsDestToSrc: received,
    bytesDestToSrc: receivedBytes,
  };
  return { isBlank, values };
}

/** Exact, whatever the number of digits. */
function number(text: string, most: number): number | undefined {
  if (!/^[0-9]+$/.test(text)) return undefined;
  return BigInt(text) <= BigInt(most) ? Number(text) : undefined;
}

function oneOf<T extends string>(text: string, letters: readonly T[]): T | undefined {
  return letters.find((letter) => letter === text);
}

function isCode(text: string): boolean {
  return Buffer.byteLength(text) <= 64 && !/["\\\u0000-\u001f]/.test(text);
}
