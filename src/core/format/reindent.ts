import type { Steps } from '../table/steps.ts';

const INDENT = '  ';

/** Tokens taken between two pauses. */
const STEP_TOKENS = 20_000;

const SPACE = /[ \t\r\n]*/y;
const LITERAL = /[^ \t\r\n"{}[\],:]*/y;

/** Why a record is not set out in lines, for the person who sees it. */
export const RECORD_NOT_WHOLE = 'This record is broken or cut off: it is shown as it stands.';
export const RECORD_TOO_DEEP =
  'This record is too long to be set out in lines: it is shown as it stands.';

/** A text with a place in it. */
export interface Reindented {
  readonly text: string;
  /** Where in `text` the character stands that stood at the place that was asked for. */
  readonly mark: number;
}

/**
 * Sets JSON out in lines, for reading. Only white space between tokens changes: numbers, escapes
 * and the order of keys stay as they are written, as evidence must. Brackets have to pair.
 * `undefined` where it would become longer than `most`: what is nested deeply grows with its depth.
 */
export function* reindent(
  json: string,
  mark: number,
  most = Infinity,
): Steps<Reindented | undefined> {
  const writer = new LineWriter(json, mark);
  let tokens = 0;
  for (let at = 0; at < json.length;) {
    at = writer.take(at);
    if (writer.length > most) return undefined;
    if (++tokens % STEP_TOKENS === 0) yield;
  }
  return writer.result;
}

class LineWriter {
  length = 0;
  private readonly json: string;
  private readonly sought: number;
  private readonly parts: string[] = [];
  private depth = 0;
  private mark = 0;
  /** True right behind an opening bracket: an empty list or object stays on one line. */
  private isOpened = false;

  constructor(json: string, mark: number) {
    this.json = json;
    this.sought = mark;
  }

  get result(): Reindented {
    return { text: this.parts.join(''), mark: this.mark };
  }

  /** Takes the token that begins at `at`, with the space before it; the place behind it. */
  take(at: number): number {
    const start = endOf(SPACE, this.json, at);
    const character = this.json[start];
    if (character === undefined) return start;
    const end = this.endOfToken(start, character);
    if (character === '}' || character === ']') this.close();
    else if (this.isOpened) this.line(1);
    this.isOpened = false;
    this.write(start, end);
    if (character === '{' || character === '[') this.isOpened = true;
    else if (character === ',') this.line(0);
    else if (character === ':') this.put(' ');
    return end;
  }

  private endOfToken(start: number, character: string): number {
    if (character === '"') return endOfString(this.json, start + 1);
    if ('{}[],:'.includes(character)) return start + 1;
    return Math.max(start + 1, endOf(LITERAL, this.json, start));
  }

  private write(start: number, end: number): void {
    const isMarked = this.sought >= start && this.sought < end;
    if (isMarked) this.mark = this.length + this.sought - start;
    this.put(this.json.slice(start, end));
  }

  private close(): void {
    if (!this.isOpened) this.line(-1);
  }

  private line(deeper: number): void {
    this.depth = Math.max(0, this.depth + deeper);
    this.put(`\n${INDENT.repeat(this.depth)}`);
  }

  private put(text: string): void {
    this.parts.push(text);
    this.length += text.length;
  }
}

function endOf(pattern: RegExp, json: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(json);
  return Math.max(at, pattern.lastIndex);
}

/** By searching, not by a pattern: a string may be of any length. */
function endOfString(json: string, start: number): number {
  for (let at = start; at < json.length; at++) {
    const quote = json.indexOf('"', at);
    if (quote < 0) return json.length;
    let slashes = 0;
    while (quote - 1 - slashes >= start && json[quote - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return quote + 1;
    at = quote;
  }
  return json.length;
}
