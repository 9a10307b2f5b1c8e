import { RestError } from '@azure/storage-blob';
import { FailureError } from '../../protocol/failure.ts';
import { cancelled, pause } from '../client/pause.ts';
import { storageFailure } from '../storage-failure.ts';
import { type Body, openBody } from './body.ts';
import type { LiveBlob } from './live-blob.ts';

/** A part of a blob as it was planned: bytes `start … end - 1` of that generation. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly generation: number;
}

/** How a part is read. */
export interface PartReading {
  readonly signal: AbortSignal;
  /** Hears of each piece that has arrived. */
  readonly received: (bytes: number) => void;
}

/** What may go wrong in a row, without a byte in between, before reading is given up. */
const MOST_CUTS = 6;
const MOST_CHANGES = 20;

/**
 * Reads a part into the beginning of `into`: under the blob's newest ETag, and on from where a
 * connection was cut. (The SDK's stream takes a cut for an abort, and never reads on by itself.)
 * Gives `undefined` where the blob changed and this part with it. Rejects with a `FailureError`.
 */
export async function readPart(
  blob: LiveBlob,
  part: Part,
  into: Uint8Array,
  { signal, received }: PartReading,
): Promise<Uint8Array | undefined> {
  const bytes = into.subarray(0, part.end - part.start);
  let [got, cuts, changes] = [0, 0, 0];
  const take = (piece: Uint8Array) => {
    bytes.set(piece, got);
    got += piece.length;
    [cuts, changes] = [0, 0];
    received(piece.length);
  };
  while (got < bytes.length) {
    const { etag } = blob.version;
    const body = await request(blob, etag, part.start + got, part.end, signal);
    if (body !== undefined) {
      const isWhole = await body.drain(take);
      if (!isWhole && got < bytes.length) await afterCut(blob, cuts++, signal);
      continue;
    }
    await blob.renew(etag);
    if (blob.unchangedSince(part.generation) < part.end) return undefined;
    if (++changes === MOST_CHANGES) throw blob.changed();
  }
  return bytes;
}

/** The body of an answer; `undefined` where the version of that ETag is gone. */
async function request(
  { client, name }: LiveBlob,
  ifMatch: string,
  start: number,
  end: number,
  abortSignal: AbortSignal,
): Promise<Body | undefined> {
  try {
    return await openBody(client, { start, length: end - start, ifMatch }, abortSignal);
  } catch (thrown) {
    if (abortSignal.aborted) throw cancelled();
    if (thrown instanceof RestError && thrown.statusCode === 412) return undefined;
    throw storageFailure(thrown, name);
  }
}

async function afterCut({ name }: LiveBlob, cuts: number, signal: AbortSignal): Promise<void> {
  if (cuts === MOST_CUTS) {
    throw new FailureError(
      'unreachable',
      `The connection broke again and again while ${name} was read.`,
      'Check the network, then read it again.',
    );
  }
  if (cuts > 0) await pause(250 * 2 ** cuts, signal);
}
