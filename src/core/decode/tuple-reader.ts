import {
  FLAG_DENIED,
  FLAG_OUTBOUND,
  FLAG_STATISTICS,
  NARROW_MOST,
  type Segment,
  STATE_SHIFT,
} from '../table/segment.ts';
import { digitValues, leadingDigits, numberOf, withDigits } from './digits.ts';
import { FieldReader, MOST_SHORT } from './field-reader.ts';
import { COMMA, QUOTE } from './json-bytes.ts';
import {
  BLANKS_QUOTE,
  ENDINGS,
  LETTER_A,
  LETTER_D,
  LETTER_I,
  LETTER_O,
  LETTER_T,
  LETTER_U,
  NX,
  NX_COMMA,
  STATE_C,
  STATE_D,
  STATE_E,
  STATE_OF_LETTER,
  X_COMMA,
  ZEROS_COMMA,
  ZEROS_QUOTE,
} from './tuple-bytes.ts';
import type { TupleShape } from './tuple-shape.ts';

const LONGEST_CODE = 64;

/** Bytes by which a well-formed tuple surely ends: what `read` may look at behind its start. */
export const LONGEST_TUPLE = 512;

/**
 * Reads the text of one tuple straight from bytes into columns. No string is made but for IPv6
 * addresses. It only says where a malformed tuple went wrong; `diagnose` finds the words.
 */
export class TupleReader extends FieldReader {
  /** Ids of the codes `NX` and `X`, 0 until the first of them comes. */
  private nx = 0;
  private x = 0;

  /**
   * Reads the tuple that begins at `start` and ends at a quote into the writer's open row, without
   * committing it. Returns the place of the quote, or -1 where the tuple is not of this shape.
   */
  read(bytes: Uint8Array, start: number, shape: TupleShape): number {
    if (bytes !== this.bytes) this.lookAt(bytes);
    this.cursor = start;
    this.failedAt = -1;
    this.flags = 0;
    const { segment, at } = this.writer;
    if (shape === 'vnet') this.readVnet(segment, at);
    else this.readNsg(segment, at, shape);
    segment.flags[at] = this.flags;
    return this.failedAt < 0 ? this.cursor - 1 : -1;
  }

  private readVnet(segment: Segment, at: number): void {
    this.fiveTuple(segment, at, 3);
    this.direction();
    const state = this.state();
    if (state === STATE_D) this.flags |= FLAG_DENIED;
    segment.encryption[at] = this.encryption();
    const counted = this.statistics(segment, at);
    if (counted && (state === STATE_C || state === STATE_E)) this.flags |= FLAG_STATISTICS;
  }

  private readNsg(segment: Segment, at: number, shape: TupleShape): void {
    this.fiveTuple(segment, at, 2);
    this.nsgProtocol(segment, at);
    this.direction();
    segment.encryption[at] = 0;
    const ending = this.decision();
    if (ending === QUOTE && shape !== 'nsg2') return zeroCounters(segment, at);
    if (ending !== COMMA || shape === 'nsg1') return this.fail(this.cursor);
    if (this.state() === STATE_D) this.fail(this.cursor - 2);
    if (this.statistics(segment, at)) this.flags |= FLAG_STATISTICS;
  }

  private fiveTuple(segment: Segment, at: number, shorts: number): void {
    segment.time[at] = this.time();
    this.addresses(segment, at);
    this.shorts(segment, at, shorts);
  }

  /** `T` and `U`, or a number as it stands. */
  private nsgProtocol(segment: Segment, at: number): void {
    const start = this.cursor;
    const letter = this.view.getUint8(start);
    const protocol = letter === LETTER_T ? 6 : letter === LETTER_U ? 17 : -1;
    if (protocol >= 0) this.letterEnd();
    const number = protocol >= 0 ? protocol : this.long(MOST_SHORT, COMMA);
    segment.protocol[at] = number;
  }

  private direction(): void {
    const letter = this.bytes[this.cursor]!;
    if (letter === LETTER_O) this.flags |= FLAG_OUTBOUND;
    else if (letter !== LETTER_I) this.fail(this.cursor);
    this.letterEnd();
  }

  private state(): number {
    const letter = this.bytes[this.cursor]!;
    const state = STATE_OF_LETTER[letter]!;
    if (state === 0) this.fail(this.cursor);
    this.flags |= state << STATE_SHIFT;
    this.letterEnd();
    return state;
  }

  /** Reads `A` or `D` and returns the byte behind it. */
  private decision(): number {
    const letter = this.bytes[this.cursor]!;
    if (letter === LETTER_D) this.flags |= FLAG_DENIED;
    else if (letter !== LETTER_A) this.fail(this.cursor);
    const ending = this.bytes[this.cursor + 1]!;
    this.cursor += 2;
    return ending;
  }

  /** The two codes that nearly all tuples have are known by one look at the next word. */
  private encryption(): number {
    const word = this.view.getInt32(this.cursor, true);
    if ((word & 0xffffff) === NX_COMMA) {
      this.cursor += 3;
      return (this.nx ||= this.writer.table.encryptions.idOf(NX, 0, 2));
    }
    if ((word & 0xffff) === X_COMMA) {
      this.cursor += 2;
      return (this.x ||= this.writer.table.encryptions.idOf(NX, 1, 2));
    }
    return this.rareEncryption();
  }

  private rareEncryption(): number {
    const start = this.cursor;
    const end = this.fieldEnd(LONGEST_CODE);
    this.cursor = end + 1;
    const code = this.writer.table.encryptions.idOf(this.bytes, start, end);
    if (code >= 0) return code;
    this.fail(start);
    return 0;
  }

  /** Reads the four counters; false where the tuple leaves all of them blank. */
  private statistics(segment: Segment, at: number): boolean {
    const { view, cursor } = this;
    const word = view.getInt32(cursor, true);
    if (word === ZEROS_COMMA && view.getInt32(cursor + 4, true) === ZEROS_QUOTE) {
      this.cursor = cursor + 8;
      zeroCounters(segment, at);
      return true;
    }
    if (word === BLANKS_QUOTE) {
      this.cursor = cursor + 4;
      zeroCounters(segment, at);
      return false;
    }
    this.counters(segment, at);
    return true;
  }

  /** Counters of up to 7 digits, as nearly all are, each with its ending. */
  private counters(segment: Segment, at: number): void {
    const { view } = this;
    for (let counter = 0; counter < 4; counter++) {
      const start = this.cursor;
      let values = digitValues(view.getInt32(start, true));
      let count = leadingDigits(values);
      let value = numberOf(values, count);
      let end = start + count;
      if (count === 4) {
        values = digitValues(view.getInt32(end, true));
        count = leadingDigits(values);
        value = withDigits(value, values, count);
        end += count;
      }
      if (count === 4) {
        this.longCounter(segment, counter, at);
        continue;
      }
      if (end === start || view.getUint8(end) !== ENDINGS[counter]) this.fail(start);
      segment.counters[counter]![at] = value;
      this.cursor = end + 1;
    }
  }

  private longCounter(segment: Segment, counter: number, at: number): void {
    const value = this.long(Number.MAX_SAFE_INTEGER, ENDINGS[counter]!);
    if (value > NARROW_MOST) segment.widen(counter);
    segment.counters[counter]![at] = value;
  }
}

function zeroCounters(segment: Segment, at: number): void {
  for (let counter = 0; counter < 4; counter++) segment.counters[counter]![at] = 0;
}
