import { type CancelSignal, eventLoopTurn } from '../platform.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { FlowLogDecoder } from './flow-log-decoder.ts';
import { DamagedGzipError, type Decompressor } from './gunzip.ts';
import { plainBytes } from './plain-bytes.ts';
import type { ProblemReport } from './problems.ts';

/** Bytes decoded in one go: some ms of work, so that a cancellation is heard in between. */
const SLICE = 1 << 22;

/** How a whole decode can be watched and ended early. */
export interface DecodeOptions {
  /** Ends the decode: its promise then rejects with the signal's reason. */
  readonly signal?: CancelSignal;
  /** Called after each slice: decompressed bytes read and rows published so far. */
  readonly onProgress?: (bytes: number, rows: number) => void;
  /** In place of the platform's own gzip stream. */
  readonly decompress?: Decompressor;
}

/** A decoded log. */
export interface DecodedFlowLog {
  readonly table: FlowTable;
  readonly problems: ProblemReport;
}

/**
 * Decodes a whole flow log of any documented shape, plain or gzip-compressed. Malformed content
 * never throws: it is in `problems`. Rejects only with the signal's reason, or with the error of
 * the source (a failed read).
 */
export async function decodeFlowLog(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  options: DecodeOptions = {},
): Promise<DecodedFlowLog> {
  const decoder = new FlowLogDecoder();
  await decodeInto(decoder, source instanceof Uint8Array ? slices(source) : source, options);
  return { table: decoder.table, problems: decoder.problems };
}

/**
 * Decodes a source to its end into a decoder that the caller keeps, so that what has arrived can
 * be read while it goes on and is kept when it is cancelled. Rejects as `decodeFlowLog` does.
 */
export async function decodeInto(
  decoder: FlowLogDecoder,
  source: AsyncIterable<Uint8Array>,
  { signal, onProgress, decompress }: DecodeOptions,
): Promise<void> {
  let bytes = 0;
  throwIfCancelled(signal);
  try {
    for await (const chunk of plainBytes(source, decompress)) {
      throwIfCancelled(signal);
      decoder.write(chunk);
      bytes += chunk.length;
      onProgress?.(bytes, decoder.table.rowCount);
    }
    throwIfCancelled(signal);
    decoder.end();
  } catch (failure) {
    if (!(failure instanceof DamagedGzipError)) throw failure;
    decoder.endDamaged(bytes);
  }
  onProgress?.(bytes, decoder.table.rowCount);
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += SLICE) {
    if (at > 0) await eventLoopTurn();
    yield bytes.subarray(at, at + SLICE);
  }
}

function throwIfCancelled(signal: CancelSignal | undefined): void {
  if (signal?.aborted === true) throw signal.reason;
}
