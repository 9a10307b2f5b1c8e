import { LONGEST_KEY, MOST_DEPTH } from '../format/log-limits.ts';
import { isTupleList } from '../structure/log-structure.ts';
import { BROKEN_JSON, cutOff } from '../format/problem-words.ts';
import { utf8Bytes } from '../platform.ts';
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  excerptAt,
  isByteOrderMark,
  isLiteralByte,
  isSpace,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
} from './json-bytes.ts';
import { JsonBreak } from './json-break.ts';
import { LiteralScanner } from './literal-scanner.ts';
import type { ProblemKind, ProblemLog } from './problems.ts';
import type { RecordBuilder } from './record-builder.ts';
import { RecordBoundary } from './record-boundary.ts';
import { RecordSeeker } from './record-seeker.ts';
import type { StructureReader } from '../structure/structure-reader.ts';
import { StringScanner } from './string-scanner.ts';
import type { TextBuffer } from './text-buffer.ts';
import type { TupleDecoder } from './tuple-decoder.ts';
import { INPUT_BYTES } from './tuple-memory.ts';

const NOTHING = new Uint8Array(0);

/** What the scanner waits for. */
type Expecting =
  | 'document'
  | 'value'
  | 'first item'
  | 'first key'
  | 'key'
  | 'colon'
  | 'comma or end'
  | 'rest of string'
  | 'rest of literal'
  | 'next record';

/** What the string being read is; a `record key` may be the one that a record begins with. */
type StringRole = 'key' | 'value' | 'record key';

/**
 * Reads JSON in chunks cut anywhere. It keeps no more of the input than one unfinished string.
 * Where the JSON is broken it says so once and goes on at the next record that it finds.
 */
export class Scanner {
  /** True once a byte other than white space was met. */
  sawContent = false;
  private readonly structure: StructureReader<TextBuffer>;
  private readonly builder: RecordBuilder;
  private readonly tuples: TupleDecoder;
  private readonly problems: ProblemLog;
  /** Where the last whole record ends. */
  readonly boundary: RecordBoundary;
  /** Bytes before the present chunk. */
  private base: number;
  private expecting: Expecting = 'document';
  private readonly string = new StringScanner();
  private role: StringRole = 'value';
  private readonly literal = new LiteralScanner();
  private sawDocument: boolean;
  /** True once the input went on behind its closing bracket, as a live blob's new blocks do. */
  private isContinued: boolean;
  private readonly seeker = new RecordSeeker();
  private readonly break: JsonBreak;

  /** `start` is the offset of the first byte to come: behind a record, unless it is 0. */
  constructor(
    structure: StructureReader<TextBuffer>,
    builder: RecordBuilder,
    tuples: TupleDecoder,
    problems: ProblemLog,
    start: number,
  ) {
    this.base = start;
    this.sawDocument = start > 0;
    this.isContinued = start > 0;
    this.boundary = new RecordBoundary(start);
    this.structure = structure;
    this.builder = builder;
    this.tuples = tuples;
    this.problems = problems;
    this.break = new JsonBreak(problems);
  }

  /** Reads on. No more at once than the tuple reader's memory has room for. */
  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += INPUT_BYTES) {
      this.scan(bytes.subarray(at, at + INPUT_BYTES));
    }
    this.builder.publish();
  }

  private scan(bytes: Uint8Array): void {
    let at = 0;
    this.break.show(bytes);
    while (at < bytes.length) at = this.advance(bytes, at);
    this.base += bytes.length;
  }

  /** The input is over: reports what was cut, and closes. */
  end(): void {
    if (this.isUnfinished()) this.reportCut();
    else if (this.expecting === 'rest of literal') this.endLiteral(NOTHING, 0);
    this.close();
  }

  /** Keeps what was read, and is ready for another document. */
  close(): void {
    this.break.end('the end', this.base);
    this.structure.closeAll();
    this.builder.publish();
    this.tuples.rest();
    this.expecting = 'document';
  }

  /** The input goes on later, with another scanner from the boundary on: forgets what is behind it. */
  pause(): void {
    this.builder.dropUnfinished();
    this.tuples.rest();
  }

  private isUnfinished(): boolean {
    const isInString = this.expecting === 'rest of string' && this.role !== 'record key';
    return this.structure.depth > 0 || isInString;
  }

  /** Reads on from `at` and returns the place of the first byte that is still to be read. */
  private advance(bytes: Uint8Array, at: number): number {
    const { expecting } = this;
    if (expecting === 'rest of string') return this.scanString(bytes, at);
    if (expecting === 'rest of literal') return this.scanLiteral(bytes, at);
    if (expecting === 'next record') return this.seekRecord(bytes, at);
    return isSpace(bytes[at]!) ? at + 1 : this.token(expecting, bytes, at);
  }

  private token(
    expecting: Exclude<Expecting, 'rest of string' | 'rest of literal' | 'next record'>,
    bytes: Uint8Array,
    at: number,
  ): number {
    const byte = bytes[at]!;
    switch (expecting) {
      case 'comma or end':
        if (byte === COMMA) return this.expect(this.structure.isInList ? 'value' : 'key', at + 1);
        return this.closeBracket(bytes, at);
      case 'value':
      case 'first item':
        if (byte === CLOSE_LIST && this.structure.isInList) return this.closeEmpty(bytes, at);
        return this.value(bytes, at);
      case 'key':
      case 'first key':
        return this.keyOrEnd(bytes, at);
      case 'colon':
        if (byte === COLON) return this.expect('value', at + 1);
        return this.fail('bad-json', BROKEN_JSON.noColon, bytes, at);
      case 'document':
        return this.betweenDocuments(bytes, at);
    }
  }

  private keyOrEnd(bytes: Uint8Array, at: number): number {
    if (bytes[at] === QUOTE) return this.beginString('key', at + 1);
    if (bytes[at] === CLOSE_OBJECT) return this.closeEmpty(bytes, at);
    return this.fail('bad-json', BROKEN_JSON.noKey, bytes, at);
  }

  /** Records may go on behind the closing bracket: one a line, or with a comma in a live blob. */
  private betweenDocuments(bytes: Uint8Array, at: number): number {
    const byte = bytes[at]!;
    if (isByteOrderMark(byte)) return at + 1;
    if (byte === COMMA && this.sawDocument) this.isContinued = true;
    else if (!this.isContinued || (byte !== CLOSE_LIST && byte !== CLOSE_OBJECT)) {
      return this.value(bytes, at);
    }
    return at + 1;
  }

  private value(bytes: Uint8Array, at: number): number {
    this.sawContent = true;
    this.structure.noteValue();
    const byte = bytes[at]!;
    if (byte === QUOTE) {
      return isTupleList(this.structure.place)
        ? this.scanTuples(bytes, at + 1)
        : this.beginString('value', at + 1);
    }
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) return this.open(bytes, at);
    if (!isLiteralByte(byte)) return this.fail('bad-json', BROKEN_JSON.noValue, bytes, at);
    this.literal.begin(this.base + at);
    return this.expect('rest of literal', at);
  }

  /** The way of nearly all bytes: tuples one behind the other, straight from the input. */
  private scanTuples(bytes: Uint8Array, start: number): number {
    const { place } = this.structure;
    const shape = this.builder.shapeIn(place);
    let at = start;
    while (at < bytes.length) {
      const end = this.tuples.fromInput(bytes, at, this.base, place, shape);
      if (end < 0) break;
      if (bytes[end] !== COMMA || bytes[end + 1] !== QUOTE) return this.expect('comma or end', end);
      at = end + 2;
    }
    return this.beginString('value', at);
  }

  private open(bytes: Uint8Array, at: number): number {
    if (this.structure.depth >= MOST_DEPTH) {
      return this.fail('too-deep', BROKEN_JSON.tooDeep, bytes, at + 1);
    }
    const isList = bytes[at] === OPEN_LIST;
    this.structure.open(isList, this.base + at, () => excerptAt(bytes, at));
    this.boundary.opened(this.structure.place);
    return this.expect(isList ? 'first item' : 'first key', at + 1);
  }

  /** A bracket where an item or key might stand: right behind a comma it is one comma too many. */
  private closeEmpty(bytes: Uint8Array, at: number): number {
    const isAfterComma = this.expecting === 'value' || this.expecting === 'key';
    if (isAfterComma) this.report('bad-json', BROKEN_JSON.commaTooMany, bytes, at);
    return this.closeBracket(bytes, at);
  }

  private closeBracket(bytes: Uint8Array, at: number): number {
    const { isInList } = this.structure;
    if (bytes[at] !== (isInList ? CLOSE_LIST : CLOSE_OBJECT)) {
      const message = isInList ? BROKEN_JSON.noEndOfList : BROKEN_JSON.noEndOfObject;
      return this.fail('bad-json', message, bytes, at);
    }
    this.boundary.closed(this.structure.place, this.base + at + 1);
    this.structure.close();
    return this.afterValue(at + 1);
  }

  private afterValue(next: number): number {
    const isOutside = this.structure.depth === 0;
    this.sawDocument ||= isOutside;
    return this.expect(isOutside ? 'document' : 'comma or end', next);
  }

  private beginString(role: StringRole, next: number): number {
    this.role = role;
    const isGathered = role === 'record key' || this.structure.wantsText(role === 'key');
    this.string.begin(isGathered, this.base + next);
    return this.expect('rest of string', next);
  }

  private scanString(bytes: Uint8Array, start: number): number {
    const at = this.string.scan(bytes, start);
    if (at === bytes.length) return at;
    return bytes[at] === QUOTE ? this.endString(at + 1) : this.brokenString(bytes, at);
  }

  private endString(next: number): number {
    const { text, offset, isGathered } = this.string;
    if (this.role === 'record key') return this.endRecordKey(next);
    if (this.role === 'key') {
      this.structure.keyText(text, offset);
      return this.expect('colon', next);
    }
    if (isGathered) this.structure.valueText(text, offset);
    return this.afterValue(next);
  }

  private brokenString(bytes: Uint8Array, at: number): number {
    if (this.role === 'record key') return this.seekFrom(at);
    return this.fail('bad-json', BROKEN_JSON.openText, bytes, at);
  }

  private scanLiteral(bytes: Uint8Array, start: number): number {
    const at = this.literal.scan(bytes, start);
    return at < bytes.length ? this.endLiteral(bytes, at) : at;
  }

  private endLiteral(bytes: Uint8Array, next: number): number {
    const { text, offset } = this.literal;
    if (!this.literal.isValid()) {
      this.breakAt('bad-json', BROKEN_JSON.noValue, offset);
      this.break.show(utf8Bytes(text));
      this.break.show(bytes, next);
      return this.seekFrom(next);
    }
    this.structure.literal(text, offset);
    return this.afterValue(next);
  }

  private fail(kind: ProblemKind, message: string, bytes: Uint8Array, at: number): number {
    this.breakAt(kind, message, this.base + at);
    this.break.show(bytes, at);
    return this.seekFrom(at);
  }

  /** The JSON is broken: keeps what was read, and looks for the next record. */
  private breakAt(kind: ProblemKind, message: string, offset: number): void {
    this.sawContent = true;
    this.structure.closeAll();
    this.isContinued = true;
    this.break.begin(kind, message, offset);
  }

  private seekFrom(next: number): number {
    this.seeker.begin();
    return this.expect('next record', next);
  }

  private seekRecord(bytes: Uint8Array, start: number): number {
    const at = this.seeker.seek(bytes, start, this.base);
    return at < bytes.length ? this.beginString('record key', at + 1) : at;
  }

  private endRecordKey(next: number): number {
    const { text } = this.string;
    const { brace } = this.seeker;
    const isFound = text.length <= LONGEST_KEY && this.structure.resumeAt(text, brace);
    if (!isFound) return this.seekFrom(next);
    this.break.end('the next record', brace);
    this.boundary.opened(this.structure.place);
    return this.expect('colon', next);
  }

  private reportCut(): void {
    const message = cutOff(`${this.base} bytes`);
    const isInText = this.expecting === 'rest of string' && this.string.isGathered;
    this.problems.add('cut-off', this.base, message, isInText ? this.string.text.readable() : '');
  }

  private report(kind: ProblemKind, message: string, bytes: Uint8Array, at: number): void {
    this.problems.add(kind, this.base + at, message, excerptAt(bytes, at));
  }

  private expect(what: Expecting, next: number): number {
    this.expecting = what;
    return next;
  }
}
