import { createScanner } from 'jsonc-parser';
import { NUMBER, STRING } from './json-tokens.ts';
import { firstFrom, lastBefore, quoteBefore, stringAt, stringFrom } from './string-at.ts';

/** A key of JSON with its value, one of which is pointed at. */
export interface PairAt {
  readonly key: string;
  /** Text, or digits; `undefined` where the value is no text and no number on the key's line. */
  readonly value: string | undefined;
  /** What is pointed at, by places in the line, quotes included. */
  readonly start: number;
  readonly end: number;
  /** Where the key's quote stands. */
  readonly keyStart: number;
}

/** Between a key and a number stands little more than a colon. */
const NUMBER_REACH = 64;

/** The key, or the value of a key, that a character of a line belongs to. */
export function pairAt(line: string, character: number): PairAt | undefined {
  const string = stringAt(line, character);
  if (string === undefined) return pairOfNumber(line, character);
  const { start, end, text } = string;
  if (firstFrom(line, end) === ':') {
    const value = valueFrom(line, line.indexOf(':', end) + 1);
    return { key: text, value, start, end, keyStart: start };
  }
  const key = keyBefore(line, start);
  return key && { ...key, value: text, start, end };
}

function pairOfNumber(line: string, character: number): PairAt | undefined {
  const from = Math.max(0, character - NUMBER_REACH);
  const window = line.slice(from, character + NUMBER_REACH);
  for (const { 0: digits, index } of window.matchAll(/\d+/g)) {
    const start = from + index;
    const end = start + digits.length;
    if (character < start || character >= end) continue;
    const key = keyBefore(line, start);
    return key && { ...key, value: digits, start, end };
  }
  return undefined;
}

function keyBefore(line: string, at: number): Pick<PairAt, 'key' | 'keyStart'> | undefined {
  const from = Math.max(0, at - 2 * NUMBER_REACH);
  const window = line.slice(from, at);
  if (lastBefore(window, window.length) !== ':') return undefined;
  const closing = quoteBefore(window, window.length - 1);
  const opening = quoteBefore(window, closing - 1);
  const key = opening < 0 ? undefined : stringFrom(window, opening);
  if (key?.end !== closing + 1) return undefined;
  return { key: key.text, keyStart: from + key.start };
}

function valueFrom(line: string, at: number): string | undefined {
  const scanner = createScanner(line.slice(at, at + 8192), true);
  const kind = scanner.scan();
  return kind === STRING || kind === NUMBER ? scanner.getTokenValue() : undefined;
}
