import { AnonymousCredential, BlobClient } from '@azure/storage-blob';
import { decodeInto } from '../../src/core/decode/decode-flow-log.ts';
import { FlowLogDecoder } from '../../src/core/index.ts';
import { nobodySignsIn } from '../../src/protocol/storage.ts';
import { openSource } from '../../src/sources/open-source.ts';
import { type Figures, peakOver } from './roles.ts';

/** The product's way: ranges side by side, decoded while they come. */
export async function download(url: string): Promise<Figures> {
  const access = { kind: 'anonymous' } as const;
  const blob = { kind: 'blob', name: 'PT1H.json', url, access } as const;
  // What reads blobs is loaded once, and is no part of the rate.
  await (await openSource(blob, nobodySignsIn)).close();
  const idle = process.memoryUsage.rss();
  const start = performance.now();
  const source = await openSource(blob, nobodySignsIn);
  const decoder = new FlowLogDecoder();
  await decodeInto(decoder, source.chunks(), {});
  const ms = performance.now() - start;
  return { ms, rows: decoder.table.rowCount, bytes: source.size, peak: peakOver(idle) };
}

/** The plain way: all of it into one buffer by the SDK, and no row of it. */
export async function plainDownload(url: string): Promise<Figures> {
  const client = new BlobClient(url, new AnonymousCredential());
  await client.getProperties();
  const start = performance.now();
  const { length } = await client.downloadToBuffer();
  return { ms: performance.now() - start, bytes: length };
}

/** As fast as Azurite gives it: one answer whose bytes are thrown away. */
export async function drained(url: string): Promise<Figures> {
  const start = performance.now();
  const { body } = await fetch(url);
  let bytes = 0;
  for await (const chunk of body ?? []) bytes += (chunk as Uint8Array).length;
  return { ms: performance.now() - start, bytes };
}
