/**
 * The numbers that rows hold for what logs say with letters. Plain constants only: the tuple
 * reader, which is AssemblyScript, is compiled from this file too.
 */

/** Bits of `Segment.flags`. */
export const FLAG_OUTBOUND = 1;
export const FLAG_DENIED = 2;
export const FLAG_STATISTICS = 4;
export const FLAG_SRC_IPV6 = 8;
export const FLAG_DEST_IPV6 = 16;
/** The state stands above the flags: three bits, an index into `STATE_LETTERS`. */
export const STATE_SHIFT = 5;

/** Places in `STATE_LETTERS`. */
export const STATE_B = 1;
export const STATE_C = 2;
export const STATE_E = 3;
export const STATE_D = 4;

/** Offsets of tuples within their group have 16 bits; most groups are shorter than 32 KB. */
export const MOST_OFFSET = 0xffff;

/** The largest value of a counter column that was not widened, and of one that was. */
export const NARROW_MOST = 0xffffffff;
export const WIDE_MOST = 9007199254740991;

/** Ids of the two usual encryption codes, whose table begins with the documented ones. */
export const X_ID = 1;
export const NX_ID = 2;
