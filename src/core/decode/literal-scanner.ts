import { JSON_LITERAL, LONGEST_LITERAL } from '../format/log-limits.ts';
import { bytesToText } from '../format/text.ts';
import { isLiteralByte } from './json-bytes.ts';
import { LONGEST_EXCERPT } from './problems.ts';

/** Reads a number, `true`, `false` or `null` that may be cut by the end of a chunk. */
export class LiteralScanner {
  /** What was read: no more than an excerpt can show, however long it is in the input. */
  text = '';
  /** Offset of its first byte. */
  offset = 0;

  begin(offset: number): void {
    this.text = '';
    this.offset = offset;
  }

  /** Returns the place of the first byte that is not part of it, or the chunk's end. */
  scan(bytes: Uint8Array, start: number): number {
    let at = start;
    while (at < bytes.length && isLiteralByte(bytes[at]!)) at++;
    const room = LONGEST_EXCERPT - this.text.length;
    this.text += bytesToText(bytes.subarray(start, Math.min(at, start + room)));
    return at;
  }

  /** True where JSON knows such a literal. */
  isValid(): boolean {
    return this.text.length <= LONGEST_LITERAL && JSON_LITERAL.test(this.text);
  }
}
