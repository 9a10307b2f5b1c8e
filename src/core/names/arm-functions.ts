import { formatPrefix, ipv4Prefix, isIpv4, MAPPED_BITS, parsePrefix } from './prefix.ts';

/**
 * The functions of templates that make the names and prefixes of networks: `concat`, `format`,
 * `toLower`, `toUpper`, and `cidrSubnet` for IPv4. `undefined` for any other.
 */
export function computedText(name: string, args: readonly string[]): string | undefined {
  const [first = '', ...rest] = args;
  switch (name) {
    case 'concat':
      return args.join('');
    case 'format':
      return first.replace(/\{(\d{1,2})\}/g, (whole, at: string) => rest[Number(at)] ?? whole);
    case 'tolower':
      return first.toLowerCase();
    case 'toupper':
      return first.toUpperCase();
    case 'cidrsubnet':
      return cidrSubnet(first, Number(rest[0]), Number(rest[1]));
    default:
      return undefined;
  }
}

/** The prefix of `bits` that stands at place `index` in a prefix. */
function cidrSubnet(text: string, bits: number, index: number): string | undefined {
  const prefix = parsePrefix(text);
  if (prefix === undefined || !isIpv4(prefix)) return undefined;
  const own = prefix.bits - MAPPED_BITS;
  const isWithin = bits >= own && bits <= 32 && index >= 0 && index < 2 ** (bits - own);
  if (!isWithin) return undefined;
  return formatPrefix(ipv4Prefix(prefix.words[3] + index * 2 ** (32 - bits), bits));
}
