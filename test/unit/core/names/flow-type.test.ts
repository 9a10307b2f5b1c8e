import { describe, expect, it } from 'vitest';
import { FLOW_TYPES } from '../../../../src/core/format/flow-type.ts';
import { AddressBook } from '../../../../src/core/names/address-book.ts';
import { flowEnd, flowType } from '../../../../src/core/names/flow-type.ts';
import { readNamesFile } from '../../../../src/core/names/names-file.ts';
import { readServiceTags } from '../../../../src/core/names/service-tags.ts';

const { entries, problems } = readNamesFile(`{ "names": [
  { "cidr": "10.1.1.0/24", "name": "hub/a", "kind": "subnet", "group": "hub" },
  { "cidr": "10.1.2.0/24", "name": "hub/b", "kind": "subnet", "group": "HUB" },
  { "cidr": "10.1.2.9", "name": "lb", "kind": "load balancer", "group": "hub" },
  { "cidr": "10.2.0.0/16", "name": "spoke", "kind": "subnet", "group": "spoke" },
  { "cidr": "10.3.0.0/16", "name": "no group", "kind": "subnet" },
  { "cidr": "10.4.0.0/16", "name": "no group either", "kind": "subnet" },
  { "cidr": "192.168.0.0/24", "name": "Berlin", "kind": "on-premises" },
  { "cidr": "192.168.1.0/24", "name": "circuit", "kind": "expressroute", "group": "hub" },
  { "cidr": "192.168.2.0/24", "name": "clients", "kind": "vpn" },
  { "cidr": "192.168.3.0/24", "name": "said nothing of", "group": "hub" },
  { "cidr": "192.168.4.0/24", "name": "something", "kind": "other", "group": "hub" },
  { "cidr": "20.1.1.1", "name": "our front", "kind": "load balancer", "group": "hub" },
  { "cidr": "9.0.0.0/8", "name": "public within", "kind": "subnet", "group": "hub" },
  { "cidr": "8.8.8.0/24", "name": "resolver" },
  { "cidr": "7.7.7.0/24", "name": "Bern", "kind": "on-premises" },
  { "cidr": "fd00:1::/64", "name": "hub/six", "kind": "subnet", "group": "hub" }
] }`);

const tags = readServiceTags(
  JSON.stringify({
    values: [{ name: 'AzureCloud', properties: { addressPrefixes: ['20.0.0.0/8', '2603::/16'] } }],
  }),
);

const books = {
  names: new AddressBook(entries, tags),
  'no tags': new AddressBook(entries),
  none: new AddressBook([]),
};

function typeOf(
  source: string,
  destination: string,
  { book = 'names', local }: { book?: keyof typeof books; local?: 'source' | 'destination' } = {},
) {
  const { knowsAzure } = books[book];
  const [a, b] = [source, destination].map((text) =>
    flowEnd(books[book].ofText(text)!, knowsAzure),
  );
  return flowType(a!, b!, local);
}

describe('the type of a flow', () => {
  it('is tested with names that are right', () => {
    expect(problems).toEqual([]);
  });

  it.each([
    // Within and between virtual networks, by their groups.
    ['10.1.1.4', '10.1.1.5', 'IntraVNet'],
    ['10.1.1.4', '10.1.2.5', 'IntraVNet'],
    ['10.1.1.4', '10.1.2.9', 'IntraVNet'],
    ['10.1.1.4', 'fd00:1::4', 'IntraVNet'],
    ['10.1.1.4', '9.9.9.9', 'IntraVNet'],
    ['10.1.1.4', '10.2.0.4', 'InterVNet'],
    ['10.3.0.4', '10.3.0.5', 'IntraVNet'],
    ['10.3.0.4', '10.4.0.4', 'Unknown'],
    ['10.1.1.4', '10.3.0.4', 'Unknown'],
    // Sites and clients.
    ['10.1.1.4', '192.168.0.4', 'S2S'],
    ['10.1.1.4', '192.168.1.4', 'S2S'],
    ['10.1.1.4', '7.7.7.7', 'S2S'],
    ['10.1.1.4', '192.168.2.4', 'P2S'],
    ['192.168.0.4', '192.168.2.4', 'Unknown'],
    ['192.168.0.4', '8.8.8.8', 'Unknown'],
    // Public addresses.
    ['10.1.1.4', '20.1.1.2', 'AzurePublic'],
    ['10.1.1.4', '2603::1', 'AzurePublic'],
    ['10.1.1.4', '168.63.129.16', 'AzurePublic'],
    ['10.1.1.4', '8.8.4.4', 'ExternalPublic'],
    ['10.1.1.4', '8.8.8.8', 'ExternalPublic'],
    ['10.1.1.4', '2001:4860::8888', 'ExternalPublic'],
    ['10.1.1.4', '20.1.1.1', 'Unknown'],
    ['8.8.8.8', '20.1.1.2', 'Unknown'],
    // Private, and not known to be anywhere.
    ['10.1.1.4', '172.16.0.4', 'UnknownPrivate'],
    ['10.1.1.4', 'fd00:2::4', 'UnknownPrivate'],
    ['10.1.1.4', '192.168.3.4', 'UnknownPrivate'],
    ['10.1.1.4', '192.168.4.4', 'UnknownPrivate'],
    ['172.16.0.4', '172.16.0.5', 'Unknown'],
    // Neither private nor public.
    ['10.1.1.4', '100.64.0.4', 'Unknown'],
    ['10.1.1.4', '169.254.169.254', 'Unknown'],
    ['10.1.1.4', '224.0.0.1', 'Unknown'],
    ['10.1.1.4', '255.255.255.255', 'Unknown'],
    ['10.1.1.4', '192.0.2.1', 'Unknown'],
    ['10.1.1.4', '0.0.0.0', 'Unknown'],
  ] as const)('%s and %s: %s', (a, b, expected) => {
    expect(typeOf(a, b)).toBe(expected);
    expect(typeOf(b, a)).toBe(expected);
  });

  it.each([
    // Without service tags nobody can tell Azure's public addresses from others.
    ['10.1.1.4', '8.8.4.4', 'no tags', undefined, 'Unknown'],
    ['10.1.1.4', '168.63.129.16', 'no tags', undefined, 'AzurePublic'],
    // Without names the NIC's own end is still in a virtual network.
    ['10.1.1.4', '10.1.1.5', 'none', undefined, 'Unknown'],
    ['10.1.1.4', '10.1.1.5', 'none', 'source', 'UnknownPrivate'],
    ['10.1.1.4', '168.63.129.16', 'none', 'source', 'AzurePublic'],
    ['10.1.1.4', '168.63.129.16', 'none', 'destination', 'Unknown'],
    ['172.16.0.4', '8.8.4.4', 'names', 'source', 'ExternalPublic'],
    ['8.8.4.4', '172.16.0.4', 'names', 'destination', 'ExternalPublic'],
    ['100.64.0.4', '20.0.0.1', 'names', 'source', 'AzurePublic'],
    ['172.16.0.4', '192.168.0.4', 'names', 'source', 'S2S'],
    // It is not one that the user placed elsewhere, nor one that cannot be.
    ['192.168.0.4', '8.8.4.4', 'names', 'source', 'Unknown'],
    ['8.8.4.4', '20.0.0.1', 'names', 'source', 'Unknown'],
    // A network that was named counts before one that is presumed.
    ['172.16.0.4', '10.1.1.4', 'names', 'source', 'UnknownPrivate'],
  ] as const)('%s and %s, %s, local %s: %s', (a, b, book, local, expected) => {
    expect(typeOf(a, b, local === undefined ? { book } : { book, local })).toBe(expected);
  });

  it('has a meaning, and is never MaliciousFlow', () => {
    expect(Object.keys(FLOW_TYPES)).toEqual([
      ...['IntraVNet', 'InterVNet', 'S2S', 'P2S', 'AzurePublic', 'ExternalPublic'],
      ...['UnknownPrivate', 'Unknown'],
    ]);
    for (const meaning of Object.values(FLOW_TYPES)) expect(meaning).toMatch(/^[A-Z].*\.$/);
  });
});
