import type { TupleShape } from '../core/format/tuple-fields.ts';
import { likelyShape } from './text/likely-shape.ts';
import { DRAWN_OF_LINE } from './text/long-lines.ts';
import { type FieldText, splitTuple } from './text/split-tuple.ts';

/** A JSON string that begins with a time and a comma. No tuple is longer by far. */
const TUPLE = /"(\d{1,16},[^"]{10,1000})"/g;

/** A tuple on a line; its fields stand behind `start`. */
export interface LineTuple {
  readonly start: number;
  readonly end: number;
  readonly shape: TupleShape;
  readonly fields: readonly FieldText[];
}

/** What looks like a tuple on a line, as far as the line is drawn. */
export function tuplesOnLine(line: string): readonly LineTuple[] {
  const tuples: LineTuple[] = [];
  for (const { 1: raw = '', index } of line.slice(0, DRAWN_OF_LINE).matchAll(TUPLE)) {
    const fields = splitTuple(raw);
    const shape = likelyShape(fields.map(({ text }) => text));
    const start = index + 1;
    if (shape !== undefined) tuples.push({ start, end: start + raw.length, shape, fields });
  }
  return tuples;
}
