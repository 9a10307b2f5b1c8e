import { formatIpv4, formatIpv6 } from '../format/address.ts';
import type { FlowTable } from '../table/flow-table.ts';
import type { TableAddresses } from '../table/table-addresses.ts';
import { TextDictionary } from '../table/text-dictionary.ts';
import type { Steps } from '../table/steps.ts';
import type { ManyAddressFacts } from './address-book.ts';
import { type AddressField, endOf, fieldText, type KnownAddress } from './address-fields.ts';
import { eachAddress } from './each-address.ts';
import type { NameEntry } from './name-entry.ts';
import type { Ipv6Addresses, PrefixTable } from './prefix-table.ts';
import type { FlowEnd } from './flow-type.ts';
import type { Names } from './names.ts';

/** A code for each distinct address, by its place in the index or in the dictionary. */
export interface AddressCodes {
  readonly ipv4: Uint32Array;
  readonly ipv6: Uint32Array;
}

/** Texts by their codes, the first of them `''`. */
export interface FieldCodes extends AddressCodes {
  readonly texts: readonly string[];
}

/** The ends of flows by their codes, the first of them one of which nothing is known. */
export interface EndCodes extends AddressCodes {
  readonly ends: readonly FlowEnd[];
}

interface PrefixSet {
  readonly prefixes: PrefixTable;
}

interface NamedSet {
  readonly has: (entry: NameEntry | undefined) => boolean;
}

/** Some addresses: those of prefixes, or those that have certain names. */
export type AddressSet = PrefixSet | NamedSet;

type IsIn = (id: number) => boolean;

const UNKNOWN_END: FlowEnd = { place: 'unknown', entry: undefined, network: '' };

interface Facts {
  readonly ipv4: ManyAddressFacts;
  readonly ipv6: ManyAddressFacts;
}

/** The distinct addresses of a table as they are at some moment: more may come later. */
class FixedAddresses {
  readonly ipv4: Uint32Array;
  readonly ipv6: Ipv6Addresses;

  constructor({ ipv6 }: FlowTable, { ipv4 }: TableAddresses) {
    this.ipv4 = Uint32Array.from(ipv4.all());
    this.ipv6 = { size: ipv6.size, address: (id) => ipv6.address(id) };
  }
}

/** Finds out what names say of the distinct addresses that a table has now. */
export function* nameAddresses(
  table: FlowTable,
  found: TableAddresses,
  names: Names,
): Steps<NamedAddresses> {
  const addresses = new FixedAddresses(table, found);
  const ipv4 = yield* names.book.ofAllIpv4(addresses.ipv4);
  const ipv6 = yield* names.book.ofAllIpv6(addresses.ipv6);
  return new NamedAddresses(addresses, { ipv4, ipv6 }, names);
}

/**
 * What names say of all distinct addresses that a table has had at some moment. Each was looked up
 * once; what a field says of them is worked out whenever it is asked for.
 */
export class NamedAddresses {
  private readonly names: Names;
  private readonly addresses: FixedAddresses;
  private readonly facts: Facts;

  constructor(addresses: FixedAddresses, facts: Facts, names: Names) {
    this.addresses = addresses;
    this.facts = facts;
    this.names = names;
  }

  /** What a field says of each address. */
  *field(field: AddressField): Steps<FieldCodes> {
    const texts = new TextDictionary();
    const codes = yield* this.each((known) => texts.idOf(fieldText(field, known, this.names)));
    return { texts: texts.all(), ...codes };
  }

  /** What each address is as an end of flows. */
  *ends(): Steps<EndCodes> {
    const ends = [UNKNOWN_END];
    const codes = new Map<string, number>();
    const all = yield* this.each((known, entry) => {
      const end = endOf(known, this.names);
      const key = `${entry} ${end.place}`;
      const code = codes.get(key) ?? ends.push(end) - 1;
      codes.set(key, code);
      return code;
    });
    return { ends, ...all };
  }

  /** The first of some sets that holds each address, from 1 on; 0 for none. */
  *firstOf(sets: readonly AddressSet[]): Steps<AddressCodes> {
    const { addresses, facts } = this;
    const ipv4 = new Uint32Array(addresses.ipv4.length);
    const ipv6 = new Uint32Array(addresses.ipv6.size);
    for (let at = sets.length; at > 0; at--) {
      const set = sets[at - 1]!;
      const inIpv4 = 'has' in set ? this.named(set, facts.ipv4) : yield* this.ipv4In(set);
      yield* mark(ipv4, at, inIpv4);
      const inIpv6 = 'has' in set ? this.named(set, facts.ipv6) : yield* this.ipv6In(set);
      yield* mark(ipv6, at, inIpv6);
    }
    return { ipv4, ipv6 };
  }

  private named({ has }: NamedSet, { entries }: ManyAddressFacts): IsIn {
    const named = this.names.book.entries.map((entry) => has(entry));
    return (id) => named[entries[id]!] === true;
  }

  private *ipv4In({ prefixes }: PrefixSet): Steps<IsIn> {
    const found = yield* prefixes.ofAllIpv4(this.addresses.ipv4);
    return (id) => found[id]! >= 0;
  }

  private *ipv6In({ prefixes }: PrefixSet): Steps<IsIn> {
    const found = yield* prefixes.ofAllIpv6(this.addresses.ipv6);
    return (id) => found[id]! >= 0;
  }

  private *each(codeOf: (known: KnownAddress, entry: number) => number): Steps<AddressCodes> {
    const { facts, addresses } = this;
    const { ipv4, ipv6 } = addresses;
    return {
      ipv4: yield* this.coded(facts.ipv4, codeOf, (id) => formatIpv4(ipv4[id]!)),
      ipv6: yield* this.coded(facts.ipv6, codeOf, (id) => formatIpv6(ipv6.address(id))),
    };
  }

  private *coded(
    many: ManyAddressFacts,
    codeOf: (known: KnownAddress, entry: number) => number,
    text: (id: number) => string,
  ): Steps<Uint32Array> {
    const { entries } = many;
    const codes = new Uint32Array(entries.length);
    yield* eachAddress(codes.length, (id) => {
      codes[id] = codeOf({ facts: this.factsAt(many, id), text: () => text(id) }, entries[id]!);
    });
    return codes;
  }

  private factsAt({ classes, entries, tags }: ManyAddressFacts, id: number): KnownAddress['facts'] {
    const { book } = this.names;
    return {
      addressClass: classes[id]!,
      entry: book.entries[entries[id]!],
      tag: book.tags[tags[id]!],
    };
  }
}

function* mark(codes: Uint32Array, code: number, isIn: IsIn): Steps<void> {
  yield* eachAddress(codes.length, (id) => {
    if (isIn(id)) codes[id] = code;
  });
}
