import { likelyShape } from './likely-shape.ts';
import { type ReadTuple, tupleOf } from './read-tuple.ts';
import { fieldAt, type FieldText, splitTuple } from './split-tuple.ts';
import { type StringAt, stringAt } from './string-at.ts';
import { shapeIn, type Surroundings, surroundingsOf } from './surroundings.ts';
import type { TextLines, TextPlace } from './text-lines.ts';

/** A tuple of a document, with what stands around it. */
export interface TupleAt {
  readonly tuple: ReadTuple;
  readonly around: Surroundings;
  readonly line: number;
  /** Its string, and its fields by places in the line. */
  readonly string: StringAt;
  readonly fields: readonly FieldText[];
  /** The field that was pointed at. */
  readonly index: number;
}

/** With fewer fields a text is no tuple that went wrong, unless it begins with a time. */
const FEWEST_FIELDS = 5;
const BEGUN = /^\d{10,13},/;

/**
 * The tuple that a place is in. Its own text is looked at first, so that any other place costs
 * next to nothing. One that is malformed counts where it stands among tuples.
 */
export function tupleAt(lines: TextLines, { line, character }: TextPlace): TupleAt | undefined {
  const string = stringAt(lines.lineAt(line), character);
  if (string === undefined) return undefined;
  const inString = splitTuple(string.raw);
  const texts = inString.map(({ text }) => text);
  const isLikely = likelyShape(texts) !== undefined;
  if (!isLikely && texts.length < FEWEST_FIELDS && !BEGUN.test(string.raw)) return undefined;
  const around = surroundingsOf(lines, { line, character: string.start });
  const shape = isLikely || around.isInTuples ? shapeIn(around, texts) : undefined;
  if (shape === undefined) return undefined;
  const first = string.start + 1;
  const fields = inString.map(({ start, end, text }) => ({
    start: start + first,
    end: end + first,
    text,
  }));
  const at = fieldAt(fields, character);
  const index = at < 0 ? fields.length - 1 : at;
  return { tuple: tupleOf(texts, shape, around), around, line, string, fields, index };
}
