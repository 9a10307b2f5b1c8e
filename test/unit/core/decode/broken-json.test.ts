import { describe, expect, it } from 'vitest';
import { decodeFlowLog } from '../../../../src/core/index.ts';
import { chunksOf } from '../../support/cut.ts';
import { decode, decodeChunks, rowsOf } from '../../support/decode.ts';
import { fixture } from '../../support/fixtures.ts';
import { logText, vnetRecord, VNET_TUPLE } from '../../support/logs.ts';

const record = (rule: string) =>
  JSON.stringify({ time: '2026-03-14T09:02:07Z', ...vnetRecord([VNET_TUPLE], {}, rule) });

describe('JSON that is broken', () => {
  it('costs only what stands between the break and the next record', async () => {
    const { table, problems } = await decodeFlowLog(fixture('vnet-broken-middle.json'));
    expect(rowsOf(table).map(({ rule }) => rule)).toContain('DefaultRule_DenyAllInBound');
    expect(table.rowCount).toBe(10);
    const bytes = Buffer.from(fixture('vnet-broken-middle.json'));
    expect(problems.items[0]!.offset).toBe(bytes.indexOf(0));
  });

  it.each([
    ['a comma too few', `{"records":[${record('a')}${record('b')}]}`],
    ['a bracket too few', `{"records":[${record('a').slice(0, -2)},${record('b')}]}`],
    ['a bracket too many', `{"records":[${record('a')}}},${record('b')}]}`],
    ['the wrong bracket', `{"records":[${record('a')}},${record('b')}]}`],
    ['a value that is none', `{"records":[${record('a')},nope,${record('b')}]}`],
    ['nothing behind a colon', `{"records":[${record('a')},{"x":},${record('b')}]}`],
    ['no colon', `{"records":[${record('a')},{"x" 5},${record('b')}]}`],
    ['a key without quotes', `{"records":[${record('a')},{x:5},${record('b')}]}`],
    ['single quotes', `{"records":[${record('a')},{'x':5},${record('b')}]}`],
    ['a comment', `{"records":[${record('a')},/* x */${record('b')}]}`],
    ['a line break in a text', `{"records":[${record('a')},{"x":"\n"},${record('b')}]}`],
    ['zero bytes between', `{"records":[${record('a')},\u0000\u0000${record('b')}]}`],
    [
      'white space before the key',
      `{"records":[${record('a')},!${record('b').replace('{', '{ \n')}]}`,
    ],
  ])('is said to be, and what follows is found: %s', async (_name, text) => {
    const { table, problems } = await decode(text);
    expect(rowsOf(table).map(({ rule }) => rule)).toEqual(['a', 'b']);
    expect(problems.byKind).toEqual({ 'bad-json': 1 });
    expect(problems.verdict).toBe('flow-log');
    expect(problems.items[0]!.message).toMatch(/\d+ bytes up to the next record were passed over/);
    const pieces = decodeChunks(chunksOf(Buffer.from(text), 1));
    expect(rowsOf(pieces.table)).toEqual(rowsOf(table));
    expect(pieces.problems.items[0]!.offset).toBe(problems.items[0]!.offset);
  });

  it('shows the same excerpt however the input is cut', async () => {
    const text = `{"records":[${record('a')},nope nope nope,${record('b')}]}`;
    const whole = (await decode(text)).problems.items[0]!;
    const pieces = decodeChunks(chunksOf(Buffer.from(text), 7)).problems.items[0]!;
    expect(pieces.excerpt).toBe(whole.excerpt);
  });

  it('keeps the tuples before the break', async () => {
    const text = logText(vnetRecord([VNET_TUPLE, VNET_TUPLE, VNET_TUPLE]));
    const at = text.lastIndexOf('","');
    const { table, problems } = await decode(`${text.slice(0, at + 1)}#${text.slice(at + 1)}`);
    expect(table.rowCount).toBe(2);
    expect(problems.items).toHaveLength(1);
    expect(problems.items[0]).toMatchObject({ kind: 'bad-json', offset: at + 1 });
    expect(problems.items[0]!.message).toContain('up to the end');
  });

  it('lets a comma too many pass, and says so', async () => {
    const text = `{"records":[${record('a')},${record('b')},],}`;
    const { table, problems } = await decode(text);
    expect(table.rowCount).toBe(2);
    expect(problems.byKind).toEqual({ 'bad-json': 2 });
  });

  it('is not taken up again at what only looks like a record', async () => {
    const text = `{"records":[!{"timer":1},{"flows":2},{ },{"x":{"y":1}},${record('b')}]}`;
    const { table, problems } = await decode(text);
    expect(table.rowCount).toBe(1);
    expect(problems.total).toBe(1);
  });
});

describe('a log that was cut off', () => {
  it.each([
    '{',
    '{"records"',
    '{"records":[',
    logText(vnetRecord([VNET_TUPLE])).slice(0, -1),
    logText(vnetRecord([VNET_TUPLE], { more: true })).replace(/rue.*/, ''),
    logText(vnetRecord([VNET_TUPLE])).replace(/"flowRecords.*/, '"x":-'),
    logText(vnetRecord([VNET_TUPLE])).replace(/"flowRecords.*/, '"x":1e'),
    logText(vnetRecord([VNET_TUPLE])).replace(/"flowRecords.*/, '"x":"\\'),
  ])('says where it ended: %s', async (text) => {
    const { problems } = await decode(text);
    expect(problems.byKind).toEqual({ 'cut-off': 1 });
    expect(problems.items[0]!.offset).toBe(text.length);
    expect(problems.items[0]!.message).toContain(`after ${text.length} bytes`);
  });

  it('in the middle of a tuple keeps those before and shows what it began with', async () => {
    const text = logText(vnetRecord([VNET_TUPLE, VNET_TUPLE]));
    const cut = text.lastIndexOf('1773478869011') + 20;
    const { table, problems } = await decode(text.slice(0, cut));
    expect(table.rowCount).toBe(1);
    expect(table.row(0)).toMatchObject({ rule: 'r', aclId: 'a', version: 4 });
    expect(problems.items[0]!.excerpt).toBe(VNET_TUPLE.slice(0, 20));
  });
});
