import { createScanner } from 'jsonc-parser';
import { STRING, UNCLOSED } from './json-tokens.ts';

/** A JSON string in a line, by places in the line. */
export interface StringAt {
  /** Of its opening quote. */
  readonly start: number;
  /** Behind its closing quote, or behind the line where that is missing. */
  readonly end: number;
  /** What stands between the quotes, escapes included. */
  readonly raw: string;
  /** With escapes resolved. */
  readonly text: string;
}

/** How far a string is looked for in either direction: a line may be as long as a file. */
const REACH = 8192;

/** Between two strings stands nothing else; a string of this alone says nothing. */
const BETWEEN = /^[\s,:[\]{}]*$/;

/**
 * The string that a character of a line belongs to, quotes included. Found from the nearest quotes
 * alone, so that it costs the same in any line; JSON's strings never go over the end of one.
 */
export function stringAt(line: string, character: number): StringAt | undefined {
  const from = Math.max(0, character - REACH);
  const window = line.slice(from, character + REACH);
  const isCut = character + REACH < line.length;
  // A quote may close a string: then the one before it opens what the character belongs to.
  let quote = quoteBefore(window, character - from);
  for (let tries = 0; tries < 2 && quote >= 0; tries++) {
    const found = isOpening(window, quote) ? stringFrom(window, quote) : undefined;
    if (found !== undefined && found.end >= character - from && !(isCut && !found.isClosed)) {
      const { start, end, raw, text, isClosed } = found;
      const last = isClosed ? end - 1 : end;
      if (character - from <= last) return { start: start + from, end: end + from, raw, text };
    }
    quote = quoteBefore(window, quote - 1);
  }
  return undefined;
}

/** The string whose opening quote stands at `start`, if one does. */
export function stringFrom(
  text: string,
  start: number,
): (StringAt & { readonly isClosed: boolean }) | undefined {
  const scanner = createScanner(text);
  scanner.setPosition(start);
  if (scanner.scan() !== STRING) return undefined;
  const isClosed = scanner.getTokenError() !== UNCLOSED;
  const end = start + scanner.getTokenLength();
  const raw = text.slice(start + 1, isClosed ? end - 1 : end);
  if (BETWEEN.test(raw) && raw !== '') return undefined;
  return { start, end, raw, text: scanner.getTokenValue(), isClosed };
}

/** The last quote at or before a place that no backslash makes part of a string. */
export function quoteBefore(text: string, at: number): number {
  for (let quote = at; quote >= 0; quote--) {
    quote = text.lastIndexOf('"', quote);
    if (quote < 0) return -1;
    let slashes = 0;
    while (text[quote - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return quote;
  }
  return -1;
}

/** What closes a string stands behind its text; what opens one, behind a bracket, comma, colon. */
function isOpening(text: string, quote: number): boolean {
  const before = lastBefore(text, quote);
  return before === '' || '[{,:'.includes(before);
}

/** The last character before a place that is no space; `''` where there is none. */
export function lastBefore(text: string, at: number): string {
  let place = at - 1;
  while (place >= 0 && isSpace(text[place]!)) place--;
  return place < 0 ? '' : text[place]!;
}

/** The first character from a place on that is no space; `''` where there is none. */
export function firstFrom(text: string, at: number): string {
  let place = at;
  while (place < text.length && isSpace(text[place]!)) place++;
  return text[place] ?? '';
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}
