import { digitsAt, leadingDigits, numberOf } from './digits';
import { COMMA, ZERO } from './bytes';
import { fail } from './failure';

/** No number that fits a column has more, but for leading zeros. */
const MOST_DIGITS: u32 = 20;

/** Ports: their columns have 16 bits. */
const MOST_SHORT: u32 = 0xffff;

let longValue: f64 = 0;

/** The number that `readLong` has read; exact to 2^53. */
export function lastLong(): f64 {
  return longValue;
}

/** Reads digits of any length that make at most `most`, and the byte `ending` behind them. */
export function readLong(cursor: usize, most: f64, ending: u32): usize {
  let at = cursor;
  let value: f64 = 0;
  let digit = load<u8>(at) - ZERO;
  while (digit <= 9 && at < cursor + MOST_DIGITS) {
    value = value * 10 + (digit as f64);
    digit = load<u8>(++at) - ZERO;
  }
  if (at == cursor || value > most || (load<u8>(at) as u32) != ending) return fail(cursor);
  longValue = value;
  return at + 1;
}

/** Reads a number of at most 65535 and its comma into the 16-bit column entry at `target`. */
export function readShort(cursor: usize, target: usize): usize {
  const digits = digitsAt(cursor);
  const count = leadingDigits(digits);
  if (count == 0) return fail(cursor);
  const value = numberOf(digits, count);
  if (value > MOST_SHORT || load<u8>(cursor + count) != COMMA) return fail(cursor);
  store<u16>(target, value as u16);
  return cursor + count + 1;
}
