import { parseIpv4, parseIpv6 } from '../format/address.ts';
import { NAME_KINDS } from '../format/name-kinds.ts';
import { formatCount, formatCounted } from '../format/numbers.ts';
import { classOfIpv6 } from './classify.ts';
import { formatPrefix, ipv4Prefix, isIpv4, network, type Prefix } from './prefix.ts';
import { namesFileText, type WrittenEntry } from './write-names.ts';

/** An address that was seen in a log, as the table writes it, and in how many of its tuples. */
export interface SeenAddress {
  readonly address: string;
  readonly tuples: number;
}

/** The bits of what is taken for a subnet until its user says better: Azure's usual sizes. */
const IPV4_SUBNET = 24;
const IPV6_SUBNET = 64;

/** More are not named by hand. */
const MOST_SUBNETS = 200;
const MOST_HOSTS = 3;

interface Host {
  readonly prefix: Prefix;
  readonly tuples: number;
}

interface Subnet {
  readonly prefix: Prefix;
  readonly hosts: Host[];
  tuples: number;
}

/**
 * The text of a names file to start with: the private addresses that were seen, by /24 (IPv6: by
 * /64), the busiest first, each with its busiest addresses. Names are the prefixes themselves, for
 * the user to replace. `source` is what the addresses were seen in.
 */
export function startNamesFile(seen: readonly SeenAddress[], source: string): string {
  const subnets = subnetsOf(seen);
  const shown = subnets.slice(0, MOST_SUBNETS);
  return namesFileText(shown.flatMap(subnetEntries), [
    `Names for the private addresses seen in ${source}.`,
    'Put names in place of the addresses. The longest prefix that holds an address names it, so',
    'addresses of a subnet may have names of their own. An entry can also have:',
    `  "kind": ${Object.keys(NAME_KINDS)
      .map((kind) => `"${kind}"`)
      .join(' | ')}`,
    '  "group": its virtual network, spoke or site: FlowType tells IntraVNet from InterVNet by it',
    '  "region": its region',
    ...leftOut(subnets.length - shown.length),
  ]);
}

function leftOut(count: number): string[] {
  return count === 0 ? [] : [`Left out: ${formatCounted(count, 'quieter subnet')}.`];
}

function subnetsOf(seen: readonly SeenAddress[]): Subnet[] {
  const subnets = new Map<string, Subnet>();
  for (const { address, tuples } of seen) {
    const host = privateHost(address);
    if (host === undefined) continue;
    const prefix = subnetOf(host);
    const key = formatPrefix(prefix);
    const subnet = subnets.get(key) ?? { prefix, hosts: [], tuples: 0 };
    subnet.hosts.push({ prefix: host, tuples });
    subnet.tuples += tuples;
    subnets.set(key, subnet);
  }
  return [...subnets.values()].sort(byTuples);
}

/** The busier first; equals by address, so that a log always gives the same file. */
function byTuples(a: Host, b: Host): number {
  const word = a.prefix.words.findIndex((value, at) => value !== b.prefix.words[at]);
  return b.tuples - a.tuples || (word < 0 ? 0 : a.prefix.words[word]! - b.prefix.words[word]!);
}

/** Shared address space too: who has it in a virtual network uses it as private. */
function privateHost(address: string): Prefix | undefined {
  const ipv4 = parseIpv4(address);
  const words = ipv4 === undefined ? parseIpv6(address) : ipv4Prefix(ipv4, 32).words;
  if (words === undefined) return undefined;
  const addressClass = classOfIpv6(words);
  return addressClass === 'private' || addressClass === 'shared' ? { words, bits: 128 } : undefined;
}

function subnetOf(host: Prefix): Prefix {
  return isIpv4(host)
    ? ipv4Prefix(host.words[3], IPV4_SUBNET)
    : network({ words: host.words, bits: IPV6_SUBNET });
}

function subnetEntries({ prefix, hosts, tuples }: Subnet): WrittenEntry[] {
  const said = `${formatCount(hosts.length)} ${hosts.length === 1 ? 'address' : 'addresses'}`;
  const busiest = hosts.sort(byTuples).slice(0, MOST_HOSTS);
  return [
    entryOf(prefix, [`${said}, ${formatCounted(tuples, 'tuple')}`]),
    ...busiest.map((host) => entryOf(host.prefix, [formatCounted(host.tuples, 'tuple')])),
  ];
}

function entryOf(prefix: Prefix, comments: readonly string[]): WrittenEntry {
  const cidr = formatPrefix(prefix);
  return {
    prefix,
    name: cidr.replace(/\/(32|128)$/, ''),
    kind: '',
    group: '',
    region: '',
    comments,
  };
}
