import { formatIpv4, formatIpv6 } from '../format/address.ts';
import type { FlowTable } from '../table/flow-table.ts';
import type { TableAddresses } from '../table/table-addresses.ts';
import { TextDictionary } from '../table/text-dictionary.ts';
import type { ManyAddressFacts } from './address-book.ts';
import { type AddressField, endOf, fieldText, type KnownAddress } from './address-fields.ts';
import type { NameEntry } from './name-entry.ts';
import type { PrefixTable } from './prefix-table.ts';
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

/** Some addresses: those of prefixes, or those that have certain names. */
export type AddressSet =
  { readonly prefixes: PrefixTable } | { readonly has: (entry: NameEntry | undefined) => boolean };

const UNKNOWN_END: FlowEnd = { place: 'unknown', entry: undefined, network: '' };

/**
 * What names say of all distinct addresses that a table has: each is named once, and each field
 * worked out when it is first asked for.
 */
export class NamedAddresses {
  private readonly names: Names;
  private readonly ipv4: Uint32Array;
  private readonly ipv6: FlowTable['ipv6'];
  private readonly facts: { readonly ipv4: ManyAddressFacts; readonly ipv6: ManyAddressFacts };
  private readonly fields = new Map<AddressField, FieldCodes>();
  private knownEnds: EndCodes | undefined;

  constructor({ ipv6 }: FlowTable, addresses: TableAddresses, names: Names) {
    this.names = names;
    this.ipv4 = Uint32Array.from(addresses.ipv4.all());
    this.ipv6 = ipv6;
    const { book } = names;
    this.facts = { ipv4: book.ofAllIpv4(this.ipv4), ipv6: book.ofAllIpv6(ipv6) };
  }

  /** What a field says of each address. */
  field(field: AddressField): FieldCodes {
    const known = this.fields.get(field) ?? this.workOut(field);
    this.fields.set(field, known);
    return known;
  }

  /** What each address is as an end of flows. */
  ends(): EndCodes {
    return (this.knownEnds ??= this.workOutEnds());
  }

  /** The first of some sets that holds each address, from 1 on; 0 for none. */
  firstOf(sets: readonly AddressSet[]): AddressCodes {
    const { facts } = this;
    const ipv4 = new Uint32Array(this.ipv4.length);
    const ipv6 = new Uint32Array(facts.ipv6.entries.length);
    for (let at = sets.length; at > 0; at--) {
      const set = sets[at - 1]!;
      mark(
        ipv4,
        at,
        this.isIn(set, facts.ipv4, (prefixes) => prefixes.ofAllIpv4(this.ipv4)),
      );
      mark(
        ipv6,
        at,
        this.isIn(set, facts.ipv6, (prefixes) => prefixes.ofAllIpv6(this.ipv6)),
      );
    }
    return { ipv4, ipv6 };
  }

  private isIn(
    set: AddressSet,
    { entries }: ManyAddressFacts,
    found: (prefixes: PrefixTable) => Int32Array,
  ): (id: number) => boolean {
    if ('has' in set) {
      const named = this.names.book.entries.map((entry) => set.has(entry));
      return (id) => named[entries[id]!] === true;
    }
    const prefixes = found(set.prefixes);
    return (id) => (prefixes[id] ?? -1) >= 0;
  }

  private workOut(field: AddressField): FieldCodes {
    const texts = new TextDictionary();
    const codes = this.each((known) => texts.idOf(fieldText(field, known, this.names)));
    return { texts: texts.all(), ...codes };
  }

  private workOutEnds(): EndCodes {
    const ends = [UNKNOWN_END];
    const codes = new Map<string, number>();
    const all = this.each((known, entry) => {
      const end = endOf(known, this.names);
      const key = `${entry} ${end.place}`;
      const code = codes.get(key) ?? ends.push(end) - 1;
      codes.set(key, code);
      return code;
    });
    return { ends, ...all };
  }

  private each(codeOf: (known: KnownAddress, entry: number) => number): AddressCodes {
    const { facts, ipv4, ipv6 } = this;
    const coded = (many: ManyAddressFacts, text: (id: number) => string) =>
      Uint32Array.from(many.entries, (entry, id) =>
        codeOf({ facts: this.factsAt(many, id), text: () => text(id) }, entry),
      );
    return {
      ipv4: coded(facts.ipv4, (id) => formatIpv4(ipv4[id]!)),
      ipv6: coded(facts.ipv6, (id) => formatIpv6(ipv6.address(id))),
    };
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

function mark(codes: Uint32Array, code: number, isIn: (id: number) => boolean): void {
  for (let id = 0; id < codes.length; id++) if (isIn(id)) codes[id] = code;
}
