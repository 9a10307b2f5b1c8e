import { parseIpv4 } from '../format/address.ts';
import { quoted } from '../filter/inert-text.ts';
import {
  formatPrefix,
  hasHostBits,
  isIpv4,
  ipv4Prefix,
  network,
  parsePrefix,
  type Prefix,
} from './prefix.ts';

/** A CIDR as it was read, or what is wrong with it and what was probably meant. */
export type CidrReading =
  | { readonly ok: true; readonly prefix: Prefix }
  | { readonly ok: false; readonly message: string; readonly fix?: string };

/** No CIDR is longer; a longer text is not worth a look. */
const LONGEST_CIDR = 64;

const FORM = 'A CIDR such as “10.1.0.0/16” or “fd00::/8”, or one address, is expected';

/**
 * Reads a CIDR. Bits behind the prefix are a mistake: whether `10.1.1.70/24` is meant as a subnet
 * or as an address cannot be known.
 */
export function readCidr(text: string): CidrReading {
  const prefix = text.length > LONGEST_CIDR ? undefined : parsePrefix(text);
  if (prefix === undefined) return wrongCidr(text);
  return hasHostBits(prefix) ? hostBits(text, prefix) : { ok: true, prefix };
}

function hostBits(text: string, prefix: Prefix): CidrReading {
  const fix = formatPrefix(network(prefix));
  const one = formatPrefix({ words: prefix.words, bits: 128 });
  const message = `${quoted(text)} has bits set behind its prefix: probably “${fix}” is meant, or “${one}” for the one address.`;
  return { ok: false, message, fix };
}

function wrongCidr(text: string): CidrReading {
  const fix = meant(text.trim());
  if (fix !== undefined) {
    return { ok: false, message: `${FORM}, not ${quoted(text)}: probably “${fix}” is meant.`, fix };
  }
  return { ok: false, message: `${FORM}, not ${quoted(text)}${because(text.trim())}.` };
}

/** What people write where other tools take it: a mask, a star. */
function meant(text: string): string | undefined {
  if (text.length > LONGEST_CIDR) return undefined;
  return byMask(text) ?? byStars(text);
}

function byMask(text: string): string | undefined {
  const [address, mask, more] = text.split(/[/\s]+/, 3);
  if (address === undefined || mask === undefined || more !== undefined) return undefined;
  const [first, ones] = [parseIpv4(address), parseIpv4(mask)];
  if (first === undefined || ones === undefined) return undefined;
  const bits = Math.clz32(~ones);
  const isMask = bits === 32 || ones === (-1 << (32 - bits)) >>> 0 || ones === 0;
  return isMask ? formatPrefix(ipv4Prefix(first, bits)) : undefined;
}

function byStars(text: string): string | undefined {
  const stars = /^((?:\d{1,3}\.){1,3})\*(?:\.\*)*$/.exec(text);
  if (stars === null) return undefined;
  const octets = stars[1]!.split('.').slice(0, -1);
  const address = parseIpv4([...octets, '0', '0', '0'].slice(0, 4).join('.'));
  return address === undefined ? undefined : formatPrefix(ipv4Prefix(address, octets.length * 8));
}

function because(text: string): string {
  const [address, bits] = text.slice(0, LONGEST_CIDR).split('/');
  const alone = parsePrefix(address ?? '');
  if (alone !== undefined && bits !== undefined) {
    return `: a prefix of ${isIpv4(alone) ? 'IPv4 has 0 to 32' : 'IPv6 has 0 to 128'} bits`;
  }
  if (/^[\d.]+\s*-\s*[\d.]+$/.test(text)) return ': a range must be written as CIDRs';
  return /(^|\.)0\d/.test(text) ? ': octets have no leading zeros' : '';
}
