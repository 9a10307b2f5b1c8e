import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeFlowLog, type ProblemKind, type Verdict } from '../../../../src/core/index.ts';
import { chunksOf } from '../../support/cut.ts';
import { inPieces, rowsOf } from '../../support/decode.ts';
import { fixture, fixtureNames } from '../../support/fixtures.ts';
import { readPlainLog } from '../../support/plain-reader.ts';

interface Expected {
  readonly verdict: Verdict;
  readonly rows: number;
  readonly byKind?: Partial<Record<ProblemKind, number>>;
}

const log = (rows: number, byKind: Expected['byKind'] = {}): Expected => ({
  verdict: 'flow-log',
  rows,
  byKind,
});
const none = (verdict: Verdict, byKind: Expected['byKind'] = {}): Expected => ({
  verdict,
  rows: 0,
  byKind,
});

const EXPECTED: Readonly<Record<string, Expected>> = {
  'binary.json': none('not-json', { 'bad-json': 1 }),
  'empty.json': none('empty'),
  'key-vault/PT1H.json': none('not-flow-log'),
  'mixed-kinds.ndjson': log(3),
  'mixed-nsg-versions.json': log(2),
  'not-a-flow-log.json': none('not-flow-log', { 'wrong-shape': 1 }),
  'not-json.json': none('not-json', { 'bad-json': 1 }),
  'nsg-v1.json': log(3),
  'nsg-v2-denied.json': log(3),
  'nsg-v2/PT1H.json': log(5),
  'vnet-acls-and-rules.json': log(11),
  'vnet-array.json': log(10),
  'vnet-bare-record.json': log(1),
  'vnet-bom.json': log(8),
  'vnet-broken-middle.json': log(10, { 'bad-json': 1 }),
  'vnet-cut-off.json': log(8, { 'cut-off': 1 }),
  'vnet-encryption.json': log(10),
  'vnet-gzip/PT1H.json.gz': log(10),
  'vnet-ipv6.json': log(4),
  'vnet-key-order.json': log(2),
  'vnet-malformed-tuples.json': log(2, {
    'wrong-field-count': 2,
    'bad-time': 1,
    'bad-address': 2,
    'bad-port': 2,
    'bad-protocol': 1,
    'bad-direction': 1,
    'bad-state': 1,
    'bad-encryption': 1,
    'bad-counter': 3,
  }),
  'vnet-ndjson.ndjson': log(10),
  'vnet-nested-records.json': log(10),
  'vnet-no-records-yet.json': none('empty'),
  'vnet-one-line/PT1H.json': log(10),
  'vnet-opening-block-only.json': none('empty', { 'cut-off': 1 }),
  'vnet-pretty-crlf.json': log(10),
  'vnet-target-missing.json': log(2),
  'vnet-unusual-flows.json': log(32),
  'vnet-versions.json': log(4),
  'vnet-worked-example.json': log(3),
  'white-space.json': none('empty'),
};

describe('the logs in test/fixtures/logs', () => {
  it('are all expected here, and nothing else is', () => {
    expect(fixtureNames()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('%s', async (name, { verdict, rows, byKind }) => {
    const { table, problems } = await decodeFlowLog(fixture(name));
    expect(problems.verdict).toBe(verdict);
    expect(problems.byKind).toEqual(byKind);
    expect(table.rowCount).toBe(rows);
  });

  it.each(fixtureNames())('%s decodes alike byte by byte', async (name) => {
    const whole = await decodeFlowLog(fixture(name));
    const pieces = await decodeFlowLog(inPieces(chunksOf(fixture(name), 1)));
    expect(rowsOf(pieces.table)).toEqual(rowsOf(whole.table));
    expect(pieces.problems.byKind).toEqual(whole.problems.byKind);
    expect(pieces.problems.verdict).toBe(whole.problems.verdict);
  });

  const parsed = fixtureNames().filter((name) => readPlainLog(plain(name)) !== undefined);
  it.each(parsed)('%s gives the rows that a plain reader finds', async (name) => {
    const { table } = await decodeFlowLog(fixture(name));
    expect(rowsOf(table)).toEqual(readPlainLog(plain(name))!.rows);
  });
});

function plain(name: string): Uint8Array {
  return name.endsWith('.gz') ? gunzipSync(fixture(name)) : fixture(name);
}
