import { ADDRESS_CLASSES } from '../format/address-class.ts';
import { type AddressFacts, regionOf } from './address-book.ts';
import { type FlowEnd, flowEnd } from './flow-type.ts';
import type { Names } from './names.ts';

/** What columns say of one address. */
export const ADDRESS_FIELDS = ['name', 'kind', 'group', 'region', 'tag', 'country'] as const;

/** The name of such a field. */
export type AddressField = (typeof ADDRESS_FIELDS)[number];

/** An address with what is known of it. */
export interface KnownAddress {
  readonly facts: AddressFacts;
  /** Its text, which only GeoIP files are asked by. */
  readonly text: () => string;
}

const TEXTS: Readonly<Record<AddressField, (known: KnownAddress, names: Names) => string>> = {
  name: ({ facts }) => facts.entry?.name ?? '',
  kind: ({ facts }) => {
    const kind = facts.entry?.kind ?? '';
    return kind === '' ? ADDRESS_CLASSES[facts.addressClass].word : kind;
  },
  group: ({ facts }) => facts.entry?.group ?? '',
  region: ({ facts }) => regionOf(facts),
  tag: ({ facts }) => facts.tag?.name ?? '',
  country: ({ facts, text }, { geo }) =>
    facts.addressClass === 'public' ? geo(text()).country : '',
};

/** What a field says of an address; `''` where nothing is known. */
export function fieldText(field: AddressField, known: KnownAddress, names: Names): string {
  return TEXTS[field](known, names);
}

/** The address as an end of flows. */
export function endOf({ facts }: KnownAddress, { book }: Names): FlowEnd {
  return flowEnd(facts, book.knowsAzure);
}

/** What stands beside an address: its name, or else its service tag. */
export function labelOf({ entry, tag }: AddressFacts): string {
  return entry?.name ?? tag?.name ?? '';
}
