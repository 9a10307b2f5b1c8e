import { describe, expect, it } from 'vitest';
import type { FlowRow, FlowTable } from '../../../../src/core/index.ts';
import { conversationRows } from '../../../../src/core/flows/conversation-rows.ts';
import { BEGINS_BEFORE, NOT_ENDED, UNANSWERED } from '../../../../src/core/flows/conversations.ts';
import { stitchFlows } from '../../../../src/core/flows/stitch-flows.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { vnetHour } from '../../../generate/vnet-hour.ts';
import { decodeChunks } from '../../support/decode.ts';
import { forEachCase } from '../../support/seed.ts';
import { finishedRows, mixedTable } from '../../support/table.ts';
import { tangledTable } from './support/flow-tables.ts';
import { stitchPlainly } from './support/plain-stitcher.ts';

/** Everything that a conversation says, read off its rows. */
function plainFacts(ids: readonly number[], rows: readonly FlowRow[], repeated: readonly number[]) {
  const own = ids.map((id) => rows[id]!);
  const counted = own.filter((row) => row.hasStatistics);
  const sum = (of: (row: FlowRow) => number) => counted.reduce((all, row) => all + of(row), 0);
  const has = (state: string) => own.some((row) => row.state === state);
  const out = ids.reduce((all, id) => {
    const { hasStatistics, packetsSrcToDest } = rows[id]!;
    return all + (hasStatistics && repeated[id] === 0 ? packetsSrcToDest : 0);
  }, 0);
  const isUnanswered =
    has('B') && has('E') && out === 1 && sum((row) => row.packetsDestToSrc) === 0;
  return {
    firstRow: ids[0],
    rows: ids.length,
    start: Math.min(...own.map((row) => row.time)),
    end: Math.max(...own.map((row) => row.time)),
    packetsSrcToDest: sum((row) => row.packetsSrcToDest),
    bytesSrcToDest: sum((row) => row.bytesSrcToDest),
    packetsDestToSrc: sum((row) => row.packetsDestToSrc),
    bytesDestToSrc: sum((row) => row.bytesDestToSrc),
    continues: own.filter((row) => row.state === 'C').length,
    flags:
      (has('B') ? 0 : BEGINS_BEFORE) | (has('E') ? 0 : NOT_ENDED) | (isUnanswered ? UNANSWERED : 0),
  };
}

function expectSame(table: FlowTable): void {
  const rows = finishedRows(table);
  const all = runSteps(stitchFlows(table));
  const plain = stitchPlainly(rows);
  expect(all.count).toBe(plain.conversations.length);
  expect(Array.from(all.repeated)).toEqual(plain.repeated);
  expect(Array.from(all.previousTime)).toEqual(plain.previousTime);
  plain.conversations.forEach(({ rows: ids }, index) => {
    expect(Array.from(conversationRows(all, index))).toEqual(ids);
    const facts = plainFacts(ids, rows, plain.repeated);
    const names = Object.keys(facts) as (keyof typeof facts)[];
    const found = Object.fromEntries(names.map((name) => [name, all[name][index]]));
    expect(found).toEqual(facts);
  });
  const isNone = rows.map((row) => row.denied || row.state === '');
  expect(Array.from(all.conversationOf, (conversation) => conversation === -1)).toEqual(isNone);
}

describe('stitching finds what a plain reader finds', () => {
  it('in tangled flows', () => {
    forEachCase('stitching of tangled flows', 150, (random) => {
      expectSame(tangledTable(random, random.between(1, 250)));
    });
  });

  it('in logs of all kinds', () => expectSame(mixedTable(41, 3000)));

  it('in a busy hour of more rows than a segment has', () => {
    const pieces = Array.from(vnetHour({ seed: 42, tuples: 90_000 }), (text) => Buffer.from(text));
    const { table } = decodeChunks(pieces);
    const all = runSteps(stitchFlows(table));
    const plain = stitchPlainly(finishedRows(table));
    expect(all.count).toBe(plain.conversations.length);
    const first = plain.conversations.map(({ rows }) => rows[0]);
    expect(Array.from(all.firstRow)).toEqual(first);
    expect(Array.from(all.previousTime)).toEqual(plain.previousTime);
  });
});
