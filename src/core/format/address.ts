/** An IPv6 address as four 32-bit numbers, the most significant first. */
export type Ipv6Words = readonly [number, number, number, number];

/** `10.1.1.4` as 0x0a010104. */
export function formatIpv4(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/**
 * Reads dotted decimal. Octets with a leading zero are refused: some systems read them as octal,
 * so such a text names no one address (RFC 6943, section 3.1.1).
 */
export function parseIpv4(text: string): number | undefined {
  const octets = text.split('.', 5);
  if (octets.length !== 4) return undefined;
  let address = 0;
  for (const octet of octets) {
    if (!/^(0|[1-9]\d{0,2})$/.test(octet) || Number(octet) > 255) return undefined;
    address = address * 256 + Number(octet);
  }
  return address;
}

/** Longest text of an IPv6 address: eight groups, the last two as dotted decimal. */
const LONGEST_IPV6 = 45;

/** Reads any text form of RFC 4291, section 2.2. Zone ids are refused: no flow log has them. */
export function parseIpv6(text: string): Ipv6Words | undefined {
  if (text.length > LONGEST_IPV6 || !text.includes(':')) return undefined;
  const plain = withoutDottedTail(text);
  if (plain === undefined) return undefined;
  const halves = plain.split('::');
  if (halves.length > 2) return undefined;
  const head = readGroups(halves[0]!);
  const tail = halves.length === 2 ? readGroups(halves[1]!) : [];
  if (head === undefined || tail === undefined) return undefined;
  return toWords(head, tail, halves.length === 2);
}

/** Rewrites `…:1.2.3.4` as two groups of hex. */
function withoutDottedTail(text: string): string | undefined {
  if (!text.includes('.')) return text;
  const cut = text.lastIndexOf(':') + 1;
  const ipv4 = parseIpv4(text.slice(cut));
  if (ipv4 === undefined) return undefined;
  return `${text.slice(0, cut)}${(ipv4 >>> 16).toString(16)}:${(ipv4 & 0xffff).toString(16)}`;
}

function readGroups(text: string): number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.map((group) => parseInt(group, 16));
}

function toWords(head: number[], tail: number[], elided: boolean): Ipv6Words | undefined {
  const missing = 8 - head.length - tail.length;
  if (elided ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail];
  const word = (at: number) => ((groups[at]! << 16) | groups[at + 1]!) >>> 0;
  return [word(0), word(2), word(4), word(6)];
}

/**
 * The one canonical text of RFC 5952: lower case, no leading zeros, the longest run of two or
 * more zero groups as `::` (the first of equals), IPv4-mapped addresses with a dotted tail.
 */
export function formatIpv6(words: Ipv6Words): string {
  if (words[0] === 0 && words[1] === 0 && words[2] === 0xffff) {
    return `::ffff:${formatIpv4(words[3])}`;
  }
  const groups = words.flatMap((word) => [word >>> 16, word & 0xffff]);
  const hex = (part: number[]) => part.map((group) => group.toString(16)).join(':');
  const { start, length } = longestZeroRun(groups);
  if (length < 2) return hex(groups);
  return `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`;
}

function longestZeroRun(groups: number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  return best;
}
