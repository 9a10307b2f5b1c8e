import { LONGEST_TEXT } from '../../core/format/log-limits.ts';
import { unescapedJson } from '../../core/format/text.ts';
import { ScannedText } from './scanned-text.ts';

const BACKSLASH = 0x5c;
const QUOTE = 0x22;
const SPACE = 0x20;

/** How a string goes on: it is over, it is broken, or longer than what was looked at. */
type StringEnd = 'closed' | 'open' | 'long';

/** A string as far as it was read. */
export interface ReadString {
  readonly text: ScannedText;
  /** Behind the closing quote; the place that no string may hold; or where to read on. */
  readonly end: number;
  readonly how: StringEnd;
}

/** Reads the string behind the quote at `start - 1`. Strings end on their line or not at all. */
export function readString(line: string, start: number): ReadString {
  const piece = line.slice(start, start + LONGEST_TEXT + 1);
  const end = piece.indexOf('"');
  const raw = end < 0 ? piece : piece.slice(0, end);
  if (end < 0 || /[\\\u0000-\u001f]/.test(raw)) return readOddString(line, start);
  return { text: new ScannedText(raw, raw, false), end: start + end + 1, how: 'closed' };
}

/** A string with escapes, without an end, or longer than any that a log has. */
function readOddString(line: string, start: number): ReadString {
  const most = start + LONGEST_TEXT;
  const end = endOfString(line, start, most + 1);
  const raw = line.slice(start, Math.min(end, most));
  if (end > most) return { text: new ScannedText(raw, raw, true), end, how: 'long' };
  const text = new ScannedText(raw, unescapedJson(raw), false);
  const isClosed = line.charCodeAt(end) === QUOTE;
  return { text, end: isClosed ? end + 1 : end, how: isClosed ? 'closed' : 'open' };
}

/** The closing quote from `at` on, or a control character, or `most`, or the end of the line. */
export function endOfString(line: string, from: number, most: number): number {
  const end = Math.min(line.length, most);
  let at = from;
  for (; at < end; at++) {
    const code = line.charCodeAt(at);
    if (code === QUOTE || code < SPACE) return at;
    if (code === BACKSLASH) at++;
  }
  return Math.min(at, line.length);
}
