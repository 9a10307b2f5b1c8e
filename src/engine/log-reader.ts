import { FailureError } from '../protocol/failure.ts';
import type { Cancellation } from '../protocol/platform.ts';
import type { SourceDescription } from '../protocol/session.ts';
import type { TokenSource } from '../protocol/storage.ts';
import type { ByteSource } from '../sources/byte-source.ts';
import { openSource } from '../sources/open-source.ts';
import { plainBytesFrom } from '../sources/plain-range.ts';

/** Takes pieces of the log one after the other until it has enough, which it says by true. */
type Taker = (piece: Uint8Array) => boolean;

/** Reads text of a session's log again: what the table does not keep. */
export class LogReader {
  private readonly description: SourceDescription;
  private readonly versionRead: () => string | undefined;
  private readonly tokens: TokenSource;

  /** `versionRead` is the version of the source that the table was decoded from. */
  constructor(
    description: SourceDescription,
    versionRead: () => string | undefined,
    tokens: TokenSource,
  ) {
    this.description = description;
    this.versionRead = versionRead;
    this.tokens = tokens;
  }

  /**
   * Reads on from `offset` until `take` has enough, or the log ends. Rejects with `changed` where
   * the log is not any more what was read, with `cancelled`, or as the source does.
   */
  async read(offset: number, take: Taker, signal: Cancellation): Promise<void> {
    const ending = new AbortController();
    const end = () => ending.abort();
    signal.addEventListener('abort', end);
    const options = { signal: ending.signal };
    try {
      const source = await openSource(this.description, this.tokens, options);
      try {
        const version = this.versionRead();
        if (version === undefined || !source.holds(version)) throw this.changed();
        await readUntil(source, offset, take, signal);
      } finally {
        await source.close().catch(() => undefined);
      }
    } finally {
      signal.removeEventListener('abort', end);
    }
  }

  /** What to say where the log is not what was read. */
  changed(): FailureError {
    return new FailureError(
      'changed',
      `${this.description.name} has changed since it was read.`,
      'Read it again to see what it holds now.',
    );
  }
}

/** Reads a source on from `offset` until `take` has enough, or it ends. Rejects as `read` does. */
export async function readUntil(
  source: ByteSource,
  offset: number,
  take: Taker,
  signal: Cancellation,
): Promise<void> {
  for await (const piece of plainBytesFrom(source, offset)) {
    if (signal.aborted) throw new FailureError('cancelled', 'The reading was cancelled.');
    if (take(piece)) return;
  }
}
