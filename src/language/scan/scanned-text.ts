import type { LogText, TextReader } from '../../core/structure/structure-reader.ts';
import type { TextPosition } from './text-position.ts';

/** A JSON string of a document: what stands between its quotes, and what that says. */
export class ScannedText implements LogText {
  readonly isCut: boolean;
  private readonly raw: string;
  private readonly plain: string | undefined;

  constructor(raw: string, plain: string | undefined, isCut: boolean) {
    this.raw = raw;
    this.plain = plain;
    this.isCut = isCut;
  }

  get length(): number {
    return this.raw.length;
  }

  text(): string | undefined {
    return this.plain;
  }

  readable(): string {
    return this.plain ?? this.raw;
  }

  /** Where a field of the tuple stands that begins at `start`; where escapes hide it, the tuple. */
  range(start: TextPosition, field: number): [start: TextPosition, end: TextPosition] {
    if (field < 0 || this.plain?.length !== this.raw.length)
      return [start, start + this.raw.length];
    const fields = this.plain.split(',');
    const before = fields.slice(0, field).reduce((sum, { length }) => sum + length + 1, 0);
    // An empty field has nothing to be marked but the comma around it.
    const length = Math.max(1, fields[field]!.length);
    return [start + before, start + before + length];
  }
}

/** Texts are read when they are scanned. */
export const plainTexts: TextReader<ScannedText> = {
  keyOf: (text) => text.text(),
  valueOf: (text) => text.text(),
};
