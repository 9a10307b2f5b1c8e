import { describe, expect, it } from 'vitest';
import { addNames } from '../../../../src/core/names/add-names.ts';
import { readNamesFile } from '../../../../src/core/names/names-file.ts';
import { formatPrefix, parsePrefix } from '../../../../src/core/names/prefix.ts';

const entryOf = (cidr: string) =>
  ({ prefix: parsePrefix(cidr)!, name: 'new', kind: '', group: '', region: '' }) as const;

/** The file with its insertions, which must read without problems. */
function added(text: string, ...cidrs: string[]): string {
  const { insertions } = addNames(text, cidrs.map(entryOf))!;
  const changed = insertions.reduceRight(
    (whole, { offset, text: piece }) => whole.slice(0, offset) + piece + whole.slice(offset),
    text,
  );
  expect(readNamesFile(changed).problems).toEqual([]);
  return changed;
}

const names = (text: string) =>
  readNamesFile(text).entries.map(({ prefix, name }) => `${formatPrefix(prefix)} ${name}`);

const NEW = '    { "cidr": "10.2.0.0/16", "name": "new" }\n';

describe('entries that are added to a names file', () => {
  it.each([
    ['{\n  "names": [\n  ]\n}\n', `{\n  "names": [\n${NEW}  ]\n}\n`],
    ['{ "names": [] }', `{ "names": [\n${NEW}  ] }`],
    ['\ufeff{ "names": [ ] }', `\ufeff{ "names": [ \n${NEW}  ] }`],
  ])('stand in an empty list: %j', (text, expected) => {
    expect(added(text, '10.2.0.0/16')).toBe(expected);
  });

  it('stand behind the others, whose comments stay with them', () => {
    const file = (comma: string, more: string) =>
      `// Ours\n{ "names": [\n    { "cidr": "10.1.0.0/16", "name": "a" }${comma} // the hub, not ]\n${more}  ] /* end */ }`;
    expect(added(file('', ''), '10.2.0.0/16')).toBe(file(',', NEW));
    expect(added(file(',', ''), '10.2.0.0/16')).toBe(file(',', NEW));
  });

  it('stand behind others on one line', () => {
    const text = '{ "names": [{ "cidr": "10.1.0.0/16", "name": "a" }] }';
    expect(names(added(text, '10.2.0.0/16', 'fd00::/8'))).toEqual([
      '10.1.0.0/16 a',
      '10.2.0.0/16 new',
      'fd00::/8 new',
    ]);
  });

  it('do not replace names that are there', () => {
    const text = '{ "names": [{ "cidr": "10.1.0.0/16", "name": "a" }] }';
    const both = [entryOf('10.1.0.0/16'), entryOf('10.2.0.0/16')];
    expect(addNames(text, both)).toMatchObject({ added: 1, leftOut: 1 });
    expect(addNames(text, [entryOf('10.1.0.0/16')])).toEqual({
      insertions: [],
      added: 0,
      leftOut: 1,
    });
  });

  it.each(['', '[]', '{}', '{ "names": 7 }', '{ "names": [ }', '{ "names": [] } more'])(
    'need a file that can be read: %s',
    (text) => {
      expect(addNames(text, [entryOf('10.0.0.0/8')])).toBeUndefined();
    },
  );
});
