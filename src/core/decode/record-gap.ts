import { CLOSE_LIST, CLOSE_OBJECT, COMMA, isSpace, OPEN_LIST, OPEN_OBJECT } from './json-bytes.ts';

/** What may stand between two records, in any of the shapes that logs have. */
const BETWEEN: ReadonlySet<number> = new Set([COMMA, CLOSE_LIST, CLOSE_OBJECT, OPEN_LIST]);

/** Looks for the record behind one that has ended, piece by piece. */
export class RecordGap {
  /** True once something else came: no record follows. */
  isOver = false;

  /** Takes the next piece: the place of the opening brace, or -1 where it is not in it. */
  take(bytes: Uint8Array): number {
    for (let at = 0; at < bytes.length && !this.isOver; at++) {
      const byte = bytes[at]!;
      if (byte === OPEN_OBJECT) return at;
      this.isOver = !isSpace(byte) && !BETWEEN.has(byte);
    }
    return -1;
  }
}
