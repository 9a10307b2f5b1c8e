import { describe, expect, it } from 'vitest';
import { parseIpv4, parseIpv6 } from '../../../../src/core/format/address.ts';
import { ADDRESS_CLASSES } from '../../../../src/core/format/address-class.ts';
import {
  classesOfIpv4,
  classesOfIpv6,
  classOfIpv4,
  classOfIpv6,
} from '../../../../src/core/names/classify.ts';
import { Ipv6Dictionary } from '../../../../src/core/table/ipv6-dictionary.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';

describe('the class of an address', () => {
  it.each([
    ['10.0.0.0', 'private'],
    ['10.255.255.255', 'private'],
    ['11.0.0.0', 'public'],
    ['172.15.255.255', 'public'],
    ['172.16.0.0', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.0', 'public'],
    ['192.168.7.7', 'private'],
    ['192.169.0.0', 'public'],
    ['100.63.255.255', 'public'],
    ['100.64.0.0', 'shared'],
    ['100.127.255.255', 'shared'],
    ['100.128.0.0', 'public'],
    ['168.63.129.15', 'public'],
    ['168.63.129.16', 'platform'],
    ['168.63.129.17', 'public'],
    ['169.254.169.254', 'link-local'],
    ['127.0.0.1', 'loopback'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.250', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.254', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['0.0.0.0', 'unspecified'],
    ['0.0.0.1', 'reserved'],
    ['1.0.0.0', 'public'],
    ['192.0.2.1', 'documentation'],
    ['198.51.100.1', 'documentation'],
    ['203.0.113.255', 'documentation'],
    ['198.18.0.1', 'reserved'],
    ['8.8.8.8', 'public'],
  ] as const)('%s is %s', (text, expected) => {
    const address = parseIpv4(text)!;
    expect(classOfIpv4(address)).toBe(expected);
    expect(runSteps(classesOfIpv4(Uint32Array.of(address)))).toEqual([expected]);
    expect(classOfIpv6(parseIpv6(`::ffff:${text}`)!)).toBe(expected);
  });

  it.each([
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::2', 'reserved'],
    ['fc00::1', 'private'],
    ['fdff::1', 'private'],
    ['fe00::1', 'reserved'],
    ['fe80::1', 'link-local'],
    ['febf::1', 'link-local'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'documentation'],
    ['3fff:fff::1', 'documentation'],
    ['2603:1020::1', 'public'],
    ['64:ff9b::808:808', 'public'],
    ['100::1', 'reserved'],
  ] as const)('%s is %s', (text, expected) => {
    const words = parseIpv6(text)!;
    const dictionary = new Ipv6Dictionary();
    dictionary.idOf(words);
    expect(classOfIpv6(words)).toBe(expected);
    expect(runSteps(classesOfIpv6(dictionary))).toEqual([expected]);
  });

  it('has a word and a meaning', () => {
    for (const { word, meaning } of Object.values(ADDRESS_CLASSES)) {
      expect(word).toMatch(/^[A-Z]/);
      expect(meaning).toMatch(/\.$/);
    }
  });
});
