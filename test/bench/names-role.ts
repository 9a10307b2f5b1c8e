import { FlowLogDecoder, type FlowTable } from '../../src/core/index.ts';
import { formatIpv4 } from '../../src/core/format/address.ts';
import { AddressBook } from '../../src/core/names/address-book.ts';
import { fieldTexts } from '../../src/core/names/name-texts.ts';
import { nameAddresses } from '../../src/core/names/named-addresses.ts';
import type { Names } from '../../src/core/names/names.ts';
import { readNamesFile } from '../../src/core/names/names-file.ts';
import { readServiceTags } from '../../src/core/names/service-tags.ts';
import { allRows } from '../../src/core/table/filter-rows.ts';
import { groupRows } from '../../src/core/table/group-rows.ts';
import { runSteps } from '../../src/core/table/steps.ts';
import { TableAddresses } from '../../src/core/table/table-addresses.ts';
import { ADDRESS_FIELDS } from '../../src/core/names/address-fields.ts';
import { GeoFile } from '../../src/engine/names/geo-file.ts';
import { geoLookup } from '../../src/engine/names/geo-lookup.ts';
import { mmdb, type MmdbValue } from '../generate/mmdb.ts';
import { Random } from '../generate/random.ts';
import { type Figures, time } from './roles.ts';

const ROWS = 2_500_000;
const ADDRESSES = 50_000;
const PREFIXES = 5000;
const TAG_PREFIXES = 20_000;

/** Names for 50,000 addresses, by files as large as they come; grouping by name and by address. */
export function naming(): Figures {
  const random = new Random(20261122);
  const table = tableOf(random);
  const names = namesOf(random);
  const addresses = new TableAddresses(table);
  const collect = time(() => runSteps(new TableAddresses(table).update()));
  runSteps(addresses.update());
  const named = () => {
    const all = runSteps(nameAddresses(table, addresses, names));
    for (const field of ADDRESS_FIELDS) runSteps(all.field(field));
    runSteps(all.ends());
    return all;
  };
  const ids = allRows(table.rowCount);
  const known = { SrcName: fieldTexts('SrcName', runSteps(named().field('name')), addresses.ipv4) };
  return {
    rows: table.rowCount,
    addresses: addresses.ipv4.count,
    collect,
    name: time(named),
    byAddress: time(() => runSteps(groupRows(table, ids, ['SrcIp']))),
    byName: time(() => runSteps(groupRows(table, ids, ['SrcName'], known))),
  };
}

function tableOf(random: Random): FlowTable {
  const addresses = Array.from({ length: ADDRESSES }, (_, at) =>
    at % 2 === 0 ? 0x0a000000 + random.below(2 ** 24) : 0x14000000 + random.below(2 ** 26),
  ).map(formatIpv4);
  const decoder = new FlowLogDecoder();
  const batch = 10_000;
  for (let row = 0; row < ROWS; row += batch) {
    const tuples = Array.from({ length: batch }, (_, at) => {
      const ends = `${addresses[(row + at) % ADDRESSES]!},${random.pick(addresses)}`;
      return `"${1_773_478_800_000 + at},${ends},49801,443,6,O,C,NX,1,100,1,50"`;
    });
    const groups = `{"rule":"r","flowTuples":[${tuples.join()}]}`;
    const flows = `{"flows":[{"aclID":"a","flowGroups":[${groups}]}]}`;
    decoder.write(Buffer.from(`{"flowLogVersion":4,"flowRecords":${flows}}\n`));
  }
  decoder.end();
  return decoder.table;
}

function namesOf(random: Random): Names {
  const cidr = (base: number, bits: number, wide: number) => {
    const address = base + random.below(2 ** (32 - wide));
    return `${formatIpv4((address & (-1 << (32 - bits))) >>> 0)}/${bits}`;
  };
  const names = Array.from({ length: PREFIXES }, (_, at) => ({
    cidr: cidr(0x0a000000, random.between(16, 28), 8),
    name: `subnet-${at}`,
    kind: 'subnet',
    group: `network-${at % 200}`,
  }));
  const prefixes = Array.from({ length: TAG_PREFIXES }, () =>
    cidr(0x14000000, random.between(14, 28), 6),
  );
  const values = Array.from({ length: 200 }, (_, at) => ({
    name: `Service${at}.Region`,
    properties: { region: 'region', addressPrefixes: prefixes.slice(at * 100, (at + 1) * 100) },
  }));
  const { entries } = readNamesFile(JSON.stringify({ names }));
  const book = new AddressBook(entries, readServiceTags(JSON.stringify({ values })));
  const countries = Array.from({ length: 1024 }, (_, at): [string, MmdbValue] => [
    `${formatIpv4(0x14000000 + at * 2 ** 16)}/16`,
    { country: { iso_code: at % 2 === 0 ? 'NL' : 'SE', names: { en: 'A country' } } },
  ]);
  return { book, geo: geoLookup([new GeoFile('bench.mmdb', mmdb(countries))]) };
}
