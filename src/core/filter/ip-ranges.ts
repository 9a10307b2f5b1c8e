import { type Ipv6Words, parseIpv4, parseIpv6 } from '../format/address.ts';
import type { Ipv4Range } from './typed.ts';

/** RFC 1918, which KQL's `ipv4_is_private` goes by. */
export const PRIVATE_RANGES: readonly Ipv4Range[] = [
  ipv4Range('10.0.0.0/8')!,
  ipv4Range('172.16.0.0/12')!,
  ipv4Range('192.168.0.0/16')!,
];

interface Prefixed {
  readonly address: string;
  readonly bits: number;
}

function splitPrefix(text: string, most: number): Prefixed | undefined {
  const [address, prefix, more] = text.trim().split('/', 3);
  if (address === undefined || more !== undefined) return undefined;
  if (prefix === undefined) return { address, bits: most };
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > most) return undefined;
  return { address, bits: Number(prefix) };
}

/** Reads `10.0.0.0/8`, or an address alone as the range of that one address. */
export function ipv4Range(text: string): Ipv4Range | undefined {
  const parts = splitPrefix(text, 32);
  const address = parts === undefined ? undefined : parseIpv4(parts.address);
  if (parts === undefined || address === undefined) return undefined;
  const size = 2 ** (32 - parts.bits);
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1 };
}

/** Whether the IPv4 address `text` lies in one of the ranges; `null` where it is none. */
export function isInIpv4Ranges(text: string, ranges: readonly Ipv4Range[]): boolean | null {
  const address = parseIpv4(text.trim());
  if (address === undefined) return null;
  return ranges.some(({ first, last }) => address >= first && address <= last);
}

/** `ipv4_is_private`: KQL takes an address with a prefix too, and goes by the address. */
export function isPrivateIpv4(text: string): boolean | null {
  const parts = splitPrefix(text, 32);
  return parts === undefined ? null : isInIpv4Ranges(parts.address, PRIVATE_RANGES);
}

/** An IPv6 range: its first address, and how many bits of it count. */
export interface Ipv6Range {
  readonly words: Ipv6Words;
  readonly bits: number;
}

const MAPPED_BITS = 96;

/** Reads `fd00::/8`; IPv4 as `::ffff:…`, as KQL's `parse_ipv6` has it. */
export function ipv6Range(text: string): Ipv6Range | undefined {
  const ipv4 = splitPrefix(text, 32);
  const mapped = ipv4 === undefined ? undefined : mappedAddress(ipv4.address);
  if (mapped !== undefined) return { words: mapped, bits: MAPPED_BITS + ipv4!.bits };
  const parts = splitPrefix(text, 128);
  const words = parts === undefined ? undefined : parseIpv6(parts.address);
  return words === undefined ? undefined : { words, bits: parts!.bits };
}

/** Whether the address `text` lies in the range; `null` where it is no address. */
export function isInIpv6Range(text: string, range: Ipv6Range): boolean | null {
  const plain = text.trim();
  const words = mappedAddress(plain) ?? parseIpv6(plain);
  if (words === undefined) return null;
  return words.every((word, at) => {
    const mask = maskOf(range.bits - at * 32);
    return (word & mask) === (range.words[at]! & mask);
  });
}

function mappedAddress(text: string): Ipv6Words | undefined {
  const ipv4 = parseIpv4(text);
  return ipv4 === undefined ? undefined : [0, 0, 0xffff, ipv4];
}

/** The mask of one word of which so many bits count. */
function maskOf(bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? -1 : -1 << (32 - bits);
}
