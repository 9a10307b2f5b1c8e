import {
  BACKSLASH,
  CLOSE_LIST,
  CLOSE_OBJECT,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
} from './json-bytes.ts';

/** Deeper than any record is nested, and than the decoder follows. */
const MOST_DEPTH = 256;

/**
 * Looks for the closing brace of the JSON object that a text begins with, piece by piece. It only
 * pairs brackets outside of strings: what stands between them is not its business.
 */
export class RecordEnd {
  /** True once a bracket did not fit the one that it would close: there is no end to be found. */
  isBroken = false;
  /** What each open bracket is to be closed by. */
  private readonly closers: number[] = [];
  private isInString = false;
  private isAfterBackslash = false;

  /** Takes the next piece: the place behind the closing brace, or -1 where it is not in it. */
  take(bytes: Uint8Array): number {
    for (let at = 0; at < bytes.length && !this.isBroken; at++) {
      if (this.isInString) at = this.passString(bytes, at);
      else if (this.isClosedBy(bytes[at]!)) return at + 1;
    }
    return -1;
  }

  /** The place of the quote that ends the string, or behind the last byte. */
  private passString(bytes: Uint8Array, start: number): number {
    let at = start;
    if (this.isAfterBackslash) {
      this.isAfterBackslash = false;
      at++;
    }
    for (; at < bytes.length; at++) {
      if (bytes[at] === QUOTE) {
        this.isInString = false;
        return at;
      }
      if (bytes[at] === BACKSLASH) at++;
    }
    this.isAfterBackslash = at > bytes.length;
    return bytes.length;
  }

  private isClosedBy(byte: number): boolean {
    if (byte === QUOTE) this.isInString = true;
    else if (byte === OPEN_OBJECT) this.open(CLOSE_OBJECT);
    else if (byte === OPEN_LIST) this.open(CLOSE_LIST);
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      this.isBroken = this.closers.pop() !== byte;
      return !this.isBroken && this.closers.length === 0;
    }
    return false;
  }

  private open(closer: number): void {
    this.isBroken = this.closers.push(closer) > MOST_DEPTH;
  }
}
