import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { importNames } from '../../../src/core/names/import-names.ts';
import type { NameEntry } from '../../../src/core/names/name-entry.ts';
import { readNamesFile } from '../../../src/core/names/names-file.ts';
import { formatPrefix, hasHostBits, parsePrefix } from '../../../src/core/names/prefix.ts';
import { readServiceTags } from '../../../src/core/names/service-tags.ts';
import { namesFileText } from '../../../src/core/names/write-names.ts';
import { fuzzer, mutated } from './fuzzer.ts';
import { expectSoundProblems } from './problems.ts';

const WORDS = [
  ...['names', 'cidr', 'name', 'kind', 'group', '10.0.0.0/8', '10.0.0.9/8', 'fd00::/8', 'vm'],
  ...['resources', 'type', 'properties', 'subnets', 'addressPrefix', 'addressPrefixes', 'copy'],
  ...['addressSpace', 'value', 'values', 'variables', 'parameters', 'defaultValue', 'count'],
  ...['Microsoft.Network/virtualNetworks', 'Microsoft.Resources/deployments', 'template', 'input'],
  ...["[variables('name')]", "[parameters('cidr')[0].name]", "[concat('a', 1)]", '[', '[[x]'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '\u202e', '\ud800', '*/ //'],
];

/** JSON of the words that the readers look for, at any place. */
const documents = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom(...WORDS, null, true, 7, -1, 1e300),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.constantFrom(...WORDS), tie('value'), { maxKeys: 6 }),
  ),
})).value;

const SAMPLES = [
  fs.readFileSync('test/fixtures/names/ServiceTags_Public_20260105.json', 'utf8').slice(0, 900),
  '{ "names": [{ "cidr": "10.0.0.0/8", "name": "a", "kind": "vm" }, /* x */ { "cidr": "::1" }] }',
  '{ "resources": [{ "type": "Microsoft.Network/virtualNetworks", "name": "a", "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/8"] } } }] }',
];

/** Texts that are nearly files of names. */
const nameTexts = fc.oneof(
  documents.map((document) => JSON.stringify(document)),
  mutated(fc.constantFrom(...SAMPLES)),
  fc.string({ unit: 'binary' }),
);

function expectSoundEntries(entries: readonly NameEntry[]): void {
  const cidrs = entries.map(({ prefix }) => formatPrefix(prefix));
  assert.equal(new Set(cidrs).size, cidrs.length);
  for (const { prefix, name } of entries) {
    assert(!hasHostBits(prefix));
    assert.deepEqual(parsePrefix(formatPrefix(prefix)), prefix);
    assert.notEqual(name, '');
  }
}

export const names = fuzzer(
  'documents of names',
  0.2,
  fc.property(nameTexts, (text) => {
    for (const { entries, problems } of [readNamesFile(text), importNames(text)]) {
      expectSoundEntries(entries);
      expectSoundProblems(problems, text);
      const again = readNamesFile(namesFileText(entries));
      assert.deepEqual(again.problems, []);
      assert.equal(again.entries.length, entries.length);
    }
    const { prefixes, tags, problems } = readServiceTags(text);
    assert.equal(prefixes.length, tags.length);
    assert(prefixes.length + problems.length > 0);
  }),
);
