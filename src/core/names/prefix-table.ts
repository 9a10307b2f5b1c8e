import type { Ipv6Words } from '../format/address.ts';
import type { Steps } from '../table/steps.ts';
import { type AddressRanges, findRange, rangesOf } from './address-ranges.ts';
import { eachAddress } from './each-address.ts';
import { isIpv4, isMappedIpv4, network, type Prefix } from './prefix.ts';

/** IPv6 addresses by number, as the dictionary of a flow table has them. */
export interface Ipv6Addresses {
  readonly size: number;
  address(id: number): Ipv6Words;
}

/**
 * Finds the longest of many prefixes that holds an address. Built once; a look-up costs a binary
 * search, however deep the prefixes are nested. What is found is the prefix's place in the list,
 * -1 for none; of equal prefixes it is the first.
 */
export class PrefixTable {
  private readonly ipv4: AddressRanges;
  private readonly ipv6: AddressRanges;
  /** One address for all look-ups, so that 50,000 of them make nothing to collect. */
  private readonly address = new Uint32Array(1);

  constructor(prefixes: readonly Prefix[]) {
    this.ipv4 = familyRanges(prefixes, 1);
    this.ipv6 = familyRanges(prefixes, 4);
  }

  /** By an IPv4 address as a number, `0x0a010104` for 10.1.1.4. */
  ofIpv4(address: number): number {
    this.address[0] = address;
    return findRange(this.ipv4, this.address);
  }

  /** By an IPv6 address; `::ffff:10.1.1.4` is found by the prefixes of IPv4, and by no other. */
  ofIpv6(words: Ipv6Words): number {
    return isMappedIpv4(words) ? this.ofIpv4(words[3]) : findRange(this.ipv6, words);
  }

  /** For each address of the list its prefix. */
  *ofAllIpv4(addresses: Uint32Array): Steps<Int32Array> {
    const found = new Int32Array(addresses.length);
    yield* eachAddress(found.length, (at) => {
      found[at] = findRange(this.ipv4, addresses, at);
    });
    return found;
  }

  /** For each id its prefix. */
  *ofAllIpv6(addresses: Ipv6Addresses): Steps<Int32Array> {
    const found = new Int32Array(addresses.size);
    yield* eachAddress(found.length, (id) => {
      found[id] = this.ofIpv6(addresses.address(id));
    });
    return found;
  }
}

function familyRanges(prefixes: readonly Prefix[], stride: 1 | 4): AddressRanges {
  const ids: number[] = [];
  prefixes.forEach((prefix, id) => {
    if (isIpv4(prefix) === (stride === 1)) ids.push(id);
  });
  const keys = new Uint32Array(ids.length * stride);
  const bits = new Uint8Array(ids.length);
  ids.forEach((id, row) => {
    const { words, bits: length } = network(prefixes[id]!);
    keys.set(words.slice(4 - stride), row * stride);
    bits[row] = length - (4 - stride) * 32;
  });
  return rangesOf({ stride, keys, bits, ids: Int32Array.from(ids) });
}
