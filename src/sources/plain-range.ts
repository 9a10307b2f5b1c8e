import { DamagedGzipError, isGzip } from '../core/decode/gunzip.ts';
import { plainBytes } from '../core/decode/plain-bytes.ts';
import type { ByteSource } from './byte-source.ts';
import { platformGunzip } from './platform-gunzip.ts';

/**
 * The bytes of a log from `offset` on, piece by piece, decompressed where they are gzip: those
 * have to be read from their beginning, but no more of them is kept than a piece. They end where
 * a compressed log is damaged, as its decoding did.
 */
export async function* plainBytesFrom(
  source: ByteSource,
  offset: number,
): AsyncGenerator<Uint8Array> {
  const isCompressed = isGzip(await source.range(0, 2));
  yield* isCompressed ? decompressedFrom(source, offset) : source.chunks(offset);
}

async function* decompressedFrom(source: ByteSource, offset: number): AsyncGenerator<Uint8Array> {
  let passed = 0;
  try {
    for await (const chunk of plainBytes(source.chunks(), platformGunzip)) {
      const wanted = chunk.subarray(Math.max(0, offset - passed));
      passed += chunk.length;
      // Empty ones too: whoever reads wants to stop between two of them.
      yield wanted;
    }
  } catch (failure) {
    if (!(failure instanceof DamagedGzipError)) throw failure;
  }
}
