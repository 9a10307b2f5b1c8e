import { describe, expect, it } from 'vitest';
import { looksLikeFlowLog } from '../../../../src/language/text/looks-like-flow-log.ts';
import { scanText } from '../../../../src/language/scan/scan-text.ts';
import { characterOf, lineOf } from '../../../../src/language/scan/text-position.ts';
import {
  logText,
  NSG1_TUPLE,
  NSG2_TUPLE,
  nsgRecord,
  VNET_TUPLE,
  vnetRecord,
  withField,
} from '../../support/logs.ts';
import { linesOf, markedText, scan } from './scan.ts';

const pretty = (log: unknown) => JSON.stringify(log, null, 2);

describe('a scan', () => {
  it('yields every few ms, and stops once the text has changed', async () => {
    const text = logText(vnetRecord(Array<string>(5000).fill(VNET_TUPLE)));
    let [now, turns] = [0, 0];
    // Each look at the clock finds 3 ms gone.
    const thread = { now: () => (now += 3), turn: () => Promise.resolve(void turns++) };
    expect((await scanText(linesOf(text), () => false, thread))?.totals.tuples).toBe(5000);
    expect(turns).toBeGreaterThan(10);
    turns = 0;
    expect(await scanText(linesOf(text), () => turns === 3, thread)).toBeUndefined();
    expect(turns).toBe(3);
  });

  it('knows where records, ACLs and rules begin and end, and what they are called', () => {
    const facts = { time: '2026-03-14T09:02:07.1234567Z' };
    const text = pretty({ records: [vnetRecord([VNET_TUPLE, VNET_TUPLE], facts, 'late')] });
    const { parts } = scan(text);
    expect(parts.map(({ kind, name, parent }) => [kind, name, parent])).toEqual([
      ['record', '', -1],
      ['acl', 'a', 0],
      ['rule', 'late', 1],
    ]);
    expect(parts[0]!.time).toBe(Date.UTC(2026, 2, 14, 9, 2, 7, 123));
    expect(parts.map(({ tuples, bytes }) => [tuples, bytes])).toEqual(parts.map(() => [2, 12]));
    const lines = linesOf(text);
    for (const { start, end } of parts) {
      expect(lines.lineAt(lineOf(start))[characterOf(start)]).toBe('{');
      expect(lines.lineAt(lineOf(end))[characterOf(end) - 1]).toBe('}');
    }
  });

  it('names the NSG of an NSG record, and has no ACLs in it', () => {
    const { parts } = scan(pretty([nsgRecord(2, [NSG2_TUPLE]), nsgRecord(1, [NSG1_TUPLE])]));
    expect(parts.map(({ kind, name, tuples }) => [kind, name, tuples])).toEqual([
      ['record', 'nsg', 1],
      ['rule', 'r', 1],
      ['record', 'nsg', 1],
      ['rule', 'r', 1],
    ]);
  });

  it('takes tuples out again that do not fit a version which comes behind them', () => {
    const { properties, ...record } = nsgRecord(1, [NSG2_TUPLE, NSG1_TUPLE]);
    const { Version, flows } = properties;
    const { parts, byKind, totals } = scan(pretty({ ...record, properties: { flows, Version } }));
    expect(byKind).toEqual({ 'wrong-field-count': 1 });
    expect([totals.tuples, ...parts.map(({ tuples }) => tuples)]).toEqual([1, 1, 1]);
    expect(totals).toMatchObject({ counted: 0, bytes: 0, denied: 1 });
  });
});

describe('a problem is marked where it is', () => {
  const of = (tuple: string) => pretty({ records: [vnetRecord([VNET_TUPLE, tuple])] });

  it.each([
    ['wrong-field-count', of('1,2,3'), '1,2,3'],
    ['bad-time', of(withField(VNET_TUPLE, 0, 'noon')), 'noon'],
    ['bad-address', of(withField(VNET_TUPLE, 2, '10.0.0.256')), '10.0.0.256'],
    ['bad-port', of(withField(VNET_TUPLE, 4, '65536')), '65536'],
    ['bad-protocol', of(withField(VNET_TUPLE, 5, 'T')), 'T'],
    ['bad-direction', of(withField(VNET_TUPLE, 6, 'X')), 'X'],
    ['bad-state', of(withField(VNET_TUPLE, 7, 'F')), 'F'],
    ['bad-encryption', of(withField(VNET_TUPLE, 8, '~'.repeat(65))), '~'.repeat(65)],
    ['bad-counter', of(withField(VNET_TUPLE, 10, '')), ','],
    ['bad-decision', pretty(nsgRecord(1, [withField(NSG1_TUPLE, 7, 'X')])), 'X'],
    ['unknown-encryption', of(withField(VNET_TUPLE, 8, 'NX_MOON')), 'NX_MOON'],
    ['unknown-protocol', of(withField(VNET_TUPLE, 5, '200')), '200'],
    ['unknown-version', pretty({ ...vnetRecord([VNET_TUPLE]), flowLogVersion: 9 }), '9'],
    ['bad-record', pretty(vnetRecord([VNET_TUPLE], { time: 'noon' })), 'noon'],
    ['wrong-shape', pretty(vnetRecord([VNET_TUPLE, 7])), '7'],
    ['bad-json', `{"records":[{"time":nope,"flowRecords":{}}`, 'nope,"flowRecords":{}}'],
    ['cut-off', of(VNET_TUPLE).slice(0, -20).trimEnd(), ']'],
    [
      'bad-text',
      of(VNET_TUPLE).replace(/,2,3,4"\n/, ',\\x"\n'),
      String.raw`${VNET_TUPLE.slice(0, -6)},\x`,
    ],
  ])('%s', (kind, text, marked) => {
    const { problems } = scan(text);
    expect(problems.map((problem) => problem.kind)).toEqual([kind]);
    expect(markedText(text, problems[0]!)).toBe(marked);
  });
});

describe('what looks like a flow log', () => {
  it.each([
    logText(vnetRecord([VNET_TUPLE])),
    pretty({ records: [nsgRecord(1, [NSG1_TUPLE])] }),
    '{"records":[{"time":"2026-03-14T09:02:07Z","category":"NetworkSecurityGroupFlowEvent",',
  ])('is one: %s', (text) => {
    expect(looksLikeFlowLog(linesOf(text))).toBe(true);
  });

  it.each(['', '{}', '{"records":[{"time":"now","category":"AuditEvent"}]}', '{"flows":["rule"]}'])(
    'is none: %s',
    (text) => {
      expect(looksLikeFlowLog(linesOf(text))).toBe(false);
    },
  );

  it('is told by its beginning alone', () => {
    const far = `${' '.repeat(10_000)}{"flowTuples":[]}`;
    expect(looksLikeFlowLog(linesOf(far))).toBe(false);
    expect(looksLikeFlowLog(linesOf('\n'.repeat(10_000) + far.trim()))).toBe(false);
  });
});
