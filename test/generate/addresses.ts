import { isIPv4, isIPv6 } from 'node:net';
import type { Random } from './random.ts';

const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/**
 * The canonical text of an address by the platform's own means, or `undefined` where it is none.
 * URLs write IPv6 as RFC 5952 has it but for IPv4-mapped addresses, which its section 5 shows
 * dotted.
 */
export function canonicalAddress(text: string): string | undefined {
  if (isIPv4(text)) return text;
  if (!isIPv6(text) || text.includes('%')) return undefined;
  const hex = new URL(`http://[${text}]/`).hostname.slice(1, -1);
  const mapped = MAPPED.exec(hex);
  if (mapped === null) return hex;
  const [high, low] = [parseInt(mapped[1]!, 16), parseInt(mapped[2]!, 16)];
  return `::ffff:${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

/** An address in any form that a log may write it in. */
export function randomAddress(random: Random): string {
  return random.chance(0.65) ? ipv4(random) : ipv6(random);
}

function ipv4(random: Random): string {
  const octet = () => random.pick([0, 1, 9, 10, 99, 100, 199, 200, 249, 250, 255]);
  const any = () => random.below(256);
  const choose = random.chance(0.5) ? octet : any;
  return [choose(), choose(), choose(), choose()].join('.');
}

const SPECIAL = ['::', '::1', '1::', '::ffff:10.1.2.3', '::FFFF:A01:203', '2001:db8::0:1', '1:2::'];

function ipv6(random: Random): string {
  const kind = random.below(5);
  if (kind === 0) return random.pick(SPECIAL);
  const groups = Array.from({ length: 8 }, () => (random.chance(0.5) ? 0 : random.below(65_536)));
  const texts = groups.map((group) => group.toString(16));
  if (kind === 1) return texts.join(':');
  if (kind === 2) return texts.map((text) => text.padStart(4, '0').toUpperCase()).join(':');
  if (kind === 3) return `${texts.slice(0, 6).join(':')}:${ipv4(random)}`;
  const start = random.below(7);
  const elided = random.between(1, 7 - start);
  return `${texts.slice(0, start).join(':')}::${texts.slice(start + elided + 1).join(':')}`;
}
