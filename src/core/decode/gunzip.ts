import { gzipDecompression } from '../platform.ts';

const GZIP_MAGIC = [0x1f, 0x8b];

/** The compressed bytes are damaged or cut off; what was whole before has been read. */
export class DamagedGzipError extends Error {
  override readonly name = 'DamagedGzipError';
}

/** Gzip-compressed chunks to plain ones; throws the source's own error or a `DamagedGzipError`. */
export type Decompressor = (chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/** True for the first bytes of a gzip file, whatever its name. No JSON begins so. */
export function isGzip(start: Uint8Array): boolean {
  return start.length >= 2 && start[0] === GZIP_MAGIC[0] && start[1] === GZIP_MAGIC[1];
}

/**
 * The plain bytes of gzip-compressed ones, as they come, by the platform's own stream. Not every
 * platform's reads on behind a file's first member: where one does not, the rest is reported as
 * damage. Throws the source's own error, or a
 * `DamagedGzipError`; all that was whole before has been yielded by then.
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { readable, writable } = gzipDecompression();
  const reader = readable.getReader();
  const feeding = new Feeding(chunks, writable.getWriter());
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value !== undefined) yield value;
    }
  } catch (failure) {
    throw feeding.sourceError ?? new DamagedGzipError(messageOf(failure));
  } finally {
    await reader.cancel().catch(() => undefined);
    await feeding.done;
  }
}

type Writer = ReturnType<ReturnType<typeof gzipDecompression>['writable']['getWriter']>;

/** Writes all chunks of a source. A stream's failure hides what its source said, so it is kept. */
class Feeding {
  sourceError: Error | undefined;
  readonly done: Promise<void>;

  constructor(chunks: AsyncIterable<Uint8Array>, writer: Writer) {
    this.done = this.run(chunks, writer);
  }

  private async run(chunks: AsyncIterable<Uint8Array>, writer: Writer): Promise<void> {
    try {
      for await (const chunk of this.guarded(chunks)) await writer.write(chunk);
      await writer.close();
    } catch {
      // Whoever reads the other end meets the failure there.
      await writer.abort().catch(() => undefined);
    }
  }

  private async *guarded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks;
    } catch (failure) {
      this.sourceError = failure instanceof Error ? failure : new Error(String(failure));
      throw this.sourceError;
    }
  }
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
