import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeFlowLog } from '../../../../src/core/index.ts';
import { vnetHour } from '../../../generate/vnet-hour.ts';
import { chunksOf } from '../../support/cut.ts';
import { inPieces } from '../../support/decode.ts';

const BYTES = Buffer.from([...vnetHour({ seed: 6, tuples: 5000 })].join(''));

describe('progress', () => {
  it('grows to all bytes and all rows', async () => {
    const seen: [number, number][] = [];
    const onProgress = (bytes: number, rows: number) => void seen.push([bytes, rows]);
    await decodeFlowLog(inPieces(chunksOf(BYTES, 50_000)), { onProgress });
    expect(seen.length).toBeGreaterThanOrEqual(BYTES.length / 50_000);
    expect(seen).toEqual(seen.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]));
    expect(seen[1]![1]).toBeGreaterThan(0);
    expect(seen.at(-1)).toEqual([BYTES.length, 5000]);
  });

  it('is told for bytes in one piece too, which are decoded slice by slice', async () => {
    const padded = Buffer.concat([BYTES, Buffer.alloc(20e6, ' ')]);
    const seen: number[] = [];
    await decodeFlowLog(padded, { onProgress: (bytes) => seen.push(bytes) });
    expect(seen.length).toBeGreaterThan(3);
  });
});

describe('a cancelled decode', () => {
  it('rejects with the reason of its signal before it has begun', async () => {
    const signal = AbortSignal.abort('not wanted');
    await expect(decodeFlowLog(BYTES, { signal })).rejects.toBe('not wanted');
    await expect(decodeFlowLog(new Uint8Array(0), { signal })).rejects.toBe('not wanted');
  });

  it('ends at the next piece, and gives its source back', async () => {
    const controller = new AbortController();
    let taken = 0;
    let isReturned = false;
    async function* source() {
      try {
        for (const piece of chunksOf(BYTES, 10_000)) {
          taken++;
          await Promise.resolve();
          yield piece;
        }
      } finally {
        isReturned = true;
      }
    }
    const reason = new Error('closed');
    const decoding = decodeFlowLog(source(), {
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(decoding).rejects.toBe(reason);
    expect(isReturned).toBe(true);
    expect(taken).toBeLessThan(4);
  });

  it('ends after the last piece too, while nothing was kept yet', async () => {
    const controller = new AbortController();
    const decoding = decodeFlowLog(inPieces([BYTES]), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(decoding).rejects.toThrow(/abort/i);
  });

  it('of bytes in one piece can be heard between its slices', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort('closed'), 0);
    const padded = Buffer.concat([BYTES, Buffer.alloc(40e6, ' ')]);
    await expect(decodeFlowLog(padded, { signal: controller.signal })).rejects.toBe('closed');
  });

  it('of a gzip source that has stalled does not wait for it', async () => {
    const controller = new AbortController();
    async function* stalling() {
      yield gzipSync(BYTES).subarray(0, 60_000);
      await new Promise(() => undefined);
    }
    const decoding = decodeFlowLog(stalling(), {
      signal: controller.signal,
      onProgress: () => controller.abort('closed'),
    });
    const tooLong = new Promise((resolve) => setTimeout(resolve, 3000, 'still waiting'));
    await expect(Promise.race([decoding, tooLong])).rejects.toBe('closed');
  });
});
