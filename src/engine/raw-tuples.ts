import { QUOTE } from '../core/decode/json-bytes.ts';
import { plainBytes } from '../core/decode/plain-bytes.ts';
import { bytesToText } from '../core/format/text.ts';
import { FIRST_MS_TIME } from '../core/format/time.ts';
import { FailureError } from '../protocol/failure.ts';
import type { Cancellation } from '../protocol/platform.ts';
import { nodeGunzip } from '../sources/node-gunzip.ts';
import { openSource } from '../sources/open-source.ts';
import type { Session } from './session.ts';

/** No tuple is longer, were each of its characters written as an escape. */
const LONGEST = 4096;

/**
 * The texts of rows' tuples as they stand in the log, without their quotes, in the order of the
 * rows: the log is read again, once, as far as the last of them. Fails where it has changed.
 */
export async function rawTuples(
  session: Session,
  rows: ArrayLike<number>,
  signal: Cancellation,
): Promise<string[]> {
  const { table } = session.decoder;
  const offsets = Float64Array.from(rows, (row) => table.origin(row).offset);
  const cutter = new TupleCutter(offsets.slice().sort());
  await readAgain(session, cutter, signal);
  return Array.from(offsets, (offset, at) => {
    const text = cutter.found.get(offset);
    if (text === undefined || timeOf(text) !== table.row(rows[at]!).time) throw changed(session);
    return text;
  });
}

async function readAgain(
  session: Session,
  cutter: TupleCutter,
  signal: Cancellation,
): Promise<void> {
  const source = await openSource(session.description);
  try {
    for await (const chunk of plainBytes(source.chunks(), nodeGunzip)) {
      if (signal.aborted) throw new FailureError('cancelled', 'The work was cancelled.');
      if (cutter.take(chunk)) return;
    }
  } finally {
    await source.close().catch(() => undefined);
  }
}

/** Cuts the tuples that begin at `offsets` out of a log that goes by in pieces. */
class TupleCutter {
  readonly found = new Map<number, string>();
  private readonly offsets: Float64Array;
  private next = 0;
  private passed = 0;
  /** What came of a tuple that goes on in the next piece. */
  private begun: Uint8Array | undefined;

  /** `offsets` ascend. */
  constructor(offsets: Float64Array) {
    this.offsets = offsets;
  }

  /** Takes the next piece; true once nothing more is wanted. */
  take(chunk: Uint8Array): boolean {
    while (this.next < this.offsets.length && this.cut(chunk)) this.next++;
    this.passed += chunk.length;
    return this.next === this.offsets.length;
  }

  private cut(chunk: Uint8Array): boolean {
    const offset = this.offsets[this.next]!;
    const start = Math.max(0, offset - this.passed);
    if (start >= chunk.length) return false;
    const end = chunk.indexOf(QUOTE, start);
    const piece = chunk.subarray(start, end < 0 ? Math.min(chunk.length, start + LONGEST) : end);
    const whole = joined(this.begun, piece);
    this.begun = end < 0 ? whole : undefined;
    if (end >= 0) this.found.set(offset, bytesToText(whole));
    return end >= 0;
  }
}

/** A copy: the memory of a piece is used again. */
function joined(begun: Uint8Array | undefined, piece: Uint8Array): Uint8Array {
  const kept = begun?.subarray(0, LONGEST) ?? new Uint8Array(0);
  const whole = new Uint8Array(kept.length + piece.length);
  whole.set(kept);
  whole.set(piece, kept.length);
  return whole;
}

function timeOf(text: string): number {
  const time = Number(text.split(',', 1)[0]);
  return time < FIRST_MS_TIME ? time * 1000 : time;
}

function changed({ description }: Session): FailureError {
  return new FailureError(
    'unreadable',
    `${description.name} has changed since it was read.`,
    'Open it again to see what it holds now.',
  );
}
