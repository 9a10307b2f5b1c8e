import type { Ipv6Words } from '../format/address.ts';
import { type AddressClass, PLATFORM_ADDRESS } from '../format/address-class.ts';
import { PRIVATE_RANGES } from '../filter/ip-ranges.ts';
import type { Steps } from '../table/steps.ts';
import { eachAddress } from './each-address.ts';
import { parsePrefix, type Prefix, prefixOfRange } from './prefix.ts';
import { type Ipv6Addresses, PrefixTable } from './prefix-table.ts';

/** IANA's special-purpose registries for IPv4 and IPv6, and the address space of IPv6. */
const SPECIAL: readonly (readonly [AddressClass, ...string[]])[] = [
  ['private', 'fc00::/7'],
  ['shared', '100.64.0.0/10'],
  ['platform', PLATFORM_ADDRESS],
  ['link-local', '169.254.0.0/16', 'fe80::/10'],
  ['loopback', '127.0.0.0/8', '::1'],
  ['multicast', '224.0.0.0/4', 'ff00::/8'],
  ['broadcast', '255.255.255.255'],
  ['unspecified', '0.0.0.0', '::'],
  ['documentation', '192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'],
  ['documentation', '2001:db8::/32', '3fff::/20'],
  ['reserved', '0.0.0.0/8', '192.0.0.0/24', '198.18.0.0/15', '240.0.0.0/4', '::/0'],
  // Global unicast, and IPv4 behind the well-known prefix of NAT64.
  ['public', '0.0.0.0/0', '2000::/3', '64:ff9b::/96'],
];

const CLASSES: AddressClass[] = PRIVATE_RANGES.map(() => 'private');
const PREFIXES: Prefix[] = PRIVATE_RANGES.map(prefixOfRange);
for (const [addressClass, ...prefixes] of SPECIAL) {
  for (const prefix of prefixes) {
    CLASSES.push(addressClass);
    PREFIXES.push(parsePrefix(prefix)!);
  }
}

const table = new PrefixTable(PREFIXES);

/** The class of an IPv4 address. */
export function classOfIpv4(address: number): AddressClass {
  return CLASSES[table.ofIpv4(address)]!;
}

/** The class of an IPv6 address; one of IPv4 that is written as IPv6 has its IPv4 class. */
export function classOfIpv6(words: Ipv6Words): AddressClass {
  return CLASSES[table.ofIpv6(words)]!;
}

/** The class of each IPv4 address of a list. */
export function* classesOfIpv4(addresses: Uint32Array): Steps<AddressClass[]> {
  return yield* classesOf(yield* table.ofAllIpv4(addresses));
}

/** The class of each IPv6 address by its id. */
export function* classesOfIpv6(addresses: Ipv6Addresses): Steps<AddressClass[]> {
  return yield* classesOf(yield* table.ofAllIpv6(addresses));
}

function* classesOf(ids: Int32Array): Steps<AddressClass[]> {
  const classes: AddressClass[] = [];
  yield* eachAddress(ids.length, (at) => {
    classes.push(CLASSES[ids[at]!]!);
  });
  return classes;
}
