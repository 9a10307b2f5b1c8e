import { isSpace, OPEN_OBJECT, QUOTE } from './json-bytes.ts';

/**
 * Looks for the next record in JSON that is broken: a brace, white space at most, and a quote, with
 * which a key begins that only records have.
 */
export class RecordSeeker {
  /** Offset of the last opening brace with nothing but white space behind it; -1 for none. */
  brace = -1;

  begin(): void {
    this.brace = -1;
  }

  /**
   * Returns the place of the quote of what may be a record's first key, or the chunk's end. `base`
   * is the offset of the chunk's first byte.
   */
  seek(bytes: Uint8Array, start: number, base: number): number {
    for (let at = start; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === QUOTE && this.brace >= 0) return at;
      if (byte === OPEN_OBJECT) this.brace = base + at;
      else if (!isSpace(byte)) this.brace = -1;
    }
    return bytes.length;
  }
}
