import { createGunzip, type Gunzip } from 'node:zlib';
import { DamagedGzipError } from '../core/decode/gunzip.ts';

const CHUNK = 512 * 1024;

/**
 * Decompresses by Node's zlib: unlike the web's stream of newer versions it reads on behind the
 * first member, as archives that were appended to have several. Throws as `gunzip` of core does.
 */
export async function* platformGunzip(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: CHUNK });
  const feeding = feed(chunks, stream);
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } catch (failure) {
    throw isZlibError(failure) ? new DamagedGzipError(failure.message) : failure;
  } finally {
    stream.destroy();
    await feeding;
  }
}

/** Hands over one chunk at a time: its memory is used again once it was taken. */
async function feed(chunks: AsyncIterable<Uint8Array>, stream: Gunzip): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (stream.destroyed) return;
      await new Promise<void>((taken) => stream.write(chunk, () => taken()));
    }
    stream.end();
  } catch (failure) {
    stream.destroy(failure instanceof Error ? failure : new Error(String(failure)));
  }
}

function isZlibError(failure: unknown): failure is Error {
  return failure instanceof Error && 'code' in failure && String(failure.code).startsWith('Z_');
}
