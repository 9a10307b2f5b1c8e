import { type Ipv6Words, parseIpv4, parseIpv6 } from '../format/address.ts';
import type { AddressClass } from '../format/address-class.ts';
import type { Steps } from '../table/steps.ts';
import { classesOfIpv4, classesOfIpv6, classOfIpv4, classOfIpv6 } from './classify.ts';
import type { NameEntry } from './name-entry.ts';
import { type Ipv6Addresses, PrefixTable } from './prefix-table.ts';
import type { ServiceTag } from './service-tag.ts';
import type { ServiceTags } from './service-tags.ts';

/** All that is known of an address. */
export interface AddressFacts<Entry extends NameEntry = NameEntry> {
  readonly addressClass: AddressClass;
  /** The user's name for it: that of the longest prefix. */
  readonly entry: Entry | undefined;
  /** The tag of the longest prefix of Azure's that holds it. */
  readonly tag: ServiceTag | undefined;
}

/** What is known of many addresses, in their order. */
export interface ManyAddressFacts {
  readonly classes: readonly AddressClass[];
  /** Places in `AddressBook.entries`; -1 without a name. */
  readonly entries: Int32Array;
  /** Places in `AddressBook.tags`; -1 without a tag. */
  readonly tags: Int32Array;
}

/** Names for addresses. Never changed: when a file changes, a new one is made. */
export class AddressBook<Entry extends NameEntry = NameEntry> {
  readonly entries: readonly Entry[];
  /** For each prefix of the service tags its tag. */
  readonly tags: readonly ServiceTag[];
  /** Whether a public address without a tag is known to be outside Azure. */
  readonly knowsAzure: boolean;
  private readonly byEntry: PrefixTable;
  private readonly byTag: PrefixTable;

  constructor(
    entries: readonly Entry[],
    { prefixes, tags }: Pick<ServiceTags, 'prefixes' | 'tags'> = { prefixes: [], tags: [] },
  ) {
    this.entries = entries;
    this.tags = tags;
    this.knowsAzure = tags.length > 0;
    this.byEntry = new PrefixTable(entries.map(({ prefix }) => prefix));
    this.byTag = new PrefixTable(prefixes);
  }

  ofIpv4(address: number): AddressFacts<Entry> {
    return {
      addressClass: classOfIpv4(address),
      entry: this.entries[this.byEntry.ofIpv4(address)],
      tag: this.tags[this.byTag.ofIpv4(address)],
    };
  }

  ofIpv6(words: Ipv6Words): AddressFacts<Entry> {
    return {
      addressClass: classOfIpv6(words),
      entry: this.entries[this.byEntry.ofIpv6(words)],
      tag: this.tags[this.byTag.ofIpv6(words)],
    };
  }

  /** By any text of an address; `undefined` for other text. */
  ofText(text: string): AddressFacts<Entry> | undefined {
    const ipv4 = parseIpv4(text);
    if (ipv4 !== undefined) return this.ofIpv4(ipv4);
    const words = parseIpv6(text);
    return words && this.ofIpv6(words);
  }

  /** For all distinct IPv4 addresses of a table, in their order. */
  *ofAllIpv4(addresses: Uint32Array): Steps<ManyAddressFacts> {
    return {
      classes: yield* classesOfIpv4(addresses),
      entries: yield* this.byEntry.ofAllIpv4(addresses),
      tags: yield* this.byTag.ofAllIpv4(addresses),
    };
  }

  /** For all IPv6 addresses of a table, by their ids. */
  *ofAllIpv6(addresses: Ipv6Addresses): Steps<ManyAddressFacts> {
    return {
      classes: yield* classesOfIpv6(addresses),
      entries: yield* this.byEntry.ofAllIpv6(addresses),
      tags: yield* this.byTag.ofAllIpv6(addresses),
    };
  }
}

/** The region of an address, as its name says it, or else its tag; `''` for neither. */
export function regionOf({ entry, tag }: AddressFacts): string {
  const named = entry?.region ?? '';
  return named === '' ? (tag?.region ?? '') : named;
}
