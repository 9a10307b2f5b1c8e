import { FLAG_DENIED, FLAG_STATISTICS, STATE_D, STATE_SHIFT } from '../../table/row-codes';
import { COUNTERS_AT, ENCRYPTION_AT, FLAGS_AT, SHAPE_NSG1, SHAPE_NSG2 } from '../tuple-memory';
import { COMMA, LETTER_A, LETTER_D, LETTER_T, LETTER_U, QUOTE } from './bytes';
import { areBlank, clearCounters, readCounters } from './counters';
import { fail } from './failure';
import { keepProtocol, readDirection, readProtocol, readTimeToPorts } from './five-tuple';
import { mark, rowFlags } from './open-row';
import { stateOf } from './states';

/** Reads an NSG tuple: protocol, direction, decision; in version 2 also state and counters. */
export function readNsg(start: usize, row: u32, shape: i32): usize {
  let cursor = readTimeToPorts(start, row);
  if (cursor != 0) cursor = readLetterProtocol(cursor, row);
  if (cursor != 0) cursor = readDirectionAndDecision(cursor);
  if (cursor == 0) return 0;
  store<u16>(ENCRYPTION_AT + row * 2, 0);
  const ending = load<u8>(cursor - 1) as u32;
  if (ending == QUOTE && shape != SHAPE_NSG2) return endVersion1(cursor, row);
  if (ending != COMMA || shape == SHAPE_NSG1) return fail(cursor - 2);
  return readStateAndCounters(cursor, row);
}

function endVersion1(end: usize, row: u32): usize {
  store<u8>(FLAGS_AT + row, rowFlags() as u8);
  clearCounters(COUNTERS_AT + row * 4);
  return end;
}

function readStateAndCounters(cursor: usize, row: u32): usize {
  const state = stateOf(load<u8>(cursor));
  const isState = state != 0 && state != STATE_D;
  if (!isState || load<u8>(cursor + 1) != COMMA) return fail(cursor);
  mark(state << STATE_SHIFT);
  if (!areBlank(cursor + 2)) mark(FLAG_STATISTICS);
  store<u8>(FLAGS_AT + row, rowFlags() as u8);
  return readCounters(cursor + 2, row);
}

/** `T` and `U`, or a number as it stands. */
function readLetterProtocol(cursor: usize, row: u32): usize {
  const letter = load<u8>(cursor) as u32;
  if (letter != LETTER_T && letter != LETTER_U) return readProtocol(cursor, row);
  if (load<u8>(cursor + 1) != COMMA) return fail(cursor);
  keepProtocol(row, letter == LETTER_T ? 6 : 17);
  return cursor + 2;
}

/** Reads `I,A` and the byte behind it, which tells the version. */
function readDirectionAndDecision(cursor: usize): usize {
  const word = load<u32>(cursor);
  if (readDirection(cursor, word) == 0) return 0;
  const decision = (word >> 16) & 0xff;
  if (decision != LETTER_A && decision != LETTER_D) return fail(cursor + 2);
  if (decision == LETTER_D) mark(FLAG_DENIED);
  return cursor + 4;
}
