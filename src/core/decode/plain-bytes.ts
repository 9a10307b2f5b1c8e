import { type Decompressor, gunzip, isGzip } from './gunzip.ts';

/**
 * The bytes of a log as the decoder takes them: decompressed where they are gzip. Whoever has a
 * better decompressor than the platform's stream, as Node has, gives it.
 */
export async function* plainBytes(
  chunks: AsyncIterable<Uint8Array>,
  decompress: Decompressor = gunzip,
): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const start = await firstBytes(iterator, 2);
  const all = continued(start.length === 0 ? [] : [start], iterator);
  yield* isGzip(start) ? decompress(all) : all;
}

/** Reads until `count` bytes are there, however small the first chunks are. */
async function firstBytes(chunks: AsyncIterator<Uint8Array>, count: number): Promise<Uint8Array> {
  let start: Uint8Array = new Uint8Array(0);
  while (start.length < count) {
    const next = await chunks.next();
    if (next.done === true) break;
    start = start.length === 0 ? next.value : joined(start, next.value);
  }
  return start;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Bytes whose beginning was already taken off, as one again; ended early, it ends `rest` too. */
export async function* continued(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (;;) {
      const next = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}
