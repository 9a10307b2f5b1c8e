import { describe, expect, it } from 'vitest';
import { elapsed } from '../format/hostile.ts';
import { imported, networkOf, space } from './support/imported.ts';

describe('a hostile document', () => {
  it.each([
    ['A value is expected here', ''],
    ['There is no virtual network here', '[]'],
    ['There is no virtual network here', '{}'],
    ['There is no virtual network here', '"x"'],
    ['There is no virtual network here', '{"resources":7}'],
    ['There is no virtual network here', '{"value":{"value":7}}'],
    ['nested more than 64 deep', '['.repeat(500_000)],
  ])('is told: %s', (words, text) => {
    const { lines, problems } = imported(text);
    expect(lines).toEqual([]);
    expect(problems[0]).toContain(words);
  });

  it.each([
    { a: "[variables('a')]" },
    { a: "[variables('b')]", b: "[variables('a')]" },
    { a: "[concat(variables('a'), variables('a'))]" },
    { a: "[variables('a')[variables('a')]]" },
    { a: `[${'concat('.repeat(500)}'x'${')'.repeat(500)}]` },
  ])('ends where expressions need one another (%#)', (variables) => {
    const resources = [networkOf('n', { addressSpace: space("[variables('a')]") })];
    const { lines, problems } = imported({ variables, resources });
    expect(lines).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('ends where expressions double', () => {
    const variables = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [
        `v${at}`,
        `[concat(variables('v${at + 1}'), variables('v${at + 1}'))]`,
      ]),
    );
    const resources = Array.from({ length: 50 }, () => networkOf("[variables('v0')]", {}));
    const template = { variables: { ...variables, v60: '' }, resources };
    expect(elapsed(() => imported(template))).toBeLessThan(20_000);
    expect(imported(template).problems.at(-1)).toContain(
      'The expressions of this template are too many',
    );
  });

  it('ends where loops stand in loops', () => {
    const loop = { name: 'l', count: 800 };
    let resources: object[] = [
      networkOf('n', { addressSpace: space('10.0.0.0/8') }, { copy: loop }),
    ];
    for (let depth = 0; depth < 5; depth++) {
      const template = { resources };
      resources = [
        {
          type: 'Microsoft.Resources/deployments',
          name: 'd',
          copy: loop,
          properties: { template },
        },
      ];
    }
    const { lines, problems } = imported({ resources });
    expect(lines).toHaveLength(1);
    expect(problems.at(-1)).toContain('The expressions of this template are too many');
  });

  it('cannot name what objects have by themselves', () => {
    const resources = [
      networkOf("[parameters('constructor')]", {
        addressSpace: space("[variables('__proto__')]", '10.0.0.0/8'),
      }),
    ];
    expect(imported({ resources }).lines).toEqual(['10.0.0.0/8 10.0.0.0/8 subnet  westeurope']);
  });

  it('gives only so many entries, and says so once', () => {
    const many = Array.from({ length: 20_100 }, (_, at) => `10.${at >> 8}.${at & 255}.0/24`);
    const { lines, problems } = imported([{ name: 'n', addressSpace: space(...many) }]);
    expect(lines).toHaveLength(20_000);
    expect(problems).toEqual([expect.stringContaining('More than 20,000 prefixes')]);
  });
});
