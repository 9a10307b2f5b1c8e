import { Readable } from 'node:stream';
import type { BlobClient } from '@azure/storage-blob';
import { cancelled } from '../client/pause.ts';
import { StallWatch } from './stall-watch.ts';

/** What is asked for: so many bytes from `start` on, of the version of that ETag. */
export interface BodyRange {
  readonly start: number;
  readonly length: number;
  readonly ifMatch: string;
}

/** The body of an answer, while it arrives. */
export interface Body {
  /** Gives out all that it brings; false where it was cut off. Rejects only with `cancelled`. */
  drain(take: (piece: Uint8Array) => void): Promise<boolean>;
}

/** Asks for bytes of a blob; gives their body once its headers are there. Rejects as the SDK does. */
export async function openBody(
  client: BlobClient,
  { start, length, ifMatch }: BodyRange,
  abortSignal: AbortSignal,
): Promise<Body> {
  const options = { conditions: { ifMatch }, maxRetryRequests: 0, abortSignal };
  const { readableStreamBody: body } = await client.download(start, length, options);
  const stream = body instanceof Readable ? body : Readable.from([]);
  return { drain: (take) => drain(stream, take, abortSignal) };
}

async function drain(
  body: Readable,
  take: (piece: Uint8Array) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const watch = new StallWatch(() => body.destroy(new Error('Nothing came for too long.')));
  try {
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      watch.touch();
      take(piece);
    }
    return true;
  } catch {
    if (signal.aborted) throw cancelled();
    return false;
  } finally {
    watch.end();
  }
}
