import { formatIpv4, formatIpv6, type Ipv6Words } from '../format/address.ts';
import { type Ipv6Range, ipv6Range } from '../filter/ip-ranges.ts';
import type { Ipv4Range } from '../filter/typed.ts';

/**
 * A prefix of either family: IPv4 stands as `::ffff:…` with 96 bits before its own, as everywhere
 * in the filter language, so that one shape fits both.
 */
export type Prefix = Ipv6Range;

/** Bits that stand before those of an IPv4 prefix. */
export const MAPPED_BITS = 96;

const MAPPED_WORD = 0xffff;

/** Whether a prefix is of IPv4. `::/0` is not, although its bits are those of all IPv4 too. */
export function isIpv4({ words, bits }: Prefix): boolean {
  return bits >= MAPPED_BITS && isMappedIpv4(words);
}

/** Whether an address written as IPv6 is one of IPv4. */
export function isMappedIpv4(words: Ipv6Words): boolean {
  return words[0] === 0 && words[1] === 0 && words[2] === MAPPED_WORD;
}

/** Reads `10.0.0.0/8`, `fd00::/8`, or an address alone as the prefix that holds only it. */
export function parsePrefix(text: string): Prefix | undefined {
  return ipv6Range(text);
}

/** The prefix of an IPv4 address. `bits` is 0 to 32. */
export function ipv4Prefix(address: number, bits: number): Prefix {
  return network({ words: [0, 0, MAPPED_WORD, address], bits: MAPPED_BITS + bits });
}

/** The prefix that is a range: its size must be a power of two, and its start a multiple of it. */
export function prefixOfRange({ first, last }: Ipv4Range): Prefix {
  return ipv4Prefix(first, 32 - Math.log2(last - first + 1));
}

/** The prefix without the bits of hosts: `10.1.1.70/24` as `10.1.1.0/24`. */
export function network({ words, bits }: Prefix): Prefix {
  const masked = words.map((word, at) => (word & wordMask(bits - at * 32)) >>> 0);
  return { words: masked as unknown as Ipv6Words, bits };
}

/** Whether bits are set that no address of the prefix has in common. */
export function hasHostBits(prefix: Prefix): boolean {
  return network(prefix).words.some((word, at) => word !== prefix.words[at]);
}

/** The mask of one word of which the first `bits` count; none below 1, all from 32 on. */
export function wordMask(bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? 0xffffffff : (-1 << (32 - bits)) >>> 0;
}

/** The canonical text: `10.0.0.0/8`, `fd00::/8`. Reads back as the same prefix. */
export function formatPrefix(prefix: Prefix): string {
  const { words, bits } = prefix;
  if (isIpv4(prefix)) return `${formatIpv4(words[3])}/${bits - MAPPED_BITS}`;
  return `${formatIpv6(words)}/${bits}`;
}
