import { parseIpv6 } from '../format/address.ts';
import { bytesToText } from '../format/text.ts';
import { FIRST_MS_TIME, LAST_TIME } from '../format/time.ts';
import { FLAG_DEST_IPV6, FLAG_SRC_IPV6, type Segment } from '../table/segment.ts';
import type { TableWriter } from '../table/table-writer.ts';
import { AddressMemo } from './address-memo.ts';
import { areDigits, digitValues, leadingDigits, numberOf, withDigits } from './digits.ts';
import { BACKSLASH, COMMA, QUOTE, SPACE } from './json-bytes.ts';
import { DOT, ZERO } from './tuple-bytes.ts';

const LONGEST_IP = 45;
/** Ports and protocols: their columns have 16 bits. */
export const MOST_SHORT = 0xffff;

/** Reads the fields that tuples of all kinds have, one behind the other, into columns. */
export class FieldReader {
  /** Where the last tuple failed: the start of the first field that could not be read. */
  failedAt = -1;
  protected readonly writer: TableWriter;
  protected bytes: Uint8Array = new Uint8Array(0);
  protected view: DataView = new DataView(new ArrayBuffer(0));
  protected cursor = 0;
  protected flags = 0;
  private readonly memos = [new AddressMemo(), new AddressMemo()];

  constructor(writer: TableWriter) {
    this.writer = writer;
  }

  protected lookAt(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** 13 digits are by far the most; other lengths take the long way. */
  protected time(): number {
    const { view, cursor } = this;
    const first = digitValues(view.getInt32(cursor, true));
    const second = digitValues(view.getInt32(cursor + 4, true));
    const third = digitValues(view.getInt32(cursor + 8, true));
    const last = view.getUint8(cursor + 12) - ZERO;
    const isUsual = areDigits(first, second, third) && last >= 0 && last <= 9;
    const isLong = isUsual && (first & 0xff) !== 0;
    if (!isLong || view.getUint8(cursor + 13) !== COMMA) return this.unusualTime();
    this.cursor = cursor + 14;
    const head = numberOf(first, 4) * 10_000 + numberOf(second, 4);
    return head * 100_000 + (numberOf(third, 4) * 10 + last);
  }

  private unusualTime(): number {
    const time = this.long(LAST_TIME, COMMA);
    return time < FIRST_MS_TIME ? time * 1000 : time;
  }

  /** Digits of any length, a number of at most `most`, and their ending. */
  protected long(most: number, ending: number): number {
    const { view, cursor } = this;
    let at = cursor;
    let value = 0;
    let count = 4;
    while (count === 4 && value <= most) {
      const values = digitValues(view.getInt32(at, true));
      count = leadingDigits(values);
      value = withDigits(value, values, count);
      at += count;
    }
    if (at === cursor || value > most || view.getUint8(at) !== ending) this.fail(cursor);
    this.cursor = at + 1;
    return value;
  }

  protected addresses(segment: Segment, at: number): void {
    for (let which = 0; which < 2; which++) {
      const memo = this.memos[which]!;
      if (memo.standsAt(this.view, this.cursor)) {
        segment.addresses[which]![at] = memo.address;
        this.cursor += memo.length;
      } else {
        segment.addresses[which]![at] = this.address(memo, which);
      }
    }
  }

  private address(memo: AddressMemo, which: number): number {
    const { view, cursor } = this;
    let at = cursor;
    let address = 0;
    for (let octet = 0; octet < 4; octet++) {
      const values = digitValues(view.getInt32(at, true));
      const count = leadingDigits(values);
      const value = numberOf(values, count);
      const hasLeadingZero = count > 1 && (values & 0xff) === 0;
      const isEnded = view.getUint8(at + count) === (octet < 3 ? DOT : COMMA);
      if (count === 0 || value > 255 || hasLeadingZero || !isEnded) return this.ipv6(which);
      address = (address << 8) | value;
      at += count + 1;
    }
    memo.note(view, cursor, at - cursor, address);
    this.cursor = at;
    return address;
  }

  private ipv6(which: number): number {
    const start = this.cursor;
    const end = this.fieldEnd(LONGEST_IP);
    this.cursor = end + 1;
    const words = parseIpv6(bytesToText(this.bytes.subarray(start, end)));
    if (words === undefined) {
      this.fail(start);
      return 0;
    }
    this.flags |= which === 0 ? FLAG_SRC_IPV6 : FLAG_DEST_IPV6;
    return this.writer.table.ipv6.idOf(words);
  }

  /** Numbers of at most 65535, each with its comma, into the first columns of `shorts`. */
  protected shorts(segment: Segment, at: number, columns: number): void {
    const { view } = this;
    let cursor = this.cursor;
    for (let column = 0; column < columns; column++) {
      const start = cursor;
      const values = digitValues(view.getInt32(cursor, true));
      let count = leadingDigits(values);
      let value = numberOf(values, count);
      cursor += count;
      if (count === 4) {
        const more = digitValues(view.getInt32(cursor, true));
        count = leadingDigits(more);
        value = withDigits(value, more, count);
        cursor += count;
      }
      if (cursor === start || value > MOST_SHORT || view.getUint8(cursor) !== COMMA)
        this.fail(start);
      segment.shorts[column]![at] = value;
      cursor++;
    }
    this.cursor = cursor;
  }

  protected letterEnd(): void {
    if (this.bytes[this.cursor + 1] !== COMMA) this.fail(this.cursor);
    this.cursor += 2;
  }

  /** The comma that ends this field; a failure where none comes within `most` bytes. */
  protected fieldEnd(most: number): number {
    const { bytes, cursor } = this;
    for (let at = cursor; at <= cursor + most; at++) {
      const byte = bytes[at]!;
      if (byte === COMMA) return at;
      if (byte === QUOTE || byte === BACKSLASH || byte < SPACE) break;
    }
    this.fail(cursor);
    return cursor;
  }

  protected fail(at: number): void {
    if (this.failedAt < 0) this.failedAt = at;
  }
}
