import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nsgV1, nsgV2, vnetHour, writeLog } from '../../generate/index.ts';
import { decode, rowsOf } from './decode.ts';
import { decodeFlowLog } from '../../../src/core/index.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'flow-logs-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Record4 {
  readonly time: string;
  readonly flowRecords: object;
}

describe('a generated hour of a VNet log', () => {
  const pieces = [...vnetHour({ seed: 1, tuples: 30_000 })];

  it('has exactly the tuples that were asked for, all well-formed and known', async () => {
    const { table, problems } = await decode(pieces.join(''));
    expect(table.rowCount).toBe(30_000);
    expect(problems).toMatchObject({ total: 0, unknown: [], verdict: 'flow-log' });
  });

  it('is the same for the same seed, and another for another', () => {
    expect([...vnetHour({ seed: 1, tuples: 30_000 })]).toEqual(pieces);
    expect([...vnetHour({ seed: 2, tuples: 30_000 })]).not.toEqual(pieces);
  });

  it('has records of at most 32 KB, written 2 to 67 s after their tuples', () => {
    for (const piece of pieces.slice(1, -1)) {
      expect(piece.length).toBeLessThanOrEqual(32 * 1024);
      const record = JSON.parse(piece.replace(/^,/, '')) as Record4;
      for (const [, time] of JSON.stringify(record.flowRecords).matchAll(/"(\d{13}),/g)) {
        const age = Date.parse(record.time) - Number(time);
        expect(age).toBeGreaterThanOrEqual(2000);
        expect(age).toBeLessThanOrEqual(67_000);
      }
    }
  });

  it('has the mix of a busy server', async () => {
    const { table } = await decode(pieces.join(''));
    const rows = rowsOf(table);
    const share = (state: string) => rows.filter((row) => row.state === state).length / rows.length;
    expect(share('B')).toBeCloseTo(0.35, 0);
    expect(share('D')).toBeGreaterThan(0.15);
    expect(share('C')).toBeGreaterThan(0.05);
    expect(Math.abs(share('B') - share('E'))).toBeLessThan(0.1);
    expect(new Set(rows.map(({ rule }) => rule)).size).toBeGreaterThan(6);
    expect(
      new Set(rows.filter((row) => row.denied).map(({ srcIp }) => srcIp)).size,
    ).toBeGreaterThan(3000);
    for (const { srcIp, destIp } of rows) expect([srcIp, destIp]).toContain('10.20.1.4');
  });
});

describe('writing a generated log', () => {
  it('makes it about as long as was asked for', async () => {
    const file = path.join(folder, 'PT1H.json');
    const bytes = writeLog(file, vnetHour({ seed: 3, bytes: 12_000_000 }));
    const text = readFileSync(file);
    expect(text.length).toBe(bytes);
    expect(Math.abs(bytes - 12_000_000)).toBeLessThan(600_000);
    expect((await decodeFlowLog(text)).problems.total).toBe(0);
  });

  it('can compress it', async () => {
    const file = path.join(folder, 'PT1H.json.gz');
    const bytes = writeLog(file, vnetHour({ seed: 3, tuples: 2000 }), { gzip: true });
    const packed = readFileSync(file);
    expect(packed.length).toBeLessThan(bytes / 2);
    expect((await decodeFlowLog(packed)).table.rowCount).toBe(2000);
  });
});

describe('generated NSG logs', () => {
  it('are of version 1 or 2, well-formed, a record a minute', async () => {
    const one = await decode([...nsgV1({ seed: 1, tuplesPerRecord: 7 })].join(''));
    expect(one.problems.total).toBe(0);
    expect(one.table.rowCount).toBe(420);
    expect(rowsOf(one.table).every((row) => row.version === 1 && row.state === '')).toBe(true);
    const two = await decode([...nsgV2({ seed: 1, records: 3 })].join(''));
    expect(two.problems.total).toBe(0);
    expect(two.table.rowCount).toBe(36);
    expect(rowsOf(two.table).every((row) => row.version === 2 && row.state !== '')).toBe(true);
  });
});
