import { diagnoseTuple } from '../format/diagnose-tuple.ts';
import { BROKEN_TUPLE, LONG_TUPLE } from '../format/problem-words.ts';
import type { ProblemLog } from './problems.ts';
import type { RecordBuilder } from './record-builder.ts';
import type { Place } from '../structure/log-structure.ts';
import type { TupleSink } from '../structure/structure-reader.ts';
import type { TextBuffer } from './text-buffer.ts';
import type { TupleReader } from './tuple-reader.ts';
import type { TupleShape } from '../format/tuple-fields.ts';

/** Turns tuples into rows, or into problems. */
export class TupleDecoder implements TupleSink<TextBuffer> {
  private readonly builder: RecordBuilder;
  private readonly problems: ProblemLog;
  private readonly reader: TupleReader;

  constructor(builder: RecordBuilder, problems: ProblemLog) {
    this.builder = builder;
    this.problems = problems;
    this.reader = builder.reader;
  }

  /**
   * The way that nearly all tuples go: straight from the input, with those that follow it. `start`
   * is behind the opening quote, `base` the offset of the input's first byte. Returns the place
   * behind the last one's quote, or -1 where the first is not plain (cut off, escaped, malformed);
   * then nothing has been kept or reported.
   */
  fromInput(
    input: Uint8Array,
    start: number,
    base: number,
    place: Place,
    shape: TupleShape,
  ): number {
    const { builder, reader } = this;
    const end = reader.read(input, start, shape);
    if (end < 0) return -1;
    builder.commitTuple(place, base + start);
    return reader.readOn(end, shape, builder.group, builder.groupBase - base);
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
    const { isRead, end } = this.reader.readText(text.raw(), shape);
    if (isRead) this.builder.commitTuple(place, offset);
    else this.malformed(text, end, offset, shape);
  }

  /** No more tuples come for now: all are written, and the reader's memory is free for others. */
  rest(): void {
    this.reader.release();
  }

  private malformed(text: TextBuffer, failedAt: number, offset: number, shape: TupleShape): void {
    const readable = text.readable();
    const { kind, message } = diagnoseTuple(readable, failedAt, shape);
    this.problems.add(kind, offset, message, readable);
  }

  private tooLong(text: TextBuffer, offset: number): void {
    this.problems.add('too-long', offset, LONG_TUPLE, text.readable());
  }

  private notText(text: TextBuffer, offset: number): void {
    this.problems.add('bad-text', offset, BROKEN_TUPLE, text.readable());
  }
}
