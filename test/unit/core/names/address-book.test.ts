import { describe, expect, it } from 'vitest';
import { parseIpv4, parseIpv6 } from '../../../../src/core/format/address.ts';
import { AddressBook } from '../../../../src/core/names/address-book.ts';
import { readNamesFile } from '../../../../src/core/names/names-file.ts';
import { readServiceTags } from '../../../../src/core/names/service-tags.ts';
import { Ipv6Dictionary } from '../../../../src/core/table/ipv6-dictionary.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';

const { entries } = readNamesFile(`{ "names": [
  { "cidr": "10.0.0.0/8", "name": "ours" },
  { "cidr": "10.1.1.70", "name": "lb" },
  { "cidr": "fd00::/8", "name": "six" }
] }`);
const tags = readServiceTags(
  JSON.stringify({
    values: [{ name: 'T', properties: { addressPrefixes: ['20.0.0.0/8', '2603::/16'] } }],
  }),
);
const book = new AddressBook(entries, tags);

describe('an address book', () => {
  it.each([
    ['10.1.1.70', 'lb', undefined, 'private'],
    ['10.1.1.71', 'ours', undefined, 'private'],
    ['20.1.1.1', undefined, 'T', 'public'],
    ['168.63.129.16', undefined, undefined, 'platform'],
    ['fd00::1', 'six', undefined, 'private'],
    ['2603::1', undefined, 'T', 'public'],
    ['::ffff:10.1.1.70', 'lb', undefined, 'private'],
  ] as const)('knows of %s: %s, %s, %s', (text, name, tag, addressClass) => {
    const facts = book.ofText(text)!;
    expect([facts.entry?.name, facts.tag?.name, facts.addressClass]).toEqual([
      name,
      tag,
      addressClass,
    ]);
  });

  it('knows of many at once what it knows of each', () => {
    const texts = ['10.1.1.70', '20.1.1.1', '8.8.8.8'];
    const four = runSteps(book.ofAllIpv4(Uint32Array.from(texts, (text) => parseIpv4(text)!)));
    expect([...four.entries].map((id) => book.entries[id]?.name)).toEqual([
      'lb',
      undefined,
      undefined,
    ]);
    expect([...four.tags].map((id) => book.tags[id]?.name)).toEqual([undefined, 'T', undefined]);
    expect(four.classes).toEqual(['private', 'public', 'public']);
    const dictionary = new Ipv6Dictionary();
    for (const text of ['2603::1', 'fd00::1']) dictionary.idOf(parseIpv6(text)!);
    const six = runSteps(book.ofAllIpv6(dictionary));
    expect([...six.entries].map((id) => book.entries[id]?.name)).toEqual([undefined, 'six']);
    expect([...six.tags].map((id) => book.tags[id]?.name)).toEqual(['T', undefined]);
    expect(six.classes).toEqual(['public', 'private']);
  });

  it('knows nothing but classes when it is empty', () => {
    const empty = new AddressBook([]);
    expect(empty.knowsAzure).toBe(false);
    expect(empty.ofText('10.0.0.1')).toEqual({
      addressClass: 'private',
      entry: undefined,
      tag: undefined,
    });
    expect(empty.ofText('10.0.0')).toBeUndefined();
  });
});
