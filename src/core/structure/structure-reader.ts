import {
  BROKEN_KEY,
  brokenText,
  longText,
  wrongItem,
  wrongValue,
} from '../format/problem-words.ts';
import type { ProblemKind } from '../format/problem-kind.ts';
import { LONGEST_KEY } from '../format/log-limits.ts';
import {
  isRecordKey,
  isTupleList,
  isWanted,
  itemPlace,
  type Place,
  PLACE_OTHER,
  PLACE_RECORD,
  PLACE_RECORDS,
  PLACE_TOP,
  stepInto,
} from './log-structure.ts';

/** A text of the log, as the side that reads it has it. */
export interface LogText {
  /** True when the text was longer than what is kept of it. */
  readonly isCut: boolean;
  /** Of the text as it stands, escapes and all. */
  readonly length: number;
  /** The text, or `undefined` where it is no JSON text. */
  text(): string | undefined;
  /** The text as well as it can be shown. */
  readable(): string;
}

/** How texts are read; they repeat so often that it pays to remember them. */
export interface TextReader<T extends LogText> {
  keyOf(text: T): string | undefined;
  valueOf(text: T): string | undefined;
}

/** Gathers what stands around tuples. */
export interface StructureSink {
  enter(place: Place, offset: number): void;
  leave(place: Place): void;
  /** Takes the value of a wanted key. `isText` tells `"4"` from `4`. */
  value(place: Place, key: string, value: string, isText: boolean, offset: number): void;
}

/** Takes the texts of the lists of tuples. */
export interface TupleSink<T extends LogText> {
  fromText(text: T, offset: number, place: Place): void;
}

/** Takes what is wrong, by where it stands. */
export interface ProblemSink {
  add(kind: ProblemKind, offset: number, message: string, excerpt: string): void;
}

/** Follows the nesting of a log and hands what stands at known places to the builder. */
export class StructureReader<T extends LogText> {
  /** Where in a log the reader stands. */
  place: Place = PLACE_TOP;
  /** True in a list, false in an object; undefined outside of both. */
  isInList: boolean | undefined;
  private sawRecordList = false;
  private sawListedRecord = false;
  private readonly places: Place[] = [];
  private readonly kinds: boolean[] = [];
  private key = '';
  private readonly builder: StructureSink;
  private readonly tuples: TupleSink<T>;
  private readonly problems: ProblemSink;
  private readonly texts: TextReader<T>;

  constructor(
    builder: StructureSink,
    tuples: TupleSink<T>,
    problems: ProblemSink,
    texts: TextReader<T>,
  ) {
    this.builder = builder;
    this.tuples = tuples;
    this.problems = problems;
    this.texts = texts;
  }

  get depth(): number {
    return this.places.length;
  }

  /** True for a log that has a list of records and not one in it, as in a blob's first minute. */
  get isEmptyLog(): boolean {
    return this.sawRecordList && !this.sawListedRecord;
  }

  /** A value of any kind begins where the reader stands. */
  noteValue(): void {
    this.sawListedRecord ||= this.place === PLACE_RECORDS;
  }

  /** Steps into a list or object. `excerpt` is what follows, for a problem's sake. */
  open(isList: boolean, offset: number, excerpt: () => string): void {
    const place = this.childPlace(isList, offset, excerpt);
    this.push(place, isList);
    this.builder.enter(place, offset);
    this.sawRecordList ||= place === PLACE_RECORDS;
  }

  /** Steps out of the innermost list or object. */
  close(): void {
    this.builder.leave(this.place);
    this.places.pop();
    this.kinds.pop();
    this.place = this.places.at(-1) ?? PLACE_TOP;
    this.isInList = this.kinds.at(-1);
  }

  /** Steps out of everything, keeping what was read. */
  closeAll(): void {
    while (this.depth > 0) this.close();
  }

  /** True where a string that begins now has to be gathered: somebody wants its text. */
  wantsText(isKey: boolean): boolean {
    if (this.place === PLACE_OTHER) return false;
    return isKey || isTupleList(this.place) || this.wantsValue() || this.stepHere() !== undefined;
  }

  keyText(text: T, offset: number): void {
    const isUsable = this.place !== PLACE_OTHER && !text.isCut && text.length <= LONGEST_KEY;
    const key = isUsable ? this.texts.keyOf(text) : '';
    this.key = key ?? '';
    if (key === undefined) this.brokenKey(text, offset);
  }

  valueText(text: T, offset: number): void {
    if (isTupleList(this.place)) this.tuples.fromText(text, offset, this.place);
    else if (this.wantsValue()) this.takeText(text, offset);
    else this.refuseScalar(offset, text.readable());
  }

  /** Takes a number, `true`, `false` or `null`. */
  literal(text: string, offset: number): void {
    if (this.isInList === false && this.wantsValue()) {
      this.builder.value(this.place, this.key, text, false, offset);
    } else if (text !== 'null' || isTupleList(this.place)) this.refuseScalar(offset, text);
  }

  /** Goes on inside the record whose first key is `text`; false where no record begins so. */
  resumeAt(text: T, recordOffset: number): boolean {
    const key = text.text() ?? '';
    if (!isRecordKey(key)) return false;
    this.push(PLACE_RECORD, false);
    this.builder.enter(PLACE_RECORD, recordOffset);
    this.key = key;
    return true;
  }

  private push(place: Place, isList: boolean): void {
    this.places.push(place);
    this.kinds.push(isList);
    this.place = place;
    this.isInList = isList;
  }

  private childPlace(isList: boolean, offset: number, excerpt: () => string): Place {
    if (this.isInList !== false) {
      const place = itemPlace(this.place, isList);
      if (place === PLACE_OTHER && this.isLogList()) this.wrongItem(offset, excerpt());
      return place;
    }
    const step = this.stepHere();
    if (step?.isList === isList) return step.place;
    if (step !== undefined || this.wantsValue()) this.wrongValue(offset, excerpt());
    return PLACE_OTHER;
  }

  private takeText(text: T, offset: number): void {
    const plain = this.texts.valueOf(text);
    if (text.isCut) {
      this.problems.add('too-long', offset, longText(this.key), text.readable());
    } else if (plain === undefined) {
      this.problems.add('bad-text', offset, brokenText(this.key), text.readable());
    }
    this.builder.value(this.place, this.key, plain ?? text.readable(), true, offset);
  }

  private brokenKey(text: T, offset: number): void {
    this.problems.add('bad-text', offset, BROKEN_KEY, text.readable());
  }

  private refuseScalar(offset: number, excerpt: string): void {
    if (this.isInList === true && this.isLogList()) this.wrongItem(offset, excerpt);
    else if (this.isInList === false && this.stepHere()) this.wrongValue(offset, excerpt);
  }

  private wrongItem(offset: number, excerpt: string): void {
    this.wrongShape(offset, wrongItem(isTupleList(this.place)), excerpt);
  }

  private wrongValue(offset: number, excerpt: string): void {
    const step = this.stepHere();
    const expected = step === undefined ? 'text' : step.isList ? 'list' : 'object';
    this.wrongShape(offset, wrongValue(this.key, expected), excerpt);
  }

  private wrongShape(offset: number, message: string, excerpt: string): void {
    this.problems.add('wrong-shape', offset, message, excerpt);
  }

  private wantsValue(): boolean {
    return this.isInList === false && isWanted(this.place, this.key);
  }

  private stepHere() {
    return this.isInList === false ? stepInto(this.place, this.key) : undefined;
  }

  /** True in the lists that only a flow log has; any JSON may have a list of records. */
  private isLogList(): boolean {
    return this.isInList === true && this.place !== PLACE_OTHER && this.place !== PLACE_RECORDS;
  }
}
