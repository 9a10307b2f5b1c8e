import {
  appendFileSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ByteSource } from '../../../src/sources/byte-source.ts';
import { LocalFile } from '../../../src/sources/local-file.ts';

const MEGABYTE = 1024 * 1024;
const LARGE = 8 * MEGABYTE;
const folder = mkdtempSync(path.join(tmpdir(), 'flow-log-lens-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bytes that say where they stand. */
function numbered(size: number, first = 0): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at++) bytes[at] = ((first + at) * 2654435761) >>> 24;
  return bytes;
}

function fileOf(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** Later than the file was opened, whatever the clock of its file system can tell apart. */
function writeAnew(file: string, bytes: Uint8Array): void {
  writeFileSync(file, bytes);
  const later = new Date(Date.now() + 10_000);
  utimesSync(file, later, later);
}

/** All that a source gives, each chunk copied before the next is asked for. */
async function copies(source: ByteSource): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of source.chunks()) chunks.push(Buffer.from(chunk));
  return chunks;
}

/** Whether the handle is closed, which reading through it shows. */
async function isClosed(source: ByteSource): Promise<boolean> {
  return copies(source).then(
    () => false,
    () => true,
  );
}

describe('a local file', () => {
  it.each([
    ['empty', 0, []],
    ['of one byte', 1, [1]],
    ['of exactly the first chunk', 128 * 1024, [128 * 1024]],
    ['of a little more', 128 * 1024 + 1, [128 * 1024, 1]],
    [
      'of many chunks',
      5 * MEGABYTE,
      [128 * 1024, 2 * MEGABYTE, 2 * MEGABYTE, MEGABYTE - 128 * 1024],
    ],
  ])('comes whole and in order: %s', async (_name, size, sizes) => {
    const bytes = numbered(size);
    const source = await LocalFile.open(fileOf('sized', bytes));
    expect(source.size).toBe(size);
    const chunks = await copies(source);
    expect(chunks.map(({ length }) => length)).toEqual(sizes);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
    await source.close();
  });

  it('can be read twice', async () => {
    const bytes = numbered(300_000);
    const source = await LocalFile.open(fileOf('twice', bytes));
    for (let time = 0; time < 2; time++) {
      expect(Buffer.concat(await copies(source)).equals(bytes)).toBe(true);
    }
    await source.close();
  });

  it('gives small first chunks, so that the first rows show at once', async () => {
    const source = await LocalFile.open(fileOf('large', numbered(3 * MEGABYTE)));
    const [first] = await copies(source);
    expect(first!.length).toBeLessThanOrEqual(256 * 1024);
    await source.close();
  });

  it('leaves a chunk as it is until the next but one is asked for', async () => {
    const bytes = numbered(8 * MEGABYTE);
    const source = await LocalFile.open(fileOf('reused', bytes));
    const chunks = source.chunks()[Symbol.asyncIterator]();
    const first = (await chunks.next()).value as Uint8Array;
    const second = (await chunks.next()).value as Uint8Array;
    // Closing waits for the reads under way, so what they write is written then.
    await source.close();
    expect(
      Buffer.from(second).equals(bytes.subarray(first.length, first.length + second.length)),
    ).toBe(true);
    expect(Buffer.from(first).equals(bytes.subarray(0, first.length))).toBe(true);
  });

  it('does not take more memory the longer it is', async () => {
    const source = await LocalFile.open(fileOf('memory', numbered(9 * MEGABYTE)));
    const buffers = new Set<ArrayBufferLike>();
    for await (const chunk of source.chunks()) buffers.add(chunk.buffer);
    expect(buffers.size).toBeLessThanOrEqual(3);
    await source.close();
  });
});

describe('a reader that stops early', () => {
  it('leaves a source that closes cleanly', async () => {
    const source = await LocalFile.open(fileOf('early', numbered(8 * MEGABYTE)));
    for await (const chunk of source.chunks()) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await expect(source.close()).resolves.toBeUndefined();
    expect(await isClosed(source)).toBe(true);
  });

  it('may close the source in the middle', async () => {
    const source = await LocalFile.open(fileOf('middle', numbered(8 * MEGABYTE)));
    const chunks = source.chunks()[Symbol.asyncIterator]();
    await chunks.next();
    await source.close();
    await expect(copies(source)).rejects.toMatchObject({ name: 'FailureError' });
    await chunks.return(undefined);
  });
});

describe('a file that changes while it is read', () => {
  it('gives what was written behind its end', async () => {
    const file = fileOf('growing', numbered(200_000));
    const source = await LocalFile.open(file);
    const chunks: Buffer[] = [];
    for await (const chunk of source.chunks()) {
      chunks.push(Buffer.from(chunk));
      if (chunks.length === 1) appendFileSync(file, numbered(100_000, 200_000));
    }
    expect(source.size).toBe(200_000);
    expect(Buffer.concat(chunks).equals(numbered(300_000))).toBe(true);
    await source.close();
  });

  it.each([
    ['is cut', (file: string) => truncateSync(file, 64 * 1024)],
    ['is written anew, as long as before', (file: string) => writeAnew(file, numbered(LARGE, 7))],
    ['is written anew, shorter', (file: string) => writeAnew(file, numbered(LARGE / 2, 7))],
  ])('is another log where it %s', async (_what, change) => {
    const file = fileOf('changing', numbered(LARGE));
    const source = await LocalFile.open(file);
    const readAll = async () => {
      let pieces = 0;
      for await (const piece of source.chunks()) {
        if (pieces++ === 0) change(file);
        expect(piece.length).toBeGreaterThan(0);
      }
    };
    await expect(readAll()).rejects.toMatchObject({
      code: 'changed',
      message: `${file} was written anew while it was read.`,
      remedy: 'Read it again to see what it holds now.',
    });
    await source.close();
  });

  it('stays whole where it is deleted', async () => {
    const bytes = numbered(4 * MEGABYTE);
    const file = fileOf('deleted', bytes);
    const source = await LocalFile.open(file);
    rmSync(file);
    expect(Buffer.concat(await copies(source)).equals(bytes)).toBe(true);
    await source.close();
  });
});
