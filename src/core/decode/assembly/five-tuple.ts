import { FLAG_DEST_IPV6, FLAG_OUTBOUND, FLAG_SRC_IPV6 } from '../../table/row-codes';
import { DEST_IP_AT, DEST_PORT_AT, PROTOCOL_AT, SRC_IP_AT, SRC_PORT_AT } from '../tuple-memory';
import { COMMA, LETTER_COMMAS, LETTER_I, LETTER_O } from './bytes';
import { fail } from './failure';
import { lastLong, readLong, readShort } from './numbers';
import { readAddress } from './addresses';
import { mark } from './open-row';
import { readTime } from './time';

const MOST_PROTOCOL: f64 = 0xffff;

/** Reads time, addresses and ports, which begin the tuples of all kinds. */
export function readTimeToPorts(start: usize, row: u32): usize {
  let cursor = readTime(start, row);
  if (cursor != 0) cursor = readAddress(cursor, SRC_IP_AT + row * 4, FLAG_SRC_IPV6);
  if (cursor != 0) cursor = readAddress(cursor, DEST_IP_AT + row * 4, FLAG_DEST_IPV6);
  if (cursor != 0) cursor = readShort(cursor, SRC_PORT_AT + row * 2);
  if (cursor != 0) cursor = readShort(cursor, DEST_PORT_AT + row * 2);
  return cursor;
}

/** Reads a protocol's number. */
export function readProtocol(cursor: usize, row: u32): usize {
  const end = readLong(cursor, MOST_PROTOCOL, COMMA);
  if (end != 0) keepProtocol(row, lastLong() as u32);
  return end;
}

export function keepProtocol(row: u32, protocol: u32): void {
  store<u16>(PROTOCOL_AT + row * 2, protocol as u16);
}

/** Reads the direction and its comma, of a word that holds them and what follows. */
export function readDirection(cursor: usize, word: u32): usize {
  const direction = word & 0xff;
  const isDirection = direction == LETTER_I || direction == LETTER_O;
  if (!isDirection || (word & 0xff00) != (LETTER_COMMAS & 0xff00)) return fail(cursor);
  mark(u32(direction == LETTER_O) * FLAG_OUTBOUND);
  return cursor + 2;
}
