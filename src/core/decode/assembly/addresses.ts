import { COMMA, DOT } from './bytes';
import { fail } from './failure';
import { fieldEnd } from './fields';
import { ipv6Id } from './host';
import { mark } from './open-row';

const LONGEST_IP: u32 = 45;

/**
 * Reads an address and its comma into the column entry at `target`: IPv4 as a number, all else as
 * the host's id of an IPv6 address, marked by `ipv6Flag`.
 */
export function readAddress(start: usize, target: usize, ipv6Flag: u32): usize {
  let cursor = start;
  let address: u32 = 0;
  for (let octet = 0; octet < 4; octet++) {
    const digits = load<u32>(cursor) ^ 0x30303030;
    const stops = ((digits + 0x76767676) | digits) & 0x80808080;
    const count = (ctz(stops) as u32) >> 3;
    const value = octetOf(digits, count);
    const ending: u32 = octet < 3 ? DOT : COMMA;
    if (value > 255 || (load<u8>(cursor + count) as u32) != ending) {
      return readIpv6(start, target, ipv6Flag);
    }
    address = (address << 8) | value;
    cursor += count + 1;
  }
  store<u32>(target, address);
  return cursor;
}

/** The number of `count` digits; more than 255 where it is no octet as addresses have it. */
function octetOf(digits: u32, count: u32): u32 {
  const hasLeadingZero = (digits & 0xff) == 0 && count != 1;
  if (count - 1 > 2 || hasLeadingZero) return 256;
  const aligned = digits << ((4 - count) << 3);
  const pairs = (aligned * 10 + (aligned >> 8)) & 0x00ff00ff;
  return (pairs & 0xff) * 100 + (pairs >> 16);
}

function readIpv6(start: usize, target: usize, ipv6Flag: u32): usize {
  const end = fieldEnd(start, LONGEST_IP);
  if (end == 0) return 0;
  const id = ipv6Id(start, end);
  if (id < 0) return fail(start);
  mark(ipv6Flag);
  store<u32>(target, id);
  return end + 1;
}
