import { expect, it } from 'vitest';
import { GivenBytes } from '../../../src/sources/given-bytes.ts';
import { openSource } from '../../../src/sources/open-source.ts';

it.each([0, 1, 1024 * 1024, 2_500_000])('gives %d bytes in order', async (size) => {
  const bytes = new Uint8Array(size).map((_, at) => at % 251);
  const source = await openSource({ kind: 'bytes', name: 'a', bytes });
  expect(source.size).toBe(size);
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.chunks()) chunks.push(chunk);
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  await source.close();
});

it('hears messages between two chunks', async () => {
  const heard: string[] = [];
  for await (const chunk of new GivenBytes(new Uint8Array(3 * 1024 * 1024)).chunks()) {
    heard.push(`chunk of ${chunk.length}`);
    setImmediate(() => heard.push('message'));
  }
  expect(heard.slice(0, 4)).toEqual(['chunk of 1048576', 'message', 'chunk of 1048576', 'message']);
});
