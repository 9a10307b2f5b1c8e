import { LETTER_A, LETTER_E } from './bytes';

/** By distance from `A`, the lowest four bits first: none, `B`, `C`, `D`, `E`. */
const STATES: u32 = 0x34210;

/** The number of a state's letter; 0 for none. A table, because branches would be guessed wrong. */
export function stateOf(letter: u32): u32 {
  if (letter < LETTER_A || letter > LETTER_E) return 0;
  return (STATES >> ((letter - LETTER_A) << 2)) & 0xf;
}
