import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importNames } from '../../../../src/core/names/import-names.ts';
import type { NameEntry } from '../../../../src/core/names/name-entry.ts';
import { readNamesFile } from '../../../../src/core/names/names-file.ts';
import { formatPrefix, hasHostBits, parsePrefix } from '../../../../src/core/names/prefix.ts';
import { readServiceTags } from '../../../../src/core/names/service-tags.ts';
import { namesFileText } from '../../../../src/core/names/write-names.ts';

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

const texts = documents.map((document) => JSON.stringify(document));
const SAMPLES = [
  fs.readFileSync('test/fixtures/names/ServiceTags_Public_20260105.json', 'utf8').slice(0, 900),
  '{ "names": [{ "cidr": "10.0.0.0/8", "name": "a", "kind": "vm" }, /* x */ { "cidr": "::1" }] }',
  '{ "resources": [{ "type": "Microsoft.Network/virtualNetworks", "name": "a", "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/8"] } } }] }',
];
const mutated = fc
  .tuple(
    fc.constantFrom(...SAMPLES),
    fc.nat(),
    fc.nat({ max: 9 }),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  .map(([text, at, cut, piece]) => {
    const place = at % text.length;
    return text.slice(0, place) + piece + text.slice(place + cut);
  });

function expectSound(entries: readonly NameEntry[]) {
  const cidrs = entries.map(({ prefix }) => formatPrefix(prefix));
  expect(new Set(cidrs).size).toBe(cidrs.length);
  for (const { prefix, name } of entries) {
    expect(hasHostBits(prefix)).toBe(false);
    expect(parsePrefix(formatPrefix(prefix))).toEqual(prefix);
    expect(name).not.toBe('');
  }
}

describe('any text', () => {
  it('is read without an exception, into sound entries and problems at their places', () => {
    fc.assert(
      fc.property(fc.oneof(texts, mutated, fc.string({ unit: 'binary' })), (text) => {
        for (const { entries, problems } of [readNamesFile(text), importNames(text)]) {
          expectSound(entries);
          for (const { offset, length, message } of problems) {
            expect(offset + length).toBeLessThanOrEqual(text.length);
            expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
          }
          const again = readNamesFile(namesFileText(entries));
          expect(again.problems).toEqual([]);
          expect(again.entries).toHaveLength(entries.length);
        }
        const { prefixes, tags, problems } = readServiceTags(text);
        expect(prefixes).toHaveLength(tags.length);
        expect(prefixes.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
