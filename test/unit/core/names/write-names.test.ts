import { describe, expect, it } from 'vitest';
import { readNamesFile } from '../../../../src/core/names/names-file.ts';
import { formatPrefix, parsePrefix } from '../../../../src/core/names/prefix.ts';
import { startNamesFile } from '../../../../src/core/names/start-names.ts';
import { namesFileText } from '../../../../src/core/names/write-names.ts';
import { HOSTILE_NAMES } from '../format/hostile.ts';

/** A file that reads without problems, by prefix. */
function cleanNames(text: string) {
  const { entries, problems } = readNamesFile(text);
  expect(problems).toEqual([]);
  return entries.map(({ prefix, name }) => `${formatPrefix(prefix)} ${name}`);
}

describe('a names file that is written', () => {
  it('reads back as the same entries', () => {
    const entries = [
      { cidr: '10.1.0.0/16', name: 'hub', kind: 'subnet', group: 'g', region: 'westeurope' },
      { cidr: 'fd00::/8', name: 'v6', kind: '', group: '', region: '' },
    ] as const;
    const text = namesFileText(
      entries.map(({ cidr, ...said }) => ({ ...said, prefix: parsePrefix(cidr)! })),
      ['Ours'],
    );
    expect(text.split('\n')).toEqual([
      '// Ours',
      '{',
      '  "names": [',
      '    { "cidr": "10.1.0.0/16", "name": "hub", "kind": "subnet", "group": "g", "region": "westeurope" },',
      '    { "cidr": "fd00::/8", "name": "v6" }',
      '  ]',
      '}',
      '',
    ]);
    expect(cleanNames(text)).toEqual(['10.1.0.0/16 hub', 'fd00::/8 v6']);
    expect(cleanNames(namesFileText([]))).toEqual([]);
  });

  it.each(HOSTILE_NAMES)('keeps any name, in comments as well: %j', (name) => {
    const entry = { prefix: parsePrefix('10.0.0.0/8')!, name, kind: '', group: '', region: '' };
    const comments = [name, `${name}\u2028]`];
    expect(cleanNames(namesFileText([{ ...entry, kind: '', comments }], comments))).toEqual([
      `10.0.0.0/8 ${name}`,
    ]);
  });
});

describe('a names file to start with', () => {
  it('has the private addresses by subnet, the busiest first', () => {
    const text = startNamesFile(
      [
        { address: '10.1.1.4', tuples: 5 },
        { address: '10.1.1.70', tuples: 41_000 },
        { address: '10.1.1.5', tuples: 5 },
        { address: '10.1.1.6', tuples: 1 },
        { address: '8.8.8.8', tuples: 99_999 },
        { address: '168.63.129.16', tuples: 99_999 },
        { address: '192.168.7.7', tuples: 50_000 },
        { address: 'fd00::1:2', tuples: 1 },
        { address: 'garbage', tuples: 1 },
      ],
      'PT1H.json\n"names"',
    );
    expect(cleanNames(text)).toEqual([
      '192.168.7.0/24 192.168.7.0/24',
      '192.168.7.7/32 192.168.7.7',
      '10.1.1.0/24 10.1.1.0/24',
      '10.1.1.70/32 10.1.1.70',
      '10.1.1.4/32 10.1.1.4',
      '10.1.1.5/32 10.1.1.5',
      'fd00::/64 fd00::/64',
      'fd00::1:2/128 fd00::1:2',
    ]);
    expect(text).toContain('// Names for the private addresses seen in PT1H.json');
    expect(text).toContain('    // 4 addresses, 41,011 tuples\n    { "cidr": "10.1.1.0/24"');
    expect(text).toContain('    // 1 address, 50,000 tuples\n');
    expect(text).toContain('"private endpoint" | "on-premises"');
  });

  it('is the same for the same log, and says how much was left out', () => {
    const seen = Array.from({ length: 300 }, (_, at) => ({
      address: `10.${at >> 8}.${at & 255}.4`,
      tuples: 1,
    }));
    const text = startNamesFile(seen, 'a');
    expect(text).toBe(startNamesFile(seen.toReversed(), 'a'));
    expect(cleanNames(text)).toHaveLength(400);
    expect(text).toContain('// Left out: 100 quieter subnets.');
  });

  it('is empty, but a names file, where nothing private was seen', () => {
    expect(cleanNames(startNamesFile([], 'x'))).toEqual([]);
  });
});
