/**
 * Decimal digits four at a time: a 32-bit word of text, the first character lowest, is looked at
 * with a few integer operations instead of a loop with a branch for each character. Half of a flow
 * log's bytes are digits, and this is what its decoding speed hangs on.
 */

const ASCII_ZEROS = 0x30303030;

/** 10 to the power of the index. */
const POWERS = Int32Array.of(1, 10, 100, 1000);

/** A word of text with each digit replaced by its value; other characters become 10 or more. */
export function digitValues(word: number): number {
  return word ^ ASCII_ZEROS;
}

/** How many digits a word of `digitValues` begins with: 0 to 4. */
export function leadingDigits(values: number): number {
  // A byte of 10 or more reaches its top bit by adding 0x76; a carry only spoils later bytes.
  const stops = ((values + 0x76767676) | values) & 0x80808080;
  return stops === 0 ? 4 : (31 - Math.clz32(stops & (~stops + 1))) >> 3;
}

/** True where three words of `digitValues` hold nothing but digits. */
export function areDigits(first: number, second: number, third: number): boolean {
  const stops = first | (first + 0x76767676) | second | (second + 0x76767676);
  return ((stops | third | (third + 0x76767676)) & 0x80808080) === 0;
}

/** The number that the first `count` (1 to 4) digits of a word of `digitValues` make. */
export function numberOf(values: number, count: number): number {
  const digits = values << ((4 - count) << 3);
  const pairs = ((digits << 3) + (digits << 1) + (digits >>> 8)) & 0x00ff00ff;
  return (pairs & 0xff) * 100 + (pairs >>> 16);
}

/** `head` with `count` (0 to 4) digits of a word of `digitValues` put behind it. */
export function withDigits(head: number, values: number, count: number): number {
  if (count === 4) return head * 10_000 + numberOf(values, 4);
  return count === 0 ? head : head * POWERS[count]! + numberOf(values, count);
}
