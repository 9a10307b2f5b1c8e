/** The bytes that a tuple is made of. */
export const QUOTE: u32 = 0x22;
export const SPACE: u32 = 0x20;
export const COMMA: u32 = 0x2c;
export const DOT: u32 = 0x2e;
export const ZERO: u32 = 0x30;
export const BACKSLASH: u32 = 0x5c;
export const LETTER_A: u32 = 0x41;
export const LETTER_D: u32 = 0x44;
export const LETTER_E: u32 = 0x45;
export const LETTER_I: u32 = 0x49;
export const LETTER_O: u32 = 0x4f;
export const LETTER_T: u32 = 0x54;
export const LETTER_U: u32 = 0x55;

/** `6,` and `17,` as words, the first character lowest. */
export const TCP_COMMA: u32 = 0x2c36;
export const UDP_COMMA: u32 = 0x2c3731;

/** `NX,`, `X,`, `,"`, `,,,"` and `0,0,0,0"` as words, the first character lowest. */
export const NX_COMMA: u32 = 0x2c584e;
export const X_COMMA: u32 = 0x2c58;
export const COMMA_QUOTE: u32 = 0x222c;
export const BLANKS_QUOTE: u32 = 0x222c2c2c;
export const ZEROS_QUOTE: u64 = 0x22302c302c302c30;

/** The commas of `I,B,` as a word. */
export const LETTER_COMMAS: u32 = 0x2c002c00;
