import { expect, it } from 'vitest';
import { FlowTable } from '../../../../src/core/table/flow-table.ts';
import { nsgV1, nsgV2, randomLog, vnetHour } from '../../../generate/index.ts';
import type { Random } from '../../../generate/random.ts';
import { decodeChunks, rowsOf, SharedTables } from '../../support/decode.ts';
import { forEachCase } from '../../support/seed.ts';
import { linesOf, scan } from './scan.ts';

const tables = new SharedTables();

/** What the decoder makes of a text, as a scan says it. */
function decoded(text: string, table: FlowTable) {
  const bytes = Buffer.from(text.replace(/^\uFEFF/, ''));
  const { problems, firstRow } = decodeChunks([bytes], table);
  const rows = Array.from({ length: table.rowCount - firstRow }, (_, at) =>
    table.row(firstRow + at),
  );
  const counted = rows.filter(({ hasStatistics }) => hasStatistics);
  const bytesOf = counted.map((row) => row.bytesSrcToDest + row.bytesDestToSrc);
  return {
    byKind: problems.byKind,
    totals: {
      tuples: rows.length,
      denied: rows.filter(({ denied }) => denied).length,
      counted: counted.length,
      bytes: bytesOf.reduce((sum, each) => sum + each, 0),
    },
    unknown: problems.unknown.map(({ kind }) => kind),
  };
}

function expectSame(text: string, characters?: number) {
  const { byKind, totals } = scan(text, characters);
  const expected = decoded(text, tables.next());
  const found = JSON.stringify([sorted(byKind), totals]);
  if (found === JSON.stringify([sorted(expected.byKind), expected.totals])) return;
  expect({ byKind, totals, text }).toEqual({
    byKind: expected.byKind,
    totals: expected.totals,
    text,
  });
}

function sorted(counts: object) {
  return Object.entries(counts).sort();
}

it('a scan counts what the decoder decodes, in any shape and style', () => {
  forEachCase('scanned logs', 1500, (_random, seed) => expectSame(randomLog({ seed }).text));
});

it('a scan finds what the decoder finds wrong with spoiled tuples', () => {
  forEachCase('spoiled logs', 2500, (_random, seed) =>
    expectSame(randomLog({ seed, spoil: 0.5 }).text),
  );
});

it('a scan agrees with the decoder about logs that are cut anywhere', () => {
  forEachCase('cut logs', 1500, (random, seed) => {
    const { text } = randomLog({ seed });
    expectSame(text.slice(0, random.below(text.length + 1)).replace(/[\uD800-\uDBFF]$/, ''));
  });
});

it('a scan agrees with the decoder about logs with a character too many or too few', () => {
  forEachCase('broken logs', 2500, (random, seed) => {
    const text = damaged(random, randomLog({ seed, spoil: 0.1 }).text);
    // Strings of a text end on their line; in bytes a backslash hides the end of a line, too.
    if (!/\\[\r\n]/.test(text)) expectSame(text);
  });
});

it('a scan says the same in whatever pieces it is done', () => {
  forEachCase('pieces', 300, (random, seed) => {
    const { text } = randomLog({ seed, spoil: 0.3 });
    const pieces = scan(text, random.between(1, 300));
    expect(pieces).toEqual(scan(text));
  });
});

it.each([
  ['VNet', vnetHour({ seed: 3, tuples: 5000 })],
  ['NSG 1', nsgV1({ seed: 3 })],
  ['NSG 2', nsgV2({ seed: 3 })],
])('each record, ACL and rule of an hour has its sums: %s', (_name, pieces) => {
  const text = [...pieces].join('');
  const table = new FlowTable();
  decodeChunks([Buffer.from(text)], table);
  const pretty = JSON.stringify(JSON.parse(text), null, 2);
  const { parts, totals } = scan(pretty);
  expect(totals.tuples).toBe(table.rowCount);
  const rules = new Map<string, number>();
  for (const row of rowsOf(table)) rules.set(row.rule, (rules.get(row.rule) ?? 0) + 1);
  const found = new Map<string, number>();
  for (const part of parts.filter(({ kind }) => kind === 'rule')) {
    found.set(part.name, (found.get(part.name) ?? 0) + part.tuples);
  }
  expect(found).toEqual(rules);
  const sums = (kind: string) =>
    parts.filter((part) => part.kind === kind).reduce((sum, { tuples }) => sum + tuples, 0);
  expect(sums('record')).toBe(table.rowCount);
  const times = new Set(rowsOf(table).map(({ recordTime }) => recordTime));
  const records = parts.filter(({ kind }) => kind === 'record');
  expect(new Set(records.map(({ time }) => time))).toEqual(times);
  for (const { start } of parts)
    expect(linesOf(pretty).lineAt(Math.floor(start / 2 ** 26))).toMatch(/\{$/);
});

const CHARACTERS = [...'{}[]",:\\/x1-. \n\u0000é'];

function damaged(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const removed = random.below(2);
  const added = random.chance(0.7) ? random.pick(CHARACTERS) : '';
  const spoiled = text.slice(0, at) + added + text.slice(at + removed);
  // Half of a surrogate pair cannot be said in bytes.
  return Buffer.from(spoiled).toString();
}
