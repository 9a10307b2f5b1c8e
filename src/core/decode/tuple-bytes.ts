import { COMMA, QUOTE } from './json-bytes.ts';

/** The bytes that a tuple's letters, signs and usual fields are made of. */
export const DOT = 0x2e;
export const ZERO = 0x30;
export const LETTER_A = 0x41;
export const LETTER_D = 0x44;
export const LETTER_I = 0x49;
export const LETTER_O = 0x4f;
export const LETTER_T = 0x54;
export const LETTER_U = 0x55;

/** Places in `STATE_LETTERS`. */
export const STATE_C = 2;
export const STATE_E = 3;
export const STATE_D = 4;
export const STATE_OF_LETTER = new Uint8Array(256);
STATE_OF_LETTER[0x42] = 1;
STATE_OF_LETTER[0x43] = STATE_C;
STATE_OF_LETTER[0x45] = STATE_E;
STATE_OF_LETTER[LETTER_D] = STATE_D;

/** `6,` and `17,` as words, the first character lowest. */
export const TCP_COMMA = 0x2c36;
export const UDP_COMMA = 0x2c3731;
/** `NX,`, `X,`, `0,0,`, `0,0"` and `,,,"` as words, the first character lowest. */
export const NX_COMMA = 0x2c584e;
export const X_COMMA = 0x2c58;
export const ZEROS_COMMA = 0x2c302c30;
export const ZEROS_QUOTE = 0x22302c30;
export const BLANKS_QUOTE = 0x222c2c2c;
/** The commas of `I,B,` as a word. */
export const LETTER_COMMAS = 0x2c002c00;
/** What stands behind each of the four counters. */
export const ENDINGS = Uint8Array.of(COMMA, COMMA, COMMA, QUOTE);
