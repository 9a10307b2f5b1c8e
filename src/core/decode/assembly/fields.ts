import { BACKSLASH, COMMA, QUOTE, SPACE } from './bytes';
import { fail } from './failure';

/** The place of the comma that ends a field of at most `most` bytes; 0 where none comes. */
export function fieldEnd(cursor: usize, most: u32): usize {
  for (let at = cursor; at <= cursor + most; at++) {
    const byte = load<u8>(at) as u32;
    if (byte == COMMA) return at;
    if (byte == QUOTE || byte == BACKSLASH || byte < SPACE) break;
  }
  return fail(cursor);
}
