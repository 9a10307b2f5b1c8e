import type { FlowTable } from '../table/flow-table.ts';
import { NumberIndex } from '../table/number-index.ts';
import type { Segment } from '../table/segment.ts';

/** Pairs of numbers as one: exact while there are fewer than 2^26 of the second. */
const PAIR = 2 ** 26;

/**
 * For each `flowTuples` list a number that is the same where all that it and its record say of a
 * tuple is the same: NIC, rule, ACL, target, flow log, kind and version. Not when the record was
 * written, nor where.
 */
export function contextNumbers({ groups, records }: FlowTable): Uint32Array {
  const versions = new NumberIndex();
  const pairs = Array.from({ length: 6 }, () => new NumberIndex());
  return Uint32Array.from({ length: groups.length }, (_, group) => {
    const record = groups.record.values[group]!;
    const values = [
      groups.mac.values[group]! || records.mac.values[record]!,
      groups.rule.values[group]!,
      groups.acl.values[group]!,
      records.target.values[record]!,
      records.flowLog.values[record]!,
      records.kind.values[record]!,
      versions.indexOf(records.version.values[record]!),
    ];
    return values.reduce((all, value, at) => pairs[at - 1]!.indexOf(all * PAIR + value));
  });
}

/** A hash of each of the first rows of a segment; `seed` must be odd, and nobody's to foresee. */
export function hashSegment(
  segment: Segment,
  contexts: Uint32Array,
  seed: number,
  into: Uint32Array,
): void {
  const { time, srcIp, destIp, srcPort, destPort, protocol, encryption, flags, group } = segment;
  const { packetsSrcToDest, bytesSrcToDest, packetsDestToSrc, bytesDestToSrc } = segment;
  for (let at = 0; at < into.length; at++) {
    let hash = mixNumber(seed, seed, time[at]!);
    hash = mix(hash, seed, srcIp[at]!);
    hash = mix(hash, seed, destIp[at]!);
    hash = mix(hash, seed, (srcPort[at]! << 16) | destPort[at]!);
    hash = mix(hash, seed, (protocol[at]! << 16) | encryption[at]!);
    hash = mix(hash, seed, flags[at]!);
    hash = mix(hash, seed, contexts[group[at]!]!);
    hash = mixNumber(hash, seed, bytesSrcToDest[at]!);
    hash = mixNumber(hash, seed, bytesDestToSrc[at]!);
    hash = mixNumber(hash, seed, packetsSrcToDest[at]!);
    into[at] = mixNumber(hash, seed, packetsDestToSrc[at]!);
  }
}

function mix(hash: number, seed: number, word: number): number {
  const value = Math.imul(hash ^ word, 0x9e3779b1);
  return Math.imul(value ^ (value >>> 15), seed);
}

/** Numbers that need more than 32 bits; the others give the same hash in a narrow column. */
function mixNumber(hash: number, seed: number, number: number): number {
  const low = mix(hash, seed, number | 0);
  return number > 0xffffffff ? mix(low, seed, (number / 4294967296) | 0) : low;
}
