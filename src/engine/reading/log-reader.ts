import { FailureError } from '../../protocol/failure.ts';
import type { Cancellation } from '../../protocol/platform.ts';
import type { TokenSource } from '../../protocol/storage.ts';
import type { ByteSource } from '../../sources/byte-source.ts';
import { openSource } from '../../sources/open-source.ts';
import { plainBytesFrom } from '../../sources/plain-range.ts';
import type { SourceDescription } from '../../protocol/session.ts';

/** Takes pieces of the log one after the other until it has enough, which it says by true. */
type Taker = (piece: Uint8Array) => boolean;

/** A log, and the version of it that was decoded; `undefined` while none was. */
export interface DecodedSource {
  readonly description: SourceDescription;
  readonly version: string | undefined;
}

/** Reads text of a session's logs again: what the table does not keep. */
export class LogReader {
  private readonly sources: ReadonlyMap<string, DecodedSource>;
  private readonly tokens: TokenSource;

  /** `sources` are those that the table was decoded from, by their names. */
  constructor(sources: ReadonlyMap<string, DecodedSource>, tokens: TokenSource) {
    this.sources = sources;
    this.tokens = tokens;
  }

  /**
   * Reads the log of this name on from `offset` until `take` has enough, or it ends. Rejects with
   * `changed` where the log is not any more what was read, with `cancelled`, or as the source does.
   */
  async read(name: string, offset: number, take: Taker, signal: Cancellation): Promise<void> {
    const decoded = this.sources.get(name);
    if (decoded === undefined) throw unknown(name);
    const ending = new AbortController();
    const end = () => ending.abort();
    signal.addEventListener('abort', end);
    const options = { signal: ending.signal };
    try {
      const source = await openSource(decoded.description, this.tokens, options);
      try {
        const { version } = decoded;
        if (version === undefined || !source.holds(version)) throw changedSince(name);
        await readUntil(source, offset, take, signal);
      } finally {
        await source.close().catch(() => undefined);
      }
    } finally {
      signal.removeEventListener('abort', end);
    }
  }
}

/** What to say where a log is not what was read. */
export function changedSince(name: string): FailureError {
  return new FailureError(
    'changed',
    `${name} has changed since it was read.`,
    'Read it again to see what it holds now.',
  );
}

function unknown(name: string): FailureError {
  const message = `${name} is none of the logs that were read here.`;
  return new FailureError('not-found', message, 'Open the log again.');
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
