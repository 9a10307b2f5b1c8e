import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatIpv4,
  formatIpv6,
  type Ipv6Words,
  parseIpv4,
  parseIpv6,
} from '../../../../src/core/format/address.ts';
import { isInIpv6Range } from '../../../../src/core/filter/ip-ranges.ts';
import {
  formatPrefix,
  isIpv4,
  ipv4Prefix,
  network,
  parsePrefix,
  type Prefix,
} from '../../../../src/core/names/prefix.ts';
import { PrefixTable } from '../../../../src/core/names/prefix-table.ts';
import { Ipv6Dictionary } from '../../../../src/core/table/ipv6-dictionary.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';

const table = (...texts: string[]) => new PrefixTable(texts.map((text) => parsePrefix(text)!));
const ipv4 = (text: string) => parseIpv4(text)!;
const ipv6 = (text: string) => parseIpv6(text)!;

describe('the longest prefix', () => {
  it('wins, whatever the order of the list', () => {
    const nested = table('10.1.1.0/24', '10.0.0.0/8', '10.1.1.70', '10.1.0.0/16');
    expect(nested.ofIpv4(ipv4('10.1.1.70'))).toBe(2);
    expect(nested.ofIpv4(ipv4('10.1.1.69'))).toBe(0);
    expect(nested.ofIpv4(ipv4('10.1.1.71'))).toBe(0);
    expect(nested.ofIpv4(ipv4('10.1.2.0'))).toBe(3);
    expect(nested.ofIpv4(ipv4('10.2.0.0'))).toBe(1);
    expect(nested.ofIpv4(ipv4('10.255.255.255'))).toBe(1);
    expect(nested.ofIpv4(ipv4('11.0.0.0'))).toBe(-1);
    expect(nested.ofIpv4(ipv4('9.255.255.255'))).toBe(-1);
  });

  it('is found at both ends of the space', () => {
    const ends = table('0.0.0.0/0', '255.255.255.255', '0.0.0.0');
    expect(ends.ofIpv4(0)).toBe(2);
    expect(ends.ofIpv4(1)).toBe(0);
    expect(ends.ofIpv4(0xfffffffe)).toBe(0);
    expect(ends.ofIpv4(0xffffffff)).toBe(1);
    const six = table('::/0', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '::');
    expect(six.ofIpv6(ipv6('::'))).toBe(2);
    expect(six.ofIpv6(ipv6('::1'))).toBe(0);
    expect(six.ofIpv6([0xffffffff, 0xffffffff, 0xffffffff, 0xfffffffe])).toBe(0);
    expect(six.ofIpv6([0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff])).toBe(1);
  });

  it('carries over the words of an IPv6 address', () => {
    const carrying = table('2001:db8:0:0:ffff:ffff:ffff:0/112', '2001:db8::/64', '2001:db8::/32');
    expect(carrying.ofIpv6(ipv6('2001:db8::ffff:ffff:ffff:ffff'))).toBe(0);
    expect(carrying.ofIpv6(ipv6('2001:db8::ffff:ffff:fffe:ffff'))).toBe(1);
    expect(carrying.ofIpv6(ipv6('2001:db8:0:1::'))).toBe(2);
    expect(carrying.ofIpv6(ipv6('2001:db9::'))).toBe(-1);
  });

  it('is the first of equal ones', () => {
    const equal = table('10.0.0.0/8', '10.0.0.0/8', '10.1.0.0/16', '10.1.0.0/16');
    expect(equal.ofIpv4(ipv4('10.9.0.0'))).toBe(0);
    expect(equal.ofIpv4(ipv4('10.1.0.0'))).toBe(2);
  });

  it('keeps the families apart, but knows an IPv4 address that is written as IPv6', () => {
    const both = table('::/0', '10.0.0.0/8');
    expect(both.ofIpv4(ipv4('11.0.0.1'))).toBe(-1);
    expect(both.ofIpv6(ipv6('::ffff:10.0.0.1'))).toBe(1);
    expect(both.ofIpv6(ipv6('::ffff:11.0.0.1'))).toBe(-1);
    expect(table('::ffff:10.0.0.0/104').ofIpv4(ipv4('10.9.9.9'))).toBe(0);
  });

  it('is none where there are no prefixes', () => {
    expect(table().ofIpv4(1)).toBe(-1);
    expect(table().ofIpv6([1, 0, 0, 0])).toBe(-1);
  });

  it('is looked up for all addresses at once', () => {
    const dictionary = new Ipv6Dictionary();
    for (const text of ['fd00::1', '2001:db8::1', 'fd00::2']) dictionary.idOf(ipv6(text));
    const both = table('fd00::/8', '10.0.0.0/8');
    const addresses = Uint32Array.of(ipv4('11.0.0.1'), ipv4('10.0.0.1'));
    expect([...runSteps(both.ofAllIpv4(addresses))]).toEqual([-1, 1]);
    expect([...runSteps(both.ofAllIpv6(dictionary))]).toEqual([0, -1, 0]);
  });
});

/** What the table must find, read one prefix after the other. */
function plainLongest(prefixes: readonly Prefix[], text: string, isFour: boolean): number {
  let best = -1;
  prefixes.forEach((prefix, id) => {
    if (isIpv4(prefix) !== isFour || isInIpv6Range(text, prefix) !== true) return;
    if (best < 0 || prefix.bits > prefixes[best]!.bits) best = id;
  });
  return best;
}

/** Few different bits, so that prefixes nest, touch and repeat. */
const word = fc.oneof(
  fc.constantFrom(0, 1, 0x80000000, 0xffffffff, 0xfffffffe, 0x0a000000),
  fc.nat({ max: 0xffffffff }),
);
const words: fc.Arbitrary<Ipv6Words> = fc.tuple(word, word, word, word);
const ipv4Prefixes = fc.tuple(word, fc.nat({ max: 32 })).map(([at, bits]) => ipv4Prefix(at, bits));
const ipv6Prefixes = fc
  .tuple(words, fc.nat({ max: 128 }))
  .map(([at, bits]): Prefix => network({ words: at, bits }));
const prefixLists = fc.array(fc.oneof(ipv4Prefixes, ipv6Prefixes), { maxLength: 60 });

/** The addresses at which answers change, and those beside them. */
function edges(prefix: Prefix): Ipv6Words[] {
  const last = prefix.words.map((value, at) => {
    const free = Math.min(32, Math.max(0, (at + 1) * 32 - prefix.bits));
    return value + (2 ** free - 1);
  }) as unknown as Ipv6Words;
  const big = (value: Ipv6Words) => value.reduce((sum, part) => (sum << 32n) | BigInt(part), 0n);
  const near = [big(prefix.words) - 1n, big(last) + 1n].map((value) => BigInt.asUintN(128, value));
  const small = (value: bigint): Ipv6Words =>
    [96n, 64n, 32n, 0n].map((shift) =>
      Number((value >> shift) & 0xffffffffn),
    ) as unknown as Ipv6Words;
  return [prefix.words, last, ...near.map(small)];
}

describe('beside a plain reader', () => {
  it('finds the same for every address', () => {
    fc.assert(
      fc.property(prefixLists, fc.array(words, { maxLength: 20 }), (prefixes, others) => {
        const fast = new PrefixTable(prefixes);
        for (const address of [...others, ...prefixes.flatMap(edges)]) {
          const text = formatIpv6(address);
          const isFour = text.includes('.');
          expect([text, fast.ofIpv6(address)]).toEqual([
            text,
            plainLongest(prefixes, isFour ? text.slice('::ffff:'.length) : text, isFour),
          ]);
          const asFour = formatIpv4(address[3]);
          expect([asFour, fast.ofIpv4(address[3])]).toEqual([
            asFour,
            plainLongest(prefixes, asFour, true),
          ]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('writes prefixes that read back as the same', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4Prefixes, ipv6Prefixes), (prefix) => {
        expect(parsePrefix(formatPrefix(prefix))).toEqual(prefix);
      }),
    );
  });
});
