import { NARROW_MOST, WIDE_MOST } from '../../table/row-codes';
import { COUNTER_BYTES, COUNTERS_AT, WIDE_AT } from '../tuple-memory';
import { BLANKS_QUOTE, COMMA, QUOTE, ZEROS_QUOTE } from './bytes';
import { digitsAt, leadingDigits, numberOf } from './digits';
import { fail } from './failure';
import { lastLong, readLong } from './numbers';
import { markWide } from './open-row';

/** True where a tuple leaves its four counters blank. */
export function areBlank(cursor: usize): bool {
  return load<u32>(cursor) == BLANKS_QUOTE;
}

/** Reads the four counters and the quote behind them; blank ones are zeros. */
export function readCounters(cursor: usize, row: u32): usize {
  const target = COUNTERS_AT + row * 4;
  if (load<u64>(cursor) == ZEROS_QUOTE) {
    clearCounters(target);
    return cursor + 8;
  }
  if (areBlank(cursor)) {
    clearCounters(target);
    return cursor + 4;
  }
  let end = cursor;
  for (let counter: u32 = 0; counter < 4 && end != 0; counter++) {
    end = readCounter(end, target, counter);
  }
  return end;
}

/** A version 1 tuple of an NSG has no counters: the row holds zeros. */
export function clearCounters(target: usize): void {
  for (let counter: u32 = 0; counter < 4; counter++)
    store<u32>(target + counter * COUNTER_BYTES, 0);
}

/** Counters of up to 7 digits, as nearly all are, each with its ending. */
function readCounter(cursor: usize, target: usize, counter: u32): usize {
  const ending: u32 = counter < 3 ? COMMA : QUOTE;
  const digits = digitsAt(cursor);
  const count = leadingDigits(digits);
  if (count == 8) return readLongCounter(cursor, target, counter, ending);
  if (count == 0 || (load<u8>(cursor + count) as u32) != ending) return fail(cursor);
  store<u32>(target + counter * COUNTER_BYTES, numberOf(digits, count));
  return cursor + count + 1;
}

function readLongCounter(cursor: usize, target: usize, counter: u32, ending: u32): usize {
  const end = readLong(cursor, WIDE_MOST as f64, ending);
  if (end == 0) return 0;
  const value = lastLong();
  if (value > (NARROW_MOST as f64)) {
    markWide(counter);
    store<f64>(WIDE_AT + counter * 8, value);
  } else store<u32>(target + counter * COUNTER_BYTES, value as u32);
  return end;
}
