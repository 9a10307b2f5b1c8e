import { describe, expect, it } from 'vitest';
import { NAME_KINDS } from '../../../../src/core/format/name-kinds.ts';
import { mergeNames } from '../../../../src/core/names/merge-names.ts';
import { readNamesFile } from '../../../../src/core/names/names-file.ts';
import { formatPrefix } from '../../../../src/core/names/prefix.ts';
import { HOSTILE_NAMES } from '../format/hostile.ts';

/** Names by prefix, and problems with the text that they underline. */
function reading(text: string) {
  const { entries, problems } = readNamesFile(text);
  return {
    names: Object.fromEntries(entries.map(({ prefix, name }) => [formatPrefix(prefix), name])),
    problems: problems.map(({ severity, offset, length, message, fix }) => ({
      severity,
      at: text.slice(offset, offset + length),
      message,
      ...(fix === undefined ? {} : { fix }),
    })),
  };
}

const fileOf = (...entries: string[]) => `{ "names": [${entries.join(', ')}] }`;
const entry = (cidr: string, more = '') => `{ "cidr": "${cidr}", "name": "x"${more} }`;
const only = (text: string) => {
  const { problems } = reading(text);
  expect(problems).toHaveLength(1);
  return problems[0]!;
};

describe('a names file', () => {
  it('gives names with all that is said of them, comments and trailing commas allowed', () => {
    const text = `\ufeff// Ours
      { "$schema": "x", "names": [
        { "cidr": "10.1.0.0/16", "name": "spoke" }, /* the hub */
        { "cidr": "fd00:1::/32", "name": "v6", "kind": "subnet", "group": "hub", "region": "westeurope", },
        { "cidr": "10.1.1.70", "name": "lb-front", "kind": "load balancer" },
      ] }`;
    const { entries, problems } = readNamesFile(text);
    expect(problems).toEqual([]);
    expect(entries.map(({ name, kind, group, region }) => [name, kind, group, region])).toEqual([
      ['spoke', '', '', ''],
      ['v6', 'subnet', 'hub', 'westeurope'],
      ['lb-front', 'load balancer', '', ''],
    ]);
    const cidrs = entries.map(({ offset, length }) => text.slice(offset, offset + length));
    expect(cidrs).toEqual(['"10.1.0.0/16"', '"fd00:1::/32"', '"10.1.1.70"']);
  });

  it('takes every kind', () => {
    const kinds = Object.keys(NAME_KINDS);
    const { entries, problems } = readNamesFile(
      fileOf(...kinds.map((kind, at) => entry(`10.0.${at}.0/24`, `, "kind": "${kind}"`))),
    );
    expect(problems).toEqual([]);
    expect(entries.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('leaves out what is wrong, and nothing else', () => {
    const { names, problems } = reading(
      fileOf(entry('10.0.0.0/8'), entry('nonsense'), '7', entry('10.1.0.0/16')),
    );
    expect(names).toEqual({ '10.0.0.0/8': 'x', '10.1.0.0/16': 'x' });
    expect(problems.map(({ at, severity }) => [at, severity])).toEqual([
      ['"nonsense"', 'error'],
      ['7', 'error'],
    ]);
  });
});

describe('a CIDR that is none', () => {
  it.each([
    ['10.1.1.70/24', '10.1.1.0/24', '10.1.1.70/32'],
    ['fd00::1/64', 'fd00::/64', 'fd00::1/128'],
    ['10.0.0.0/255.255.0.0', '10.0.0.0/16', 'probably'],
    ['10.0.0.0 255.255.255.252', '10.0.0.0/30', 'probably'],
    ['10.0.0.0/0.0.0.0', '0.0.0.0/0', 'probably'],
    ['10.1.*.*', '10.1.0.0/16', 'probably'],
    ['10.1.1.*', '10.1.1.0/24', 'probably'],
  ])('%s: %s was probably meant', (cidr, fix, words) => {
    const problem = only(fileOf(entry(cidr)));
    expect(problem).toMatchObject({ severity: 'error', at: `"${cidr}"`, fix: `"${fix}"` });
    expect(problem.message).toContain(`“${fix}” is meant`);
    expect(problem.message).toContain(words);
    expect(problem.message).toContain('The entry is not used.');
  });

  it.each([
    ['10.0.0.0/33', 'IPv4 has 0 to 32'],
    ['fd00::/129', 'IPv6 has 0 to 128'],
    ['10.0.0.0/', 'IPv4 has 0 to 32'],
    ['10.0.0.1-10.0.0.9', 'a range must be written as CIDRs'],
    ['10.01.0.0/16', 'no leading zeros'],
    ['10.1', 'not “10.1”'],
    ['10.0.0.0/255.0.255.0', 'IPv4 has 0 to 32'],
    ['', 'not “”'],
    ['AzureCloud', 'not “AzureCloud”'],
    ['1'.repeat(100), 'not “1111'],
  ])('%s', (cidr, words) => {
    const problem = only(fileOf(entry(cidr)));
    expect(problem.message).toContain(words);
    expect(problem.fix).toBeUndefined();
    expect(problem.message.length).toBeLessThan(200);
  });
});

it('quotes little of a text that is no CIDR by far', () => {
  const { message } = only(fileOf(entry('1'.repeat(1_000_000))));
  expect(message.length).toBeLessThan(200);
});

describe('prefixes of several entries', () => {
  it('may hold one another', () => {
    expect(reading(fileOf(entry('10.0.0.0/8'), entry('10.0.0.0/16'))).problems).toEqual([]);
  });

  it('may not be the same: the first counts', () => {
    const text = fileOf(
      '{ "cidr": "10.0.0.0/8", "name": "a" }',
      '{ "cidr": "10.0.0.0/8 ", "name": "b" }',
    );
    const { entries, problems } = readNamesFile(text);
    expect(entries.map(({ name }) => name)).toEqual(['a']);
    expect(problems).toHaveLength(1);
    const { message, related } = problems[0]!;
    expect(message).toBe('“10.0.0.0/8” has the name “a” already, which counts; “b” is not used.');
    expect(related).toEqual({ offset: text.indexOf('"10.0.0.0/8"'), length: 12 });
    expect(only(fileOf(entry('10.0.0.1'), entry('10.0.0.1/32'))).message).toContain('stands twice');
  });

  it('of several files are told by their file', () => {
    const files = [
      { source: 'a.flownames.json', names: readNamesFile(fileOf(entry('10.0.0.0/8'))) },
      {
        source: 'b.flownames.json',
        names: readNamesFile(fileOf(entry('10.0.0.0/8'), entry('11.0.0.0/8'))),
      },
    ];
    const { entries, problems } = mergeNames(files);
    expect(entries.map(({ prefix, source }) => [formatPrefix(prefix), source])).toEqual([
      ['10.0.0.0/8', 'a.flownames.json'],
      ['11.0.0.0/8', 'b.flownames.json'],
    ]);
    expect([...problems.keys()]).toEqual(['b.flownames.json']);
    expect(problems.get('b.flownames.json')![0]!.message).toContain('in “a.flownames.json”');
  });
});

describe('fields', () => {
  it.each([
    ['"knd": "vm"', '"knd"', 'Did you mean “kind”?', '"kind"'],
    ['"Group": "hub"', '"Group"', 'Did you mean “group”?', '"group"'],
    ['"kind": "subnt"', '"subnt"', 'Did you mean “subnet”?', '"subnet"'],
    ['"kind": "VM"', '"VM"', 'Did you mean “vm”?', '"vm"'],
    ['"kind": "on premises"', '"on premises"', 'Did you mean “on-premises”?', '"on-premises"'],
  ])('%s', (field, at, words, fix) => {
    const problem = only(fileOf(entry('10.0.0.0/8', `, ${field}`)));
    expect(problem).toMatchObject({ severity: 'warning', at, fix });
    expect(problem.message).toContain(words);
  });

  it.each([
    ['"__proto__": 1', '"__proto__"', 'An entry has cidr, name, kind, group, region.'],
    ['"constructor": 1', '"constructor"', 'An entry has cidr'],
    ['"kind": "constructor"', '"constructor"', 'Kinds are subnet, vm'],
    ['"kind": 7', '7', '“kind” is a text.'],
    ['"group": null', 'null', '“group” is a text.'],
    ['"name": "y"', '"name"', '“name” stands twice; the first counts.'],
  ])('%s is told, and the entry used', (field, at, words) => {
    const text = fileOf(entry('10.0.0.0/8', `, ${field}`));
    const problem = only(text);
    expect(problem).toMatchObject({ severity: 'warning', at });
    expect(problem.message).toContain(words);
    expect(reading(text).names).toEqual({ '10.0.0.0/8': 'x' });
  });

  it('cidr and name must be there', () => {
    expect(only('{ "names": [{ "name": "x" }] }').message).toBe(
      'The entry has no “cidr”, and is not used.',
    );
    expect(only('{ "names": [{ "cidr": "10.0.0.0/8" }] }').message).toBe(
      'The entry has no name, and is not used.',
    );
    expect(only('{ "names": [{ "cidr": "10.0.0.0/8", "name": " " }] }').at).toBe('"name"');
    expect(only('{ "names": [{ "cidr": 8, "name": "x" }] }').at).toBe('8');
  });

  it('are cut where they are too long', () => {
    const text = fileOf(`{ "cidr": "10.0.0.0/8", "name": "${'n'.repeat(1000)}" }`);
    expect(only(text).message).toContain('256 characters');
    expect(reading(text).names['10.0.0.0/8']).toHaveLength(256);
  });

  it.each(HOSTILE_NAMES)('hold any text as it is, and problems quote it seen: %j', (name) => {
    const hostile = JSON.stringify(name);
    const text = fileOf(`{ "cidr": "10.0.0.0/8", "name": ${hostile} }`);
    expect(reading(text)).toEqual({ names: { '10.0.0.0/8': name }, problems: [] });
    const { message } = only(fileOf(entry('10.0.0.0/8', `, "kind": ${hostile}`)));
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });
});

describe('a file that is none', () => {
  it.each([
    ['A value is expected here.', ''],
    ['A value is expected here.', '// only a comment'],
    ['This is not JSON.', 'not json'],
    ['Put the list into such an object.', '[{ "cidr": "10.0.0.0/8", "name": "x" }]'],
    ['A names file is an object with a list “names”', '7'],
    ['A names file is an object with a list “names”', '{}'],
    ['A names file is an object with a list “names”', '{ "names": {} }'],
    ['nested more than 64 deep', '['.repeat(1_000_000)],
    ['nested more than 64 deep', `{"a":`.repeat(300_000)],
    ['nested more than 64 deep', '[},'.repeat(10_000)],
    ['nested more than 64 deep', `{"a":],`.repeat(10_000)],
    ['longer than 4,000,000 characters', ' '.repeat(4_000_001)],
  ])('is told: %s', (words, text) => {
    const { names, problems } = reading(text);
    expect(names).toEqual({});
    expect(problems[0]!.severity).toBe('error');
    expect(problems[0]!.message).toContain(words);
  });

  it('gives the entries before its first mistake', () => {
    const text = `{ "names": [${entry('10.0.0.0/8')}, { "cidr": "11.0.0.0/8" "name": "y" }, ${entry('12.0.0.0/8')}] }`;
    const { names, problems } = reading(text);
    expect(names).toEqual({ '10.0.0.0/8': 'x' });
    expect(problems).toEqual([
      {
        severity: 'error',
        at: '"name"',
        message: 'A comma is expected here. What follows is not used.',
      },
    ]);
    expect(reading(`{ "names": [${entry('10.0.0.0/8')}, `).names).toEqual({ '10.0.0.0/8': 'x' });
  });

  it('says of a misspelt list what was meant', () => {
    const { problems } = reading('{ "nmaes": [] }');
    expect(problems[0]).toMatchObject({ at: '"nmaes"', fix: '"names"' });
  });

  it('does not drown its reader in problems', () => {
    const { problems } = readNamesFile(fileOf(...Array<string>(1000).fill('0')));
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)!.message).toBe('There are 800 more problems in this file.');
  });

  it('uses only so many entries', () => {
    const many = Array.from(
      { length: 20_002 },
      (_, at) => `{"cidr":"${at >> 16}.${(at >> 8) & 255}.${at & 255}.0/24","name":"n"}`,
    );
    const { entries, problems } = readNamesFile(fileOf(...many));
    expect(entries).toHaveLength(20_000);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('at most 20,000 entries'),
    ]);
  });
});
