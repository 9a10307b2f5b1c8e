/** More than an editor lets extensions see of a whole document. */
const MOST_CHARACTERS = 2 ** 26;

/**
 * A place in a document as one number: its line and the character in it (UTF-16, both from 0).
 * They sort as they stand in the document, and do not depend on how its lines end.
 */
export type TextPosition = number;

export function textPosition(line: number, character: number): TextPosition {
  return line * MOST_CHARACTERS + character;
}

export function lineOf(position: TextPosition): number {
  return Math.floor(position / MOST_CHARACTERS);
}

export function characterOf(position: TextPosition): number {
  return position % MOST_CHARACTERS;
}
