import { continued } from '../../core/decode/plain-bytes.ts';
import type { ByteSource } from '../../sources/byte-source.ts';
import type { SourceReading } from './source-reading.ts';

/** Sources that are fetched while another one is decoded: their round trips take no time then. */
const AHEAD = 6;

/** What is fetched of each of them; with `AHEAD` this bounds the memory. */
const FIRST_BYTES = 4 * 1024 * 1024;

/** A source that is open, and its bytes from the first on. */
export interface OpenedSource {
  readonly source: ByteSource;
  readonly chunks: AsyncIterable<Uint8Array>;
}

type Open = (reading: SourceReading) => Promise<ByteSource>;

/** The sources of a session in the order of their readings, the next of them fetched ahead. */
export class ComingSources {
  private readonly open: Open;
  private readonly readings: readonly SourceReading[];
  private readonly coming = new Map<SourceReading, Promise<OpenedSource>>();
  private next = 0;

  constructor(readings: readonly SourceReading[], open: Open) {
    this.readings = readings;
    this.open = open;
  }

  /** The source of the reading whose turn it is. Rejects as opening it does. */
  async take(reading: SourceReading): Promise<OpenedSource> {
    const fetched = this.coming.get(reading);
    this.coming.delete(reading);
    this.next = this.readings.indexOf(reading) + 1;
    const opened = fetched ?? this.direct(reading);
    // First come, first served: those behind it must not take the line from it.
    const source = await opened;
    this.fetchAhead();
    return source;
  }

  /** Ends what was fetched in vain. */
  async close(): Promise<void> {
    const left = await Promise.allSettled(this.coming.values());
    for (const one of left) {
      if (one.status === 'fulfilled') await one.value.source.close().catch(() => undefined);
    }
  }

  private fetchAhead(): void {
    for (const reading of this.readings.slice(this.next, this.next + AHEAD)) {
      if (this.coming.has(reading)) continue;
      const fetched = this.fetch(reading);
      // Its failure is told when its turn comes.
      fetched.catch(() => undefined);
      this.coming.set(reading, fetched);
    }
  }

  private async direct(reading: SourceReading): Promise<OpenedSource> {
    const source = await this.open(reading);
    return { source, chunks: source.chunks() };
  }

  private async fetch(reading: SourceReading): Promise<OpenedSource> {
    const source = await this.open(reading);
    const rest = source.chunks()[Symbol.asyncIterator]();
    const first: Uint8Array[] = [];
    try {
      for (let bytes = 0; bytes < FIRST_BYTES;) {
        const next = await rest.next();
        if (next.done === true) break;
        // Its memory is used again for the next but one.
        first.push(next.value.slice());
        bytes += next.value.length;
      }
    } catch (thrown) {
      await source.close().catch(() => undefined);
      throw thrown;
    }
    return { source, chunks: continued(first, rest) };
  }
}
