import { createScanner } from 'jsonc-parser';
import { CLOSE_BRACE, CLOSE_BRACKET, END, OPEN_BRACE, OPEN_BRACKET } from './json-tokens.ts';
import { firstFrom, stringAt } from './string-at.ts';
import { upwardFrom } from './surroundings.ts';
import {
  placeAfter,
  placeBefore,
  textAfter,
  type TextLines,
  type TextPlace,
} from './text-lines.ts';
import { beginsRecord } from './upward-walk.ts';

/** A record in a document. */
export interface RecordAt {
  readonly start: TextPlace;
  readonly end: TextPlace;
  readonly text: string;
  /** True where it ends; what is broken or cut off goes as far as it can be told from the next. */
  readonly isWhole: boolean;
}

/** Azure cuts records at about 32 KB; the first reach does for nearly all, pretty-printed too. */
const REACHES = [200_000, 4_000_000];

/** How far ahead the next record is looked for where a place is in none. */
const AHEAD = 100_000;

/** The record that a place is in, or where it is in none, the next one. */
export function recordAt(lines: TextLines, place: TextPlace): RecordAt | undefined {
  const start = beginningOf(lines, place);
  if (start === undefined) return undefined;
  for (const reach of REACHES) {
    const text = textAfter(lines, start, reach);
    const { end, isWhole } = endOfRecord(text);
    const isCut = text.length >= reach;
    if (!isWhole && end === text.length && isCut && reach !== REACHES.at(-1)) continue;
    return { start, end: placeAfter(lines, start, end), text: text.slice(0, end), isWhole };
  }
  return undefined;
}

function beginningOf(lines: TextLines, place: TextPlace): TextPlace | undefined {
  const edge = edgeAt(lines.lineAt(place.line), place);
  const { before, record } = upwardFrom(lines, edge);
  if (record >= 0) return placeBefore(lines, edge, before.length - record);
  const after = textAfter(lines, edge, AHEAD);
  for (let brace = after.indexOf('{'); brace >= 0; brace = after.indexOf('{', brace + 1)) {
    if (beginsRecord(after, brace)) return placeAfter(lines, edge, brace);
  }
  return undefined;
}

/** A token's edge at a place: behind a key, so that the first key of a record is seen to be that. */
function edgeAt(line: string, place: TextPlace): TextPlace {
  const string = stringAt(line, place.character);
  if (string === undefined) return place;
  const isKey = firstFrom(line, string.end) === ':';
  return { ...place, character: isKey ? line.indexOf(':', string.end) + 1 : string.start };
}

/** Where the record ends that the text begins with. A record that begins in it says that it is broken. */
function endOfRecord(text: string): { end: number; isWhole: boolean } {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    const at = scanner.getTokenOffset();
    if (token === OPEN_BRACE && at > 0 && beginsRecord(text, at))
      return { end: at, isWhole: false };
    if (token === OPEN_BRACE || token === OPEN_BRACKET) depth++;
    if (token === CLOSE_BRACE || token === CLOSE_BRACKET) depth--;
    if (depth === 0) return { end: at + 1, isWhole: true };
  }
  return { end: text.length, isWhole: false };
}
