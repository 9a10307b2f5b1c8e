import { BACKSLASH, QUOTE, SPACE } from './json-bytes.ts';
import { TextBuffer } from './text-buffer.ts';

/** Follows one JSON string to its end, through as many chunks as it takes. */
export class StringScanner {
  /** The string so far, where it is gathered. */
  readonly text = new TextBuffer();
  /** Where the string began, behind its quote, in the whole input. */
  offset = 0;
  /** False for a string that nobody wants: it is only followed to its end. */
  isGathered = false;
  private isAfterBackslash = false;

  begin(isGathered: boolean, offset: number): void {
    this.isGathered = isGathered;
    this.offset = offset;
    this.isAfterBackslash = false;
    this.text.clear();
  }

  /**
   * Reads on from `start`. Returns the place of the closing quote, or of a control character,
   * which no string may hold; the chunk's length where the string goes on behind it.
   */
  scan(bytes: Uint8Array, start: number): number {
    let at = this.isAfterBackslash ? start + 1 : start;
    this.isAfterBackslash = false;
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === QUOTE) {
        if (this.isGathered) this.text.finish(bytes, start, at);
        return at;
      }
      if (byte < SPACE) return at;
      if (byte !== BACKSLASH) continue;
      this.text.hasEscape = true;
      at++;
    }
    this.isAfterBackslash = at > bytes.length;
    if (this.isGathered) this.text.append(bytes, start, bytes.length);
    return bytes.length;
  }
}
