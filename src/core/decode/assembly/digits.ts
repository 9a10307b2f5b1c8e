/**
 * Decimal digits eight at a time: a 64-bit word of text, the first character lowest, is looked at
 * with a few integer operations instead of a loop with a branch for each character. Half of a flow
 * log's bytes are digits, and this is what its decoding speed hangs on.
 */

const ASCII_ZEROS: u64 = 0x3030303030303030;
const ABOVE_NINE: u64 = 0x7676767676767676;
const TOP_BITS: u64 = 0x8080808080808080;

/** The word of text at `cursor`, each digit replaced by its value, all else by 10 or more. */
export function digitsAt(cursor: usize): u64 {
  return load<u64>(cursor) ^ ASCII_ZEROS;
}

/** How many digits a word of `digitsAt` begins with: 0 to 8. */
export function leadingDigits(digits: u64): u32 {
  // A byte of 10 or more reaches its top bit by adding 0x76; a carry only spoils later bytes.
  const stops = ((digits + ABOVE_NINE) | digits) & TOP_BITS;
  return stops == 0 ? 8 : ((ctz(stops) >> 3) as u32);
}

/** The number that the first `count` (1 to 8) digits of a word of `digitsAt` make. */
export function numberOf(digits: u64, count: u32): u32 {
  const shift: u64 = 8 * (8 - count);
  const aligned = digits << shift;
  const pairs = aligned * 10 + (aligned >> 8);
  const high = (pairs & 0x000000ff000000ff) * 0x000f424000000064;
  const low = ((pairs >> 16) & 0x000000ff000000ff) * 0x0000271000000001;
  return ((high + low) >> 32) as u32;
}
