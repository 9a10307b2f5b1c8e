import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeFlowLog } from '../../../../src/core/index.ts';
import { vnetHour } from '../../../generate/vnet-hour.ts';
import { chunksOf } from '../../support/cut.ts';
import { decode, inPieces, rowsOf } from '../../support/decode.ts';

const TEXT = [...vnetHour({ seed: 5, tuples: 6000 })].join('');
const GZIP = gzipSync(TEXT);

describe('a gzip-compressed log', () => {
  it('is decompressed on the way, whatever it is called', async () => {
    const plain = await decode(TEXT);
    const { table, problems } = await decodeFlowLog(GZIP);
    expect(table.rowCount).toBe(6000);
    expect(rowsOf(table)).toEqual(rowsOf(plain.table));
    expect(problems.total).toBe(0);
  });

  it('may come in pieces, the first of one byte, some of none', async () => {
    const nothing = new Uint8Array(0);
    const pieces = [nothing, GZIP.subarray(0, 1), nothing, ...chunksOf(GZIP.subarray(1), 777)];
    const { table, problems } = await decodeFlowLog(inPieces(pieces));
    expect(table.rowCount).toBe(6000);
    expect(problems.total).toBe(0);
  });

  it('may have several members, as archives that were appended to', async () => {
    const half = TEXT.length >> 1;
    const members = [gzipSync(TEXT.slice(0, half)), gzipSync(''), gzipSync(TEXT.slice(half))];
    const { table, problems } = await decodeFlowLog(Buffer.concat(members));
    expect(table.rowCount).toBe(6000);
    expect(problems.total).toBe(0);
  });

  it('of which nothing but a member is there is empty', async () => {
    expect((await decodeFlowLog(gzipSync(''))).problems.verdict).toBe('empty');
  });

  it('tells progress in decompressed bytes', async () => {
    const seen: number[] = [];
    await decodeFlowLog(GZIP, { onProgress: (bytes) => seen.push(bytes) });
    expect(seen.at(-1)).toBe(TEXT.length);
  });

  it('keeps what could be decompressed where it was cut off', async () => {
    const { table, problems } = await decodeFlowLog(GZIP.subarray(0, GZIP.length >> 1));
    expect(table.rowCount).toBeGreaterThan(1000);
    expect(problems.byKind['damaged-gzip']).toBe(1);
    expect(problems.verdict).toBe('flow-log');
    expect(problems.items[0]!.message).toContain('bytes could be decompressed');
  });

  it('keeps what could be decompressed where it is damaged', async () => {
    const damaged = Buffer.from(GZIP);
    randomBytes(200).copy(damaged, GZIP.length - 5000);
    const { table, problems } = await decodeFlowLog(inPieces(chunksOf(damaged, 4096)));
    expect(problems.total).toBeGreaterThan(0);
    expect(table.rowCount).toBeGreaterThan(1000);
  });

  it('that only begins like one has a verdict, and throws nothing', async () => {
    const { table, problems } = await decodeFlowLog(Uint8Array.of(0x1f, 0x8b, 1, 2, 3, 4, 5));
    expect(table.rowCount).toBe(0);
    expect(problems.byKind).toEqual({ 'damaged-gzip': 1 });
    expect(problems.verdict).not.toBe('flow-log');
  });

  it('has what stands behind it reported, where that is no gzip', async () => {
    const { table, problems } = await decodeFlowLog(Buffer.concat([GZIP, Buffer.from('garbage')]));
    expect(table.rowCount).toBeGreaterThan(5000);
    expect(problems.total).toBe(1);
  });

  it('passes on the error of its source', async () => {
    async function* failing() {
      yield GZIP.subarray(0, 5000);
      await Promise.resolve();
      throw new Error('the line broke');
    }
    await expect(decodeFlowLog(failing())).rejects.toThrow('the line broke');
  });
});
