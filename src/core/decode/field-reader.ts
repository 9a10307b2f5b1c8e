import { parseIpv6 } from '../format/address.ts';
import { bytesToText } from '../format/text.ts';
import { FIRST_MS_TIME, LAST_TIME } from '../format/time.ts';
import { FLAG_DEST_IPV6, FLAG_SRC_IPV6, NARROW_MOST, type Segment } from '../table/segment.ts';
import type { TableWriter } from '../table/table-writer.ts';
import { AddressMemo } from './address-memo.ts';
import { areDigits, digitValues, leadingDigits, numberOf, withDigits } from './digits.ts';
import { BACKSLASH, COMMA, QUOTE, SPACE } from './json-bytes.ts';
import { BLANKS_QUOTE, DOT, ENDINGS, ZERO, ZEROS_COMMA, ZEROS_QUOTE } from './tuple-bytes.ts';

const LONGEST_IP = 45;

/** No number that fits a column has more, but for leading zeros. */
const MOST_DIGITS = 20;

/** Ports and protocols: their columns have 16 bits. */
const MOST_SHORT = 0xffff;

/** `10000000`, as good as any. */
const FIRST_HEAD = { text0: 0x30303031, text1: 0x30303030, time: 1_000_000_000_000 };

/**
 * Reads the fields that tuples of all kinds have. Each method reads what stands at `cursor` into
 * columns and returns the place behind it, so that the place never leaves the processor's
 * registers; what cannot be read is noted in `failedAt`, and reading goes on to be thrown away.
 */
export class FieldReader {
  /** Where the last tuple failed: the start of the first field that could not be read. */
  failedAt = -1;
  protected readonly writer: TableWriter;
  protected bytes: Uint8Array = new Uint8Array(0);
  protected view: DataView = new DataView(new ArrayBuffer(0));
  protected flags = 0;
  /** The first eight digits of the last time as text, and what they are worth, ms. */
  private headText0 = FIRST_HEAD.text0;
  private headText1 = FIRST_HEAD.text1;
  private headTime = FIRST_HEAD.time;
  private readonly memos = [new AddressMemo(), new AddressMemo()];

  constructor(writer: TableWriter) {
    this.writer = writer;
  }

  protected lookAt(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The first eight of 13 digits are nearly always those of the tuple before. */
  protected time(segment: Segment, at: number, cursor: number): number {
    const { view } = this;
    const isKnown =
      view.getInt32(cursor, true) === this.headText0 &&
      view.getInt32(cursor + 4, true) === this.headText1;
    const third = digitValues(view.getInt32(cursor + 8, true));
    const last = view.getUint8(cursor + 12) - ZERO;
    const isUsual = isKnown && leadingDigits(third) === 4 && last >= 0 && last <= 9;
    if (!isUsual || view.getUint8(cursor + 13) !== COMMA) {
      return this.otherTime(segment, at, cursor);
    }
    segment.time[at] = this.headTime + (numberOf(third, 4) * 10 + last);
    return cursor + 14;
  }

  /** 13 digits are by far the most; other lengths take the long way. */
  private otherTime(segment: Segment, at: number, cursor: number): number {
    const { view } = this;
    const first = digitValues(view.getInt32(cursor, true));
    const second = digitValues(view.getInt32(cursor + 4, true));
    const third = digitValues(view.getInt32(cursor + 8, true));
    const last = view.getUint8(cursor + 12) - ZERO;
    const isUsual = areDigits(first, second, third) && last >= 0 && last <= 9;
    if (!isUsual || (first & 0xff) === 0 || view.getUint8(cursor + 13) !== COMMA) {
      return this.unusualTime(segment, at, cursor);
    }
    this.headText0 = view.getInt32(cursor, true);
    this.headText1 = view.getInt32(cursor + 4, true);
    this.headTime = (numberOf(first, 4) * 10_000 + numberOf(second, 4)) * 100_000;
    segment.time[at] = this.headTime + (numberOf(third, 4) * 10 + last);
    return cursor + 14;
  }

  private unusualTime(segment: Segment, at: number, cursor: number): number {
    const end = this.long(cursor, LAST_TIME, COMMA);
    segment.time[at] = this.value < FIRST_MS_TIME ? this.value * 1000 : this.value;
    return end;
  }

  /** The number that `long` has read. */
  protected value = 0;

  /** Digits of any length, a number of at most `most`, and their ending. */
  protected long(cursor: number, most: number, ending: number): number {
    const { view } = this;
    let at = cursor;
    let value = 0;
    let count = 4;
    while (count === 4 && at < cursor + MOST_DIGITS) {
      const values = digitValues(view.getInt32(at, true));
      count = leadingDigits(values);
      value = withDigits(value, values, count);
      at += count;
    }
    if (at === cursor || value > most || view.getUint8(at) !== ending) this.fail(cursor);
    this.value = value;
    return at + 1;
  }

  protected addresses(segment: Segment, at: number, start: number): number {
    let cursor = start;
    for (let which = 0; which < 2; which++) {
      const memo = this.memos[which]!;
      if (memo.standsAt(this.view, cursor)) {
        segment.addresses[which]![at] = memo.address;
        cursor += memo.length;
      } else cursor = this.address(segment, at, cursor, which);
    }
    return cursor;
  }

  private address(segment: Segment, at: number, start: number, which: number): number {
    const { view } = this;
    let cursor = start;
    let address = 0;
    for (let octet = 0; octet < 4; octet++) {
      const values = digitValues(view.getInt32(cursor, true));
      const count = leadingDigits(values);
      const value = numberOf(values, count);
      const hasLeadingZero = count > 1 && (values & 0xff) === 0;
      const isEnded = view.getUint8(cursor + count) === (octet < 3 ? DOT : COMMA);
      if (count === 0 || value > 255 || hasLeadingZero || !isEnded) {
        return this.ipv6(segment, at, start, which);
      }
      address = (address << 8) | value;
      cursor += count + 1;
    }
    this.memos[which]!.note(view, start, cursor - start, address);
    segment.addresses[which]![at] = address;
    return cursor;
  }

  private ipv6(segment: Segment, at: number, start: number, which: number): number {
    const end = this.fieldEnd(start, LONGEST_IP);
    const words = parseIpv6(bytesToText(this.bytes.subarray(start, end)));
    if (words === undefined) this.fail(start);
    else {
      this.flags |= which === 0 ? FLAG_SRC_IPV6 : FLAG_DEST_IPV6;
      segment.addresses[which]![at] = this.writer.table.ipv6.idOf(words);
    }
    return end + 1;
  }

  /** Numbers of at most 65535, each with its comma, into the first columns of `shorts`. */
  protected shorts(segment: Segment, at: number, from: number, columns: number): number {
    const { view } = this;
    let cursor = from;
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
      if (cursor === start || value > MOST_SHORT || view.getUint8(cursor) !== COMMA) {
        this.fail(start);
      }
      segment.shorts[column]![at] = value;
      cursor++;
    }
    return cursor;
  }

  /** True where a tuple leaves its four counters blank. */
  protected areBlank(cursor: number): boolean {
    return this.view.getInt32(cursor, true) === BLANKS_QUOTE;
  }

  /** The four counters and the quote behind them; the open row holds zeros for blank ones. */
  protected statistics(segment: Segment, at: number, cursor: number): number {
    const { view } = this;
    const word = view.getInt32(cursor, true);
    if (word === ZEROS_COMMA && view.getInt32(cursor + 4, true) === ZEROS_QUOTE) return cursor + 8;
    return word === BLANKS_QUOTE ? cursor + 4 : this.counters(segment, at, cursor);
  }

  /** Counters of up to 7 digits, as nearly all are, each with its ending. */
  private counters(segment: Segment, at: number, from: number): number {
    const { view } = this;
    let cursor = from;
    for (let counter = 0; counter < 4; counter++) {
      const values = digitValues(view.getInt32(cursor, true));
      let count = leadingDigits(values);
      let value = numberOf(values, count);
      let end = cursor + count;
      if (count === 4) {
        const more = digitValues(view.getInt32(end, true));
        count = leadingDigits(more);
        value = withDigits(value, more, count);
        end += count;
      }
      if (count === 4) {
        cursor = this.longCounter(segment, at, cursor, counter);
        continue;
      }
      if (end === cursor || view.getUint8(end) !== ENDINGS[counter]) this.fail(cursor);
      segment.counters[counter]![at] = value;
      cursor = end + 1;
    }
    return cursor;
  }

  private longCounter(segment: Segment, at: number, cursor: number, counter: number): number {
    const end = this.long(cursor, Number.MAX_SAFE_INTEGER, ENDINGS[counter]!);
    if (this.value > NARROW_MOST) segment.widen(counter);
    segment.counters[counter]![at] = this.value;
    return end;
  }

  /** The comma that ends a field; a failure where none comes within `most` bytes. */
  protected fieldEnd(cursor: number, most: number): number {
    const { bytes } = this;
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
