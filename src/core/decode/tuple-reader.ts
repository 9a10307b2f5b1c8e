import {
  FLAG_DENIED,
  FLAG_OUTBOUND,
  FLAG_STATISTICS,
  type Segment,
  STATE_SHIFT,
} from '../table/segment.ts';
import { ENCRYPTION_CODES } from '../format/encryption.ts';
import { FieldReader } from './field-reader.ts';
import { COMMA, QUOTE } from './json-bytes.ts';
import {
  LETTER_A,
  LETTER_COMMAS,
  LETTER_D,
  LETTER_I,
  LETTER_O,
  LETTER_T,
  LETTER_U,
  NX_COMMA,
  STATE_C,
  STATE_D,
  STATE_E,
  STATE_OF_LETTER,
  TCP_COMMA,
  UDP_COMMA,
  X_COMMA,
} from './tuple-bytes.ts';
import type { TupleShape } from './tuple-shape.ts';

/** Ids of the two codes in every table, whose dictionary begins with the documented ones. */
const X_ID = codeId('X');
const NX_ID = codeId('NX');

const LONGEST_CODE = 64;
const MOST_PROTOCOL = 0xffff;

/** Bytes by which a well-formed tuple surely ends: what `read` may look at behind its start. */
export const LONGEST_TUPLE = 512;

/**
 * Reads the text of one tuple straight from bytes into columns. No string is made but for IPv6
 * addresses. It only says where a malformed tuple went wrong; `diagnoseTuple` finds the words.
 */
export class TupleReader extends FieldReader {
  /** Where an encryption code stands that has no id yet; -1 where there is none. */
  private codeStart = -1;
  private codeEnd = -1;

  /**
   * Reads the tuple that begins at `start` and ends at a quote into the writer's open row, without
   * committing it. Returns the place of the quote, or -1 where the tuple is not of this shape.
   */
  read(bytes: Uint8Array, start: number, shape: TupleShape): number {
    if (bytes !== this.bytes) this.lookAt(bytes);
    this.failedAt = -1;
    this.flags = 0;
    this.codeStart = -1;
    const { segment, at } = this.writer;
    const addresses = this.time(segment, at, start);
    const ports = this.addresses(segment, at, addresses);
    const end =
      shape === 'vnet' ? this.vnet(segment, at, ports) : this.nsg(segment, at, ports, shape);
    if (this.codeStart >= 0 && this.failedAt < 0) this.keepCode(segment, at);
    if (this.failedAt < 0) return end - 1;
    segment.clearRow(at);
    return -1;
  }

  /** Ports, protocol, direction, state, encryption, counters. */
  private vnet(segment: Segment, at: number, ports: number): number {
    const protocol = this.shorts(segment, at, ports, 2);
    const letters = this.protocol(segment, at, protocol);
    const state = this.directionAndState(letters);
    const counters = this.encryption(segment, at, letters + 4);
    const isCounted = (state === STATE_C || state === STATE_E) && !this.areBlank(counters);
    segment.flags[at] = this.flags | (isCounted ? FLAG_STATISTICS : 0);
    return this.statistics(segment, at, counters);
  }

  /** TCP and UDP, which nearly all tuples have, are known by one look. */
  private protocol(segment: Segment, at: number, cursor: number): number {
    const word = this.view.getInt32(cursor, true);
    if ((word & 0xffff) === TCP_COMMA) {
      segment.protocol[at] = 6;
      return cursor + 2;
    }
    if ((word & 0xffffff) === UDP_COMMA) {
      segment.protocol[at] = 17;
      return cursor + 3;
    }
    const end = this.long(cursor, MOST_PROTOCOL, COMMA);
    segment.protocol[at] = this.value;
    return end;
  }

  /** `I,B,`: one look at a word tells both letters and both commas. */
  private directionAndState(cursor: number): number {
    const word = this.view.getInt32(cursor, true);
    const direction = word & 0xff;
    const state = STATE_OF_LETTER[(word >>> 16) & 0xff]!;
    const isDirection = direction === LETTER_I || direction === LETTER_O;
    if (!isDirection || (word & 0xff00) !== (LETTER_COMMAS & 0xff00)) this.fail(cursor);
    if (state === 0 || (word & ~0xff00ff) !== LETTER_COMMAS) this.fail(cursor + 2);
    const denied = state === STATE_D ? FLAG_DENIED : 0;
    const outbound = direction === LETTER_O ? FLAG_OUTBOUND : 0;
    this.flags |= (state << STATE_SHIFT) | denied | outbound;
    return state;
  }

  /** The two codes that nearly all tuples have are known by one look at the next word. */
  private encryption(segment: Segment, at: number, cursor: number): number {
    const word = this.view.getInt32(cursor, true);
    if ((word & 0xffffff) === NX_COMMA) {
      segment.encryption[at] = NX_ID;
      return cursor + 3;
    }
    if ((word & 0xffff) === X_COMMA) {
      segment.encryption[at] = X_ID;
      return cursor + 2;
    }
    this.codeStart = cursor;
    this.codeEnd = this.fieldEnd(cursor, LONGEST_CODE);
    return this.codeEnd + 1;
  }

  /** A rarer code gets its id once the whole tuple is read: a malformed one must not take room. */
  private keepCode(segment: Segment, at: number): void {
    const { encryptions } = this.writer.table;
    const code = encryptions.idOf(this.bytes, this.codeStart, this.codeEnd);
    if (code < 0) this.fail(this.codeStart);
    else segment.encryption[at] = code;
  }

  /** Ports, protocol, direction, decision; in version 2 also state and counters. */
  private nsg(segment: Segment, at: number, ports: number, shape: TupleShape): number {
    const protocol = this.shorts(segment, at, ports, 2);
    const letters = this.nsgProtocol(segment, at, protocol);
    const ending = this.directionAndDecision(letters);
    const next = letters + 4;
    segment.flags[at] = this.flags;
    if (ending === QUOTE && shape !== 'nsg2') return next;
    if (ending !== COMMA || shape === 'nsg1') this.fail(letters + 2);
    return this.nsgState(segment, at, next);
  }

  private nsgState(segment: Segment, at: number, cursor: number): number {
    const state = STATE_OF_LETTER[this.view.getUint8(cursor)]!;
    const isState = state !== 0 && state !== STATE_D;
    if (!isState || this.view.getUint8(cursor + 1) !== COMMA) this.fail(cursor);
    const counted = this.areBlank(cursor + 2) ? 0 : FLAG_STATISTICS;
    segment.flags[at] = this.flags | (state << STATE_SHIFT) | counted;
    return this.statistics(segment, at, cursor + 2);
  }

  /** `T` and `U`, or a number as it stands. */
  private nsgProtocol(segment: Segment, at: number, cursor: number): number {
    const letter = this.view.getUint8(cursor);
    const protocol = letter === LETTER_T ? 6 : letter === LETTER_U ? 17 : -1;
    if (protocol < 0) {
      const end = this.long(cursor, MOST_PROTOCOL, COMMA);
      segment.protocol[at] = this.value;
      return end;
    }
    if (this.view.getUint8(cursor + 1) !== COMMA) this.fail(cursor);
    segment.protocol[at] = protocol;
    return cursor + 2;
  }

  /** Reads `I,A` and the like, and returns the byte behind it. */
  private directionAndDecision(cursor: number): number {
    const word = this.view.getInt32(cursor, true);
    const direction = word & 0xff;
    const decision = (word >>> 16) & 0xff;
    const isDirection = direction === LETTER_I || direction === LETTER_O;
    if (!isDirection || (word & 0xff00) !== (LETTER_COMMAS & 0xff00)) this.fail(cursor);
    if (decision !== LETTER_A && decision !== LETTER_D) this.fail(cursor + 2);
    if (direction === LETTER_O) this.flags |= FLAG_OUTBOUND;
    if (decision === LETTER_D) this.flags |= FLAG_DENIED;
    return word >>> 24;
  }
}

function codeId(code: string): number {
  return ENCRYPTION_CODES.findIndex((known) => known.code === code) + 1;
}
