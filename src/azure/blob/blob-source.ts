import type { BlobDescription } from '../../protocol/session.ts';
import type { TokenSource } from '../../protocol/storage.ts';
import type { ByteSource, OpenOptions } from '../../sources/byte-source.ts';
import { blobClient } from '../client/clients.ts';
import { storageAccess } from './blob-access.ts';
import { holdsRecordsOf, nameOf } from './blob-version.ts';
import { LiveBlob } from './live-blob.ts';
import { ReadAhead } from './read-ahead.ts';
import { readPart } from './read-part.ts';

/** Opens a blob for reading in ranges. Rejects with a `FailureError`. */
export async function openBlob(
  blob: BlobDescription,
  tokens: TokenSource,
  { signal, watch }: OpenOptions = {},
): Promise<ByteSource> {
  const ending = new AbortController();
  const end = AbortSignal.any([ending.signal, ...(signal === undefined ? [] : [signal])]);
  let waiting = 0;
  const onWait = (isWaiting: boolean) => {
    waiting += isWaiting ? 1 : -1;
    watch?.waiting(waiting > 0);
  };
  const client = blobClient(blob.url, storageAccess(blob, tokens), onWait);
  const live = await LiveBlob.open(client, blob.name, end);
  return new BlobSource(live, { ending, end, received: (bytes) => watch?.received(bytes) });
}

interface BlobReading {
  readonly ending: AbortController;
  /** Raised when it is closed, or called off by whoever opened it. */
  readonly end: AbortSignal;
  readonly received: (bytes: number) => void;
}

/** A blob that may grow while it is read. */
class BlobSource implements ByteSource {
  private readonly blob: LiveBlob;
  private readonly reading: BlobReading;

  constructor(blob: LiveBlob, reading: BlobReading) {
    this.blob = blob;
    this.reading = reading;
  }

  get size(): number {
    return this.blob.version.size;
  }

  get version(): string {
    return nameOf(this.blob.version);
  }

  holds(version: string): boolean {
    return holdsRecordsOf(this.blob.version, version);
  }

  chunks(start = 0): AsyncGenerator<Uint8Array> {
    const { end, received } = this.reading;
    return new ReadAhead(this.blob, start, end, received).chunks();
  }

  /** A place is one of the version that was opened: what stands before it must be unchanged. */
  async range(start: number, length: number): Promise<Uint8Array> {
    const { blob } = this;
    const { end: signal, received } = this.reading;
    while (blob.unchangedSince(0) >= start) {
      const end = Math.max(start, Math.min(start + length, this.size));
      const part = { start, end, generation: blob.generation };
      const into = new Uint8Array(end - start);
      const bytes = await readPart(blob, part, into, { signal, received });
      if (bytes !== undefined) return bytes;
    }
    throw blob.changed();
  }

  close(): Promise<void> {
    this.reading.ending.abort();
    return Promise.resolve();
  }
}
