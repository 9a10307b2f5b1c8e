import type { FlowRow } from '../../src/core/index.ts';
import { canonicalAddress, randomAddress } from './addresses.ts';
import type { Random } from './random.ts';

/** What of a row stands in the tuple itself. */
export type TupleFields = Omit<
  FlowRow,
  | 'aclId'
  | 'rule'
  | 'macAddress'
  | 'kind'
  | 'version'
  | 'recordTime'
  | 'targetResourceId'
  | 'flowLogResourceId'
>;

/** A tuple's text and what it says. */
export interface GeneratedTuple {
  readonly text: string;
  readonly fields: TupleFields;
}

/** `nsg1` has 8 fields, `nsg2` and `vnet` have 13. */
export type TupleKind = 'vnet' | 'nsg1' | 'nsg2';

const CODES = ['X', 'NX', 'NX', 'NX_HW_NOT_SUPPORTED', 'NX_SW_NOT_READY', 'NX_FALLBACK'];
const UNKNOWN_CODES = ['', 'x', 'NX_BRAND_NEW', 'é🦊', 'NX-9 1', '~'.repeat(64)];
const COUNTS = [0, 1, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1];

/** A well-formed tuple, likely or not. */
export function randomTuple(random: Random, kind: TupleKind): GeneratedTuple {
  const [timeText, time] = randomTime(random);
  const [srcText, destText] = [randomAddress(random), randomAddress(random)];
  const [srcPort, destPort] = [randomPort(random), randomPort(random)];
  const protocol = random.pick([6, 6, 6, 17, 1, 0, 58, 132, 200, 255, 256, 65_535]);
  const direction = random.pick(['I', 'O'] as const);
  const protocolText = kind === 'vnet' ? String(protocol) : nsgProtocol(protocol);
  const head = [timeText, srcText, destText, srcPort, destPort, protocolText, direction].join(',');
  const tail = kind === 'vnet' ? vnetTail(random) : nsgTail(random, kind);
  const addresses = { srcIp: canonicalAddress(srcText)!, destIp: canonicalAddress(destText)! };
  const fields = { time, ...addresses, srcPort, destPort, protocol, direction, ...tail.fields };
  return { text: `${head},${tail.text}`, fields };
}

interface Tail {
  readonly text: string;
  readonly fields: Omit<
    TupleFields,
    'time' | 'srcIp' | 'destIp' | 'srcPort' | 'destPort' | 'protocol' | 'direction'
  >;
}

function vnetTail(random: Random): Tail {
  const state = random.pick(['B', 'C', 'E', 'D'] as const);
  const encryption = random.pick(random.chance(0.8) ? CODES : UNKNOWN_CODES);
  const { text, isBlank, counters } = randomCounters(random, random.chance(0.15));
  const hasStatistics = !isBlank && (state === 'C' || state === 'E');
  const fields = { state, denied: state === 'D', encryption, ...counters, hasStatistics };
  return { text: `${state},${encryption},${text}`, fields };
}

function nsgTail(random: Random, kind: 'nsg1' | 'nsg2'): Tail {
  const denied = random.chance(0.4);
  const letter = denied ? 'D' : 'A';
  if (kind === 'nsg1') {
    const fields = { state: '', denied, encryption: '', ...NOTHING, hasStatistics: false } as const;
    return { text: letter, fields };
  }
  const state = denied ? 'B' : random.pick(['B', 'C', 'E'] as const);
  const { text, isBlank, counters } = randomCounters(random, state === 'B');
  const fields = { state, denied, encryption: '', ...counters, hasStatistics: !isBlank };
  return { text: `${letter},${state},${text}`, fields };
}

const NOTHING = {
  packetsSrcToDest: 0,
  bytesSrcToDest: 0,
  packetsDestToSrc: 0,
  bytesDestToSrc: 0,
};

function randomCounters(random: Random, isBlank: boolean) {
  if (isBlank) return { text: ',,,', isBlank, counters: NOTHING };
  const counters = {
    packetsSrcToDest: randomCount(random),
    bytesSrcToDest: randomCount(random),
    packetsDestToSrc: randomCount(random),
    bytesDestToSrc: randomCount(random),
  };
  return { text: Object.values(counters).join(','), isBlank, counters };
}

function randomCount(random: Random): number {
  if (random.chance(0.2)) return random.pick(COUNTS);
  return random.below(10 ** random.between(1, 15));
}

function randomTime(random: Random): readonly [string, number] {
  const kind = random.below(10);
  if (kind === 0) return random.pick(EDGE_TIMES);
  const seconds = 1_700_000_000 + random.below(100_000_000);
  if (kind < 4) return [String(seconds), seconds * 1000];
  const ms = seconds * 1000 + random.below(1000);
  return [String(ms), ms];
}

/** Below 1e11 a time is in seconds. */
const EDGE_TIMES: readonly (readonly [string, number])[] = [
  ['0', 0],
  ['99999999999', 99_999_999_999_000],
  ['100000000000', 100_000_000_000],
  ['8640000000000000', 8.64e15],
  ['0001773478800000', 1_773_478_800_000],
];

function randomPort(random: Random): number {
  return random.chance(0.3) ? random.pick([0, 1, 22, 443, 9999, 65_535]) : random.below(65_536);
}

function nsgProtocol(protocol: number): string {
  if (protocol === 6) return 'T';
  return protocol === 17 ? 'U' : String(protocol);
}
