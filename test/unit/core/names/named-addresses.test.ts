import { expect, it } from 'vitest';
import { formatIpv4 } from '../../../../src/core/format/address.ts';
import { nameAddresses } from '../../../../src/core/names/named-addresses.ts';
import { AddressBook } from '../../../../src/core/names/address-book.ts';
import { NO_NAMES } from '../../../../src/core/names/names.ts';
import { readNamesFile } from '../../../../src/core/names/names-file.ts';
import { runSteps, type Steps } from '../../../../src/core/table/steps.ts';
import { TableAddresses } from '../../../../src/core/table/table-addresses.ts';
import { tableOf, tuple } from '../flows/support/flow-tables.ts';

/** So many IPv4 and as many IPv6 addresses, each once. */
const ADDRESSES = 10_000;

const table = tableOf(
  Array.from({ length: ADDRESSES }, (_, at) =>
    tuple('B', { source: formatIpv4(0x0a000000 + at), dest: `fd00::${(at + 1).toString(16)}` }),
  ),
);
const found = new TableAddresses(table);
runSteps(found.update());

const { entries } = readNamesFile(`{ "names": [
  { "cidr": "10.0.0.0/20", "name": "first", "group": "g" },
  { "cidr": "fd00::/119", "name": "six", "group": "g" }
] }`);
const names = { ...NO_NAMES, book: new AddressBook(entries) };

/** How often it pauses, and what comes of it. */
function paused<T>(steps: Steps<T>): { pauses: number; value: T } {
  for (let pauses = 0; ; pauses++) {
    const step = steps.next();
    if (step.done === true) return { pauses, value: step.value };
  }
}

const count = (codes: Uint32Array) => codes.reduce((sum, code) => sum + (code > 0 ? 1 : 0), 0);

it('many addresses are named with pauses between a few thousand of them', () => {
  const { pauses, value: named } = paused(nameAddresses(table, found, names));
  expect(pauses).toBeGreaterThan(20);
  const name = paused(named.field('name'));
  expect(name.pauses).toBeGreaterThan(6);
  expect(name.value.texts).toEqual(['', 'first', 'six']);
  expect([count(name.value.ipv4), count(name.value.ipv6)]).toEqual([4096, 511]);
  const ends = paused(named.ends());
  expect(ends.pauses).toBeGreaterThan(6);
  expect(ends.value.ends.map(({ network }) => network)).toEqual(['', 'g', '', 'g']);
  const groups = paused(named.firstOf([{ has: (entry) => entry?.group === 'g' }]));
  expect(groups.pauses).toBeGreaterThan(6);
  expect([count(groups.value.ipv4), count(groups.value.ipv6)]).toEqual([4096, 511]);
});

it('addresses that come while others are named are left for the next time', () => {
  const growing = tableOf([tuple('B', { source: '10.0.0.1', dest: 'fd00::1' })]);
  const addresses = new TableAddresses(growing);
  runSteps(addresses.update());
  const steps = nameAddresses(growing, addresses, names);
  steps.next();
  growing.ipv6.idOf([0xfd000000, 0, 0, 2]);
  addresses.ipv4.indexOf(0x0a000002);
  const field = runSteps(runSteps(steps).field('name'));
  expect([field.ipv4.length, field.ipv6.length]).toEqual([1, 1]);
});
