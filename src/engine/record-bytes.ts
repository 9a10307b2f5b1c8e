import { RecordEnd } from '../core/decode/record-end.ts';
import { QUOTE } from '../core/decode/json-bytes.ts';
import { bytesToText } from '../core/format/text.ts';

/** What is shown behind the place that is sought, where a record does not end. */
export const BEHIND = 64 * 1024;

/** Gathers the bytes of one record, from its opening brace on, until they hold what is wanted. */
export class RecordBytes {
  length = 0;
  /** The place behind its closing brace; -1 while it was not found, or where it is too early. */
  end = -1;
  private gathered = new Uint8Array(64 * 1024);
  private readonly ending = new RecordEnd();
  private isOver = false;
  private readonly most: number;
  private readonly mark: number;

  /** Gathers at most `most` bytes. What ends before the byte at `mark` is not what is sought. */
  constructor(most: number, mark: number) {
    this.most = most;
    this.mark = mark;
  }

  get bytes(): Uint8Array {
    return this.gathered.subarray(0, this.length);
  }

  /** Takes the next piece; true once nothing more is wanted: of what is broken, not all. */
  take(piece: Uint8Array): boolean {
    const part = piece.subarray(0, this.most - this.length);
    this.reserve(this.length + part.length);
    this.gathered.set(part, this.length);
    if (!this.isOver) this.seekEnd(part);
    this.length += part.length;
    if (this.isOver && this.end < 0) return this.length >= this.mark + BEHIND;
    return this.end >= 0 || this.length === this.most;
  }

  /** The text from `place` to the end of the string that begins there. */
  textFrom(place: number): string {
    const quote = this.bytes.indexOf(QUOTE, place);
    return bytesToText(this.bytes.subarray(place, Math.max(place, quote)));
  }

  private seekEnd(part: Uint8Array): void {
    const found = this.ending.take(part);
    const end = this.length + found;
    this.isOver = found >= 0 || this.ending.isBroken;
    if (found >= 0 && end > this.mark) this.end = end;
  }

  private reserve(length: number): void {
    if (length <= this.gathered.length) return;
    const wider = new Uint8Array(Math.max(length, this.gathered.length * 2));
    wider.set(this.gathered);
    this.gathered = wider;
  }
}
