import { bytesToText } from '../format/text.ts';
import { LONGEST_EXCERPT } from './problems.ts';

export const SPACE = 0x20;
export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_LIST = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_LIST = 0x5d;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;

/** JSON's white space. */
export function isSpace(byte: number): boolean {
  return byte === SPACE || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** EF BB BF stands at the start of a file, and wherever such files were put one behind the other. */
export function isByteOrderMark(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf;
}

/** Letters, digits and signs: what numbers, `true`, `false` and `null` are made of, and typos. */
export function isLiteralByte(byte: number): boolean {
  const letter = byte | 0x20;
  const isDigit = byte >= 0x30 && byte <= 0x39;
  const isSign = byte === 0x2d || byte === 0x2b || byte === 0x2e;
  return isDigit || isSign || (letter >= 0x61 && letter <= 0x7a);
}

/** What stands at a place, for a person to read. */
export function excerptAt(bytes: Uint8Array, at: number): string {
  return bytesToText(bytes.subarray(at, at + LONGEST_EXCERPT));
}
