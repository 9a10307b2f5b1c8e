import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AddressBook, regionOf } from '../../../../src/core/names/address-book.ts';
import { readNamesFile } from '../../../../src/core/names/names-file.ts';
import { formatPrefix } from '../../../../src/core/names/prefix.ts';
import { moreTelling, type ServiceTag } from '../../../../src/core/names/service-tag.ts';
import { readServiceTags } from '../../../../src/core/names/service-tags.ts';
import { HOSTILE_NAMES } from '../format/hostile.ts';

const file = fs.readFileSync('test/fixtures/names/ServiceTags_Public_20260105.json', 'utf8');
const tags = readServiceTags(file);
const book = new AddressBook([], tags);
const tagOf = (address: string) => book.ofText(address)?.tag?.name;

describe('a file of service tags', () => {
  it('says what it is of', () => {
    expect(tags).toMatchObject({ cloud: 'Public', changeNumber: '412', problems: [] });
    expect(readServiceTags(`\ufeff${file}`)).toEqual(tags);
  });

  it.each([
    // Two tags have the longest prefix: the one with a region counts.
    ['20.60.27.255', 'Storage.WestEurope'],
    ['52.239.140.1', 'Storage.WestEurope'],
    // A shorter prefix of a service does not count before a longer one of the cloud.
    ['20.60.28.0', 'AzureCloud.westeurope'],
    ['20.150.0.1', 'Storage'],
    ['20.150.8.1', 'Storage.WestEurope'],
    // Of equal prefixes, too, one with a region counts before one without.
    ['20.60.40.1', 'Sql.WestEurope'],
    ['20.60.40.64', 'AzureCloud.westeurope'],
    ['52.239.128.1', 'AzureCloud'],
    ['13.107.246.7', 'AzureFrontDoor.Frontend'],
    ['2603:1020:206:1::7', 'Sql.WestEurope'],
    ['2603:1020:206:2::7', 'AzureCloud.westeurope'],
    ['2603:1020:fff::', 'AzureCloud'],
    ['8.8.8.8', undefined],
    ['2001:4860::8888', undefined],
    ['no address', undefined],
  ])('names %s %s', (address, name) => {
    expect(tagOf(address)).toBe(name);
  });

  it('tells service and region', () => {
    const facts = book.ofText('20.60.26.1')!;
    expect(facts.tag).toMatchObject({
      service: 'AzureStorage',
      region: 'westeurope',
      platform: 'Azure',
    });
    expect(regionOf(facts)).toBe('westeurope');
    expect(regionOf(book.ofText('8.8.8.8')!)).toBe('');
    const named = new AddressBook(
      readNamesFile('{"names":[{"cidr":"20.60.26.1","name":"ours","region":"here"}]}').entries,
      tags,
    );
    expect(regionOf(named.ofText('20.60.26.1')!)).toBe('here');
  });

  it('passes over what it cannot read, and says where', () => {
    const properties = { region: 'x', addressPrefixes: ['1.0.0.0/8', 'hello', 7, '2.0.0.9/8'] };
    const document = { values: [{ name: 'Good', properties }, 7, { name: 'Empty' }, null] };
    const { prefixes, problems } = readServiceTags(JSON.stringify(document));
    expect(prefixes.map(formatPrefix)).toEqual(['1.0.0.0/8', '2.0.0.0/8']);
    expect(problems).toEqual([
      'Among the prefixes of “Good” stands “hello”; it was passed over.',
      'Among the prefixes of “Good” stands a value that is no text; it was passed over.',
      'values[1] is no service tag: it has no name or no list of prefixes.',
      'values[2] is no service tag: it has no name or no list of prefixes.',
      'values[3] is no service tag: it has no name or no list of prefixes.',
    ]);
  });

  it('does not drown its reader in problems', () => {
    const addressPrefixes = [...Array<string>(1000).fill('x'), '1.0.0.0/8'];
    const { problems } = readServiceTags(
      JSON.stringify({ values: [{ name: 'T', properties: { addressPrefixes } }] }),
    );
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe('There are 980 more problems in this file.');
  });

  it.each(HOSTILE_NAMES)('keeps any name, and quotes it seen: %j', (name) => {
    const document = { values: [{ name, properties: { addressPrefixes: ['1.0.0.0/8', name] } }] };
    const read = readServiceTags(JSON.stringify(document));
    expect(read.tags[0]!.name).toBe(name);
    expect(read.problems.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  it.each([
    ['not whole JSON', ''],
    ['not whole JSON', file.slice(0, 1000)],
    ['not whole JSON', '<html>'],
    ['is expected', 'null'],
    ['is expected', '[]'],
    ['is expected', '{"values":{}}'],
    ['No tag of this file', '{"values":[]}'],
    ['is expected', '{"records":[]}'],
    ['is expected', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ])('is none: %s', (words, text) => {
    const { prefixes, problems } = readServiceTags(text);
    expect(prefixes).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
    expect(problems[0]).toContain('“Azure IP Ranges and Service Tags”');
  });
});

describe('of two tags of one prefix', () => {
  const tag = (name: string, more: Partial<ServiceTag> = {}): ServiceTag => ({
    ...{ name, service: '', region: '', platform: 'Azure', prefixCount: 1 },
    ...more,
  });

  it.each([
    [tag('Anything'), tag('AzureCloud.westeurope', { region: 'westeurope' })],
    [tag('AzureCloud.westeurope', { region: 'westeurope' }), tag('AzureCloud')],
    [tag('A', { service: 's' }), tag('B', { region: 'r' })],
    [tag('B', { service: 's', region: 'r' }), tag('A', { service: 's' })],
    [tag('B', { prefixCount: 3 }), tag('A', { prefixCount: 4 })],
    [tag('A'), tag('B')],
    [tag('AzureCloudServices'), tag('AzureCloud', { service: 's' })],
  ])('the more telling counts, in either order: %o', (more, less) => {
    expect(moreTelling(more, less)).toBe(more);
    expect(moreTelling(less, more)).toBe(more);
  });
});
