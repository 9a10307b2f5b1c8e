import { AddressBook, type AddressFacts } from './address-book.ts';

/** What GeoIP files say of an address. */
export interface GeoFacts {
  /** ISO 3166-1 code, such as `NL`; `''` where no file says it. */
  readonly country: string;
  /** Its English name; `''` where no file says it. */
  readonly countryName: string;
  /** Number of the autonomous system; 0 where no file says it. */
  readonly asNumber: number;
  /** Whose it is. */
  readonly asName: string;
}

/** Finds what GeoIP files say, by the text of an address. Never throws. */
export type GeoLookup = (address: string) => GeoFacts;

/** Where nothing is known. */
export const NO_GEO: GeoFacts = { country: '', countryName: '', asNumber: 0, asName: '' };

/** All that addresses are named by. Never changed: when a file changes, new ones are made. */
export interface Names {
  readonly book: AddressBook;
  /** Asked for public addresses only. */
  readonly geo: GeoLookup;
}

/** Of text that is no address. */
export const NO_FACTS: AddressFacts = {
  addressClass: 'reserved',
  entry: undefined,
  tag: undefined,
};

/** What is known without any file: the classes of addresses. */
export const NO_NAMES: Names = { book: new AddressBook([]), geo: () => NO_GEO };
