import { diagnoseTuple } from './diagnose-tuple.ts';
import type { ProblemLog } from './problems.ts';
import type { RecordBuilder } from './record-builder.ts';
import type { Place } from './structure.ts';
import { LONGEST_TEXT, type TextBuffer } from './text-buffer.ts';
import { TupleReader } from './tuple-reader.ts';
import type { TupleShape } from './tuple-shape.ts';

/** Turns tuples into rows, or into problems. */
export class TupleDecoder {
  private readonly builder: RecordBuilder;
  private readonly problems: ProblemLog;
  private readonly reader: TupleReader;

  constructor(builder: RecordBuilder, problems: ProblemLog) {
    this.builder = builder;
    this.problems = problems;
    this.reader = new TupleReader(builder.writer);
  }

  /**
   * The way that nearly all tuples go: straight from the input. `start` is behind the opening
   * quote and `LONGEST_TUPLE` bytes must follow. Returns the place of the closing quote, or -1
   * where the tuple is not plain (escaped or malformed); then nothing has been kept or reported.
   */
  fromInput(
    bytes: Uint8Array,
    start: number,
    offset: number,
    place: Place,
    shape: TupleShape,
  ): number {
    const end = this.reader.read(bytes, start, shape);
    if (end >= 0) this.builder.commitTuple(place, offset);
    return end;
  }

  /** A tuple that was gathered first: cut by a chunk's end, escaped, or malformed. */
  fromText(text: TextBuffer, offset: number, place: Place): void {
    if (text.isCut) return this.tooLong(text, offset);
    if (text.hasEscape) {
      const plain = text.text();
      if (plain === undefined) return this.notText(text, offset);
      text.replace(plain);
    }
    const shape = this.builder.shapeIn(place);
    const end = this.reader.read(text.asTuple(), 0, shape);
    if (end === text.length) this.builder.commitTuple(place, offset);
    else this.malformed(text, end, offset, shape);
  }

  private malformed(text: TextBuffer, end: number, offset: number, shape: TupleShape): void {
    const readable = text.readable();
    const failedAt = end < 0 ? this.reader.failedAt : end;
    const { kind, message } = diagnoseTuple(readable, failedAt, shape);
    this.problems.add(kind, offset, message, readable);
  }

  private tooLong(text: TextBuffer, offset: number): void {
    const message = `The tuple is longer than ${LONGEST_TEXT} bytes.`;
    this.problems.add('too-long', offset, message, text.readable());
  }

  private notText(text: TextBuffer, offset: number): void {
    const message = 'The tuple holds an escape sequence or bytes that JSON does not allow.';
    this.problems.add('bad-text', offset, message, text.readable());
  }
}
