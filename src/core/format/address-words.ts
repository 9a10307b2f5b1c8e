import { ADDRESS_CLASSES, type AddressClass } from './address-class.ts';
import type { Line } from './line.ts';

/** All that is known of an address, in words; `''` and 0 where nothing is. */
export interface AddressWords {
  readonly address: string;
  readonly addressClass: AddressClass;
  readonly name: string;
  readonly kind: string;
  readonly group: string;
  readonly region: string;
  /** The most specific service tag of Azure's. */
  readonly tag: string;
  readonly country: string;
  readonly countryName: string;
  readonly asNumber: number;
  readonly asName: string;
}

/** What stands beside an address: its name, or else its service tag; `''` for neither. */
export function addressLabel({ name, tag }: Pick<AddressWords, 'name' | 'tag'>): string {
  return name === '' ? tag : name;
}

/** What is known of an address beside its name, in one line: kind, group, region, tag, country. */
export function addressMeaning(words: AddressWords): string {
  const { name, kind, group, region, tag, addressClass } = words;
  const isTagTold = tag !== '' && name !== '';
  const parts = [
    kind,
    group,
    region,
    isTagTold ? `service tag ${tag}` : '',
    countryOf(words),
    systemOf(words),
  ].filter((part) => part !== '');
  if (tag !== '' && name === '') parts.unshift('Azure service tag');
  const isTold = parts.length > 0 || name !== '' || addressClass === 'public';
  return isTold ? parts.join(', ') : ADDRESS_CLASSES[addressClass].meaning;
}

/** A line that names an address; none where nothing is known of it but that it is private or public. */
export function addressNameLine(label: string, words: AddressWords): Line | undefined {
  const named = addressLabel(words);
  const meaning = addressMeaning(words);
  if (named === '' && meaning === '') return undefined;
  const isPlain = words.addressClass === 'private' && named === '';
  if (isPlain) return undefined;
  const text = named === '' ? ADDRESS_CLASSES[words.addressClass].word : named;
  return { label, text, ...(meaning === '' ? {} : { meaning }) };
}

function countryOf({ country, countryName }: AddressWords): string {
  if (countryName === '' || country === '') return countryName || country;
  return `${countryName} (${country})`;
}

function systemOf({ asNumber, asName }: AddressWords): string {
  return asNumber === 0 ? asName : `AS${asNumber} ${asName}`.trim();
}
