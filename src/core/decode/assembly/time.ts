import { FIRST_MS_TIME, LAST_TIME } from '../../format/time-limits';
import { TIME_AT } from '../tuple-memory';
import { COMMA } from './bytes';
import { digitsAt, leadingDigits, numberOf } from './digits';
import { lastLong, readLong } from './numbers';

/** Reads a time: 13 digits are by far the most; other lengths take the long way. */
export function readTime(cursor: usize, row: u32): usize {
  const head = digitsAt(cursor);
  const tail = digitsAt(cursor + 8);
  const hasLeadingZero = (head & 0xff) == 0;
  const isUsual = !hasLeadingZero && leadingDigits(head) == 8 && leadingDigits(tail) == 5;
  if (!isUsual || load<u8>(cursor + 13) != COMMA) return readOtherTime(cursor, row);
  const ms = (numberOf(head, 8) as u64) * 100_000 + (numberOf(tail, 5) as u64);
  store<f64>(TIME_AT + row * 8, ms as f64);
  return cursor + 14;
}

function readOtherTime(cursor: usize, row: u32): usize {
  const end = readLong(cursor, LAST_TIME, COMMA);
  const time = lastLong();
  store<f64>(TIME_AT + row * 8, time < FIRST_MS_TIME ? time * 1000 : time);
  return end;
}
