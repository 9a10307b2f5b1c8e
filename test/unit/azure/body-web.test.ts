import type { BlobClient, BlobDownloadOptions } from '@azure/storage-blob';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openBody } from '../../../src/azure/blob/body.web.ts';

/** A download, as a browser's client gives it: the body comes when `arrive` is called. */
function download() {
  let arrive: (body: Blob) => void = () => undefined;
  let cut: (cause: Error) => void = () => undefined;
  const blobBody = new Promise<Blob>((resolve, reject) => {
    arrive = resolve;
    cut = reject;
  });
  let options: BlobDownloadOptions = {};
  const client: Partial<Record<keyof BlobClient, unknown>> = {
    download: (_start: number, _length: number, asked: BlobDownloadOptions) => {
      options = asked;
      return Promise.resolve({ blobBody });
    },
  };
  return {
    client: client as unknown as BlobClient,
    arrive: () => arrive(new Blob(['abc'])),
    cut: () => cut(new TypeError('network error')),
    bring: () => options.onProgress?.({ loadedBytes: 1 }),
    asked: () => options,
  };
}

const RANGE = { start: 4, length: 3, ifMatch: '"1"' };
const take = vi.fn<(piece: Uint8Array) => void>();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  take.mockClear();
});

it('gives the bytes of the version that was asked for', async () => {
  const { client, arrive, asked } = download();
  const body = await openBody(client, RANGE, new AbortController().signal);
  arrive();
  expect(await body.drain(take)).toBe(true);
  expect(take.mock.calls).toEqual([[new TextEncoder().encode('abc')]]);
  expect(asked().conditions).toEqual({ ifMatch: '"1"' });
});

it('says of a body that was cut that it is not whole', async () => {
  const { client, cut } = download();
  const body = await openBody(client, RANGE, new AbortController().signal);
  cut();
  expect(await body.drain(take)).toBe(false);
  expect(take).not.toHaveBeenCalled();
});

it('waits as long as something comes, and no longer', async () => {
  const { client, bring } = download();
  const body = await openBody(client, RANGE, new AbortController().signal);
  const ended = vi.fn();
  const draining = body.drain(take).then(ended);
  await vi.advanceTimersByTimeAsync(9000);
  bring();
  await vi.advanceTimersByTimeAsync(9000);
  expect(ended).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  await draining;
  expect(ended).toHaveBeenCalledWith(false);
});

it('ends at once when it is called off, and lets no more of it come', async () => {
  const { client, bring } = download();
  const calling = new AbortController();
  const body = await openBody(client, RANGE, calling.signal);
  const draining = body.drain(take);
  calling.abort();
  await expect(draining).rejects.toMatchObject({ code: 'cancelled' });
  expect(bring).toThrow();
});
