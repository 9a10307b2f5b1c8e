import {
  FLAG_DENIED,
  FLAG_STATISTICS,
  NX_ID,
  STATE_C,
  STATE_D,
  STATE_E,
  STATE_SHIFT,
  X_ID,
} from '../../table/row-codes';
import { ENCRYPTION_AT, FLAGS_AT } from '../tuple-memory';
import { LETTER_COMMAS, NX_COMMA, TCP_COMMA, UDP_COMMA, X_COMMA } from './bytes';
import { areBlank, readCounters } from './counters';
import { fail } from './failure';
import { fieldEnd } from './fields';
import { keepProtocol, readDirection, readProtocol, readTimeToPorts } from './five-tuple';
import { mark, noteCode, rowFlags } from './open-row';
import { stateOf } from './states';

const LONGEST_CODE: u32 = 64;

/** Reads a VNet tuple: ports, protocol, direction, state, encryption, counters. */
export function readVnet(start: usize, row: u32): usize {
  let cursor = readTimeToPorts(start, row);
  if (cursor != 0) cursor = readUsualProtocol(cursor, row);
  if (cursor != 0) cursor = readDirectionAndState(cursor);
  if (cursor != 0) cursor = readEncryption(cursor, row);
  if (cursor == 0) return 0;
  const state = rowFlags() >> STATE_SHIFT;
  const isCounted = u32(state == STATE_C) | u32(state == STATE_E);
  mark((isCounted & u32(!areBlank(cursor))) * FLAG_STATISTICS);
  store<u8>(FLAGS_AT + row, rowFlags() as u8);
  return readCounters(cursor, row);
}

/** TCP and UDP, which nearly all tuples have, are known by one look. */
function readUsualProtocol(cursor: usize, row: u32): usize {
  const word = load<u32>(cursor);
  if ((word & 0xffff) == TCP_COMMA) {
    keepProtocol(row, 6);
    return cursor + 2;
  }
  if ((word & 0xffffff) == UDP_COMMA) {
    keepProtocol(row, 17);
    return cursor + 3;
  }
  return readProtocol(cursor, row);
}

/** `I,B,`: one look at a word tells both letters and both commas. */
function readDirectionAndState(cursor: usize): usize {
  const word = load<u32>(cursor);
  if (readDirection(cursor, word) == 0) return 0;
  const state = stateOf((word >> 16) & 0xff);
  if (state == 0 || (word & 0xff00ff00) != LETTER_COMMAS) return fail(cursor + 2);
  mark((state << STATE_SHIFT) | (u32(state == STATE_D) * FLAG_DENIED));
  return cursor + 4;
}

/** The two codes that nearly all tuples have are known by one look at the next word. */
function readEncryption(cursor: usize, row: u32): usize {
  const word = load<u32>(cursor);
  if ((word & 0xffffff) == NX_COMMA) {
    store<u16>(ENCRYPTION_AT + row * 2, NX_ID);
    return cursor + 3;
  }
  if ((word & 0xffff) == X_COMMA) {
    store<u16>(ENCRYPTION_AT + row * 2, X_ID);
    return cursor + 2;
  }
  const end = fieldEnd(cursor, LONGEST_CODE);
  if (end == 0) return 0;
  noteCode(cursor, end);
  return end + 1;
}
