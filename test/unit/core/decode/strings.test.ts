import { describe, expect, it } from 'vitest';
import { chunksOf } from '../../support/cut.ts';
import { decode, decodeChunks } from '../../support/decode.ts';
import { logText, vnetRecord, VNET_TUPLE } from '../../support/logs.ts';

const RULES = [
  'UserRule_plain',
  'quote " backslash \\ slash /',
  'tab\tnew line\nnul\u0000',
  'Ünïcödé 港 🚢',
  '\uD83D alone',
  '\u2028\u2029\u0085',
  '__proto__',
  '',
  'r'.repeat(10_000),
];

describe('texts', () => {
  it.each(RULES)('%j are decoded as JSON has them, cut anywhere', async (rule) => {
    const text = logText(vnetRecord([VNET_TUPLE], {}, rule));
    expect((await decode(text)).table.row(0).rule).toBe(rule);
    const { table, problems } = decodeChunks(chunksOf(Buffer.from(text), 1));
    expect(table.row(0).rule).toBe(rule);
    expect(problems.total).toBe(0);
  });

  it.each([...'Az0_é港🚢'])('hold %s escaped', async (character) => {
    const text = logText(vnetRecord([VNET_TUPLE], {}, 'RULE')).replace('RULE', escaped(character));
    expect((await decode(text)).table.row(0).rule).toBe(character);
  });

  it('keep a byte order mark that is part of them', async () => {
    const { table } = await decode(logText(vnetRecord([VNET_TUPLE], {}, '\uFEFFrule')));
    expect(table.row(0).rule).toBe('\uFEFFrule');
  });

  it('are told apart where they are alike but for their last character', async () => {
    const rules = ['rule-1', 'rule-2', 'rule-1', 'rule-1 ', 'rulé-1'];
    const records = rules.map((rule) => vnetRecord([VNET_TUPLE], { macAddress: rule }, rule));
    const { table } = await decode(logText(...records));
    rules.forEach((rule, index) => {
      expect(table.row(index)).toMatchObject({ rule, macAddress: rule });
    });
  });
});

describe('keys', () => {
  it('may be escaped from end to end', async () => {
    const plain = logText(vnetRecord([VNET_TUPLE], { flowLogResourceID: 'F' }));
    const text = plain.replace(/"(\w+)":/g, (_all, key: string) => `"${escaped(key)}":`);
    const { table } = await decode(text);
    expect(table.rowCount).toBe(1);
    expect(table.row(0)).toMatchObject({ flowLogResourceId: 'F', version: 4, rule: 'r' });
  });

  it('that are broken are said to be: what stands under them is lost', async () => {
    for (const broken of ['flow\\Tuples', 'flow\u0000Tuples', 'flow\\u00Tuples']) {
      const text = logText(vnetRecord([VNET_TUPLE])).replace('flowTuples', broken);
      const { table, problems } = await decode(text);
      expect(table.rowCount).toBe(0);
      expect(problems.total, broken).toBeGreaterThan(0);
    }
    const text = logText(vnetRecord([VNET_TUPLE])).replace('flowTuples', 'flow?uples');
    const bytes = Buffer.from(text);
    bytes[bytes.indexOf('?')] = 0xff;
    expect(decodeChunks([bytes]).problems.total).toBeGreaterThan(0);
  });
});

describe('broken texts', () => {
  it('of an unknown escape are kept as well as they can be, and reported', async () => {
    const text = logText(vnetRecord([VNET_TUPLE], {}, 'RULE')).replace('RULE', 'a\\qb');
    const { table, problems } = await decode(text);
    expect(table.row(0).rule).toBe('a\\qb');
    expect(problems.byKind).toEqual({ 'bad-text': 1 });
    expect(problems.items[0]!.message).toContain('rule');
    expect(problems.items[0]!.offset).toBe(text.indexOf('a\\qb'));
  });

  it('that are not UTF-8 are shown with replacement characters, and reported', () => {
    const bytes = Buffer.from(logText(vnetRecord([VNET_TUPLE], {}, 'r?le')));
    bytes[bytes.indexOf('?')] = 0xc3;
    const { table, problems } = decodeChunks([bytes]);
    expect(table.row(0).rule).toBe('r\uFFFDle');
    expect(problems.byKind).toEqual({ 'bad-text': 1 });
  });

  it.each([{ x: 1 }, ['x'], 5, true])('in the form of %j are reported', async (rule) => {
    const { table, problems } = await decode(logText(vnetRecord([VNET_TUPLE], {}, rule)));
    expect(table.row(0).rule).toBe('');
    expect(problems.total).toBe(1);
    expect(problems.items[0]!.message).toContain('rule');
  });

  it('of null are no text, and no problem', async () => {
    const { table, problems } = await decode(logText(vnetRecord([VNET_TUPLE], {}, null)));
    expect(table.row(0).rule).toBe('');
    expect(problems.total).toBe(0);
  });
});

describe('tuples', () => {
  it('may be escaped', async () => {
    const text = logText(vnetRecord(['TUPLE'])).replace('TUPLE', escaped(VNET_TUPLE));
    const { table, problems } = await decode(text);
    expect(table.row(0)).toMatchObject({ srcIp: '10.20.1.94', bytesDestToSrc: 4 });
    expect(problems.total).toBe(0);
  });

  it('that decode to text with a quote in it are malformed', async () => {
    const { table, problems } = await decode(logText(vnetRecord([`${VNET_TUPLE}"`, VNET_TUPLE])));
    expect(table.rowCount).toBe(1);
    expect(problems.byKind).toEqual({ 'bad-counter': 1 });
  });

  it('with a broken escape are reported', async () => {
    const text = logText(vnetRecord(['TUPLE'])).replace('TUPLE', VNET_TUPLE.replace('X', '\\x'));
    const { table, problems } = await decode(text);
    expect(table.rowCount).toBe(0);
    expect(problems.byKind).toEqual({ 'bad-text': 1 });
  });
});

/** Every character as `\u` escapes. */
function escaped(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
