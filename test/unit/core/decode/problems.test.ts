import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../../src/core/index.ts';
import { decode } from '../../support/decode.ts';
import {
  logText,
  NSG1_TUPLE,
  NSG2_TUPLE,
  nsgRecord,
  vnetRecord,
  VNET_TUPLE,
  withField,
} from '../../support/logs.ts';

async function onlyProblem(text: string): Promise<Problem> {
  const { problems } = await decode(text);
  expect(problems.items).toHaveLength(1);
  expect(problems.total).toBe(1);
  return problems.items[0]!;
}

describe('a malformed tuple', () => {
  it.each([
    ['1,2,3', 'wrong-field-count', '3 fields where 13 are expected'],
    ['', 'wrong-field-count', '1 field where 13 are expected'],
    [`${VNET_TUPLE},5`, 'wrong-field-count', '14 fields where 13'],
    [withField(VNET_TUPLE, 0, 'x'), 'bad-time', 'Field 1 (time)'],
    [withField(VNET_TUPLE, 1, 'x'), 'bad-address', 'Field 2 (source address)'],
    [withField(VNET_TUPLE, 2, 'x'), 'bad-address', 'Field 3 (destination address)'],
    [withField(VNET_TUPLE, 3, 'x'), 'bad-port', 'Field 4 (source port)'],
    [withField(VNET_TUPLE, 4, '70000'), 'bad-port', '0 to 65535'],
    [withField(VNET_TUPLE, 5, 'x'), 'bad-protocol', 'Field 6 (protocol)'],
    [withField(VNET_TUPLE, 6, 'x'), 'bad-direction', 'I (inbound) or O (outbound)'],
    [withField(VNET_TUPLE, 7, 'x'), 'bad-state', 'B, C, E or D'],
    [withField(VNET_TUPLE, 8, 'x'.repeat(65)), 'bad-encryption', 'Field 9 (encryption)'],
    [withField(VNET_TUPLE, 9, 'x'), 'bad-counter', 'Field 10 (packets sent)'],
    [withField(VNET_TUPLE, 10, ''), 'bad-counter', 'Field 11 (bytes sent)'],
    [withField(VNET_TUPLE, 11, '-1'), 'bad-counter', 'Field 12 (packets received)'],
    [withField(VNET_TUPLE, 12, '9007199254740992'), 'bad-counter', '9,007,199,254,740,991'],
  ])('%s', async (tuple, kind, message) => {
    const text = logText(vnetRecord([VNET_TUPLE, tuple, VNET_TUPLE]));
    const problem = await onlyProblem(text);
    expect(problem.kind).toBe(kind);
    expect(problem.message).toContain(message);
    expect(problem.excerpt).toBe(tuple);
    expect(problem.offset).toBe(text.indexOf(VNET_TUPLE) + VNET_TUPLE.length + 3);
  });

  it.each([
    [1, NSG2_TUPLE, '13 fields where 8 are expected'],
    [2, NSG1_TUPLE, '8 fields where 13 are expected'],
    [undefined, '1,2,3', '3 fields where 8 or 13 are expected'],
    [1, withField(NSG1_TUPLE, 7, 'B'), 'A (allowed) or D (denied)'],
    [2, withField(NSG2_TUPLE, 8, 'D'), 'B, C or E.'],
    [2, withField(NSG2_TUPLE, 5, 'X'), 'T, U or a protocol number'],
  ])('of an NSG record of version %s: %s', async (version, tuple, message) => {
    const problem = await onlyProblem(logText(nsgRecord(version, [tuple])));
    expect(problem.message).toContain(message);
  });

  it.each([5, null, true, ['x'], { a: 'x' }])('%j is not even a text', async (item) => {
    const { table, problems } = await decode(logText(vnetRecord([VNET_TUPLE, item, VNET_TUPLE])));
    expect(table.rowCount).toBe(2);
    expect(problems.byKind).toEqual({ 'wrong-shape': 1 });
  });

  it('has an excerpt of at most 200 characters, however long it is', async () => {
    for (const long of ['x'.repeat(1000), '🦊'.repeat(500), `"${'\\'.repeat(5000)}`]) {
      const { excerpt } = await onlyProblem(logText(vnetRecord([long])));
      expect(excerpt.length).toBeLessThanOrEqual(200);
      expect(excerpt).not.toMatch(/[\uD800-\uDBFF]…?$/);
      expect(long.startsWith(excerpt.replace('…', ''))).toBe(true);
    }
  });

  it('longer than 64 KB is reported by its beginning', async () => {
    const { table, problems } = await decode(
      logText(vnetRecord([VNET_TUPLE, '1'.repeat(200_000), VNET_TUPLE])),
    );
    expect(table.rowCount).toBe(2);
    expect(problems.byKind).toEqual({ 'too-long': 1 });
    expect(problems.items[0]!.excerpt).toMatch(/^1{199}…$/);
  });
});

describe('what a record says', () => {
  it.each([
    ['time', 'yesterday'],
    ['time', 1773478800000],
    ['time', '2026-03-14T09:01:06.9704215'],
    ['time', '2026-13-14T09:01:06Z'],
    ['flowLogVersion', 'four'],
    ['flowLogVersion', -4],
    ['flowLogVersion', 4.5],
    ['macAddress', 0],
    ['targetResourceID', false],
  ])('is reported where it is none: %s %j', async (key, value) => {
    const text = logText(vnetRecord([VNET_TUPLE], { [key]: value }));
    const { table, problems } = await decode(text);
    expect(table.rowCount).toBe(1);
    expect(problems.byKind).toEqual({ 'bad-record': 1 });
    const problem = problems.items[0]!;
    expect(problem.message).toContain(key);
    expect(problem.excerpt).toBe(String(value));
    expect(text.slice(problem.offset)).toMatch(String(value));
  });

  it.each([
    ['flowRecords', [1]],
    ['flowRecords', 'x'],
    ['properties', 5],
    ['records', { a: 1 }],
  ])('is reported where it has another shape: %s %j', async (key, value) => {
    const record = { ...vnetRecord([VNET_TUPLE]), category: 'FlowLogFlowEvent', [key]: value };
    const { problems } = await decode(JSON.stringify(record));
    expect(problems.byKind).toEqual({ 'wrong-shape': 1 });
    expect(problems.items[0]!.message).toContain(key);
  });
});

describe('the report', () => {
  it('counts more problems than it lists, exactly', async () => {
    const tuples = Array.from({ length: 5000 }, (_, at) => (at % 5 === 0 ? VNET_TUPLE : `${at}`));
    const { table, problems } = await decode(logText(vnetRecord(tuples)));
    expect(table.rowCount).toBe(1000);
    expect(problems.total).toBe(4000);
    expect(problems.byKind).toEqual({ 'wrong-field-count': 4000 });
    expect(problems.items).toHaveLength(1000);
    expect(problems.items[999]!.excerpt).toBe('1249');
  });

  it('lists a cut however many problems came before it', async () => {
    const tuples = Array.from({ length: 2000 }, (_, at) => `${at}`);
    const { problems } = await decode(logText(vnetRecord(tuples)).slice(0, -10));
    expect(problems.total).toBe(2000);
    expect(problems.items).toHaveLength(1001);
    expect(problems.items.at(-1)!.kind).toBe('cut-off');
  });

  it('is a snapshot: what comes later does not change it', async () => {
    const first = await decode(logText(vnetRecord(['x'])));
    const { problems } = first;
    expect(problems).not.toBe((await decode('')).problems);
    expect(problems.total).toBe(1);
  });

  it('sums up by kind', async () => {
    const tuples = ['x', withField(VNET_TUPLE, 0, 'x'), 'y'];
    const { problems } = await decode(logText(vnetRecord(tuples, { time: 5 })));
    expect(problems.byKind).toEqual({ 'wrong-field-count': 2, 'bad-time': 1, 'bad-record': 1 });
    expect(problems.total).toBe(4);
  });
});
