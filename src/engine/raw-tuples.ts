import { QUOTE } from '../core/decode/json-bytes.ts';
import { bytesToText } from '../core/format/text.ts';
import type { FlowTable } from '../core/table/flow-table.ts';
import type { Cancellation } from '../protocol/platform.ts';
import { changedSince, type LogReader } from './reading/log-reader.ts';
import { isTupleOf } from './is-tuple-of.ts';

/** No tuple is longer, were each of its characters written as an escape. */
const LONGEST = 4096;

/**
 * The texts of rows' tuples as they stand in their logs, without their quotes, in the order of the
 * rows: each log is read again, once, from the first of them to the last. Rejects as the reader
 * does, with `changed` also where the tuple that stands there now is another one.
 */
export async function rawTuples(
  reader: LogReader,
  table: FlowTable,
  rows: ArrayLike<number>,
  signal: Cancellation,
): Promise<string[]> {
  const places = Array.from(rows, (row) => ({ row, ...table.origin(row) }));
  const found = new Map<string, TupleCutter['found']>();
  for (const source of new Set(places.map((place) => place.source))) {
    const ofSource = places.filter((place) => place.source === source);
    const cutter = new TupleCutter(Float64Array.from(ofSource, ({ offset }) => offset).sort());
    await reader.read(source, cutter.start, (piece) => cutter.take(piece), signal);
    found.set(source, cutter.found);
  }
  return places.map(({ row, source, offset }) => {
    const text = found.get(source)?.get(offset);
    if (text === undefined || !isTupleOf(text, table.row(row))) throw changedSince(source);
    return text;
  });
}

/** Cuts the tuples that begin at `offsets` out of a log that goes by in pieces. */
class TupleCutter {
  readonly found = new Map<number, string>();
  private readonly offsets: Float64Array;
  private next = 0;
  private passed: number;
  /** What came of a tuple that goes on in the next piece. */
  private begun: Uint8Array | undefined;

  /** `offsets` ascend; the pieces begin at the first of them. */
  constructor(offsets: Float64Array) {
    this.offsets = offsets;
    this.passed = this.start;
  }

  get start(): number {
    return this.offsets[0]!;
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
