import { JSON_LITERAL, LONGEST_LITERAL, MOST_DEPTH } from '../../core/format/log-limits.ts';
import { BROKEN_JSON, cutOff } from '../../core/format/problem-words.ts';
import { StructureReader } from '../../core/structure/structure-reader.ts';
import { ModelBuilder } from './model-builder.ts';
import type { ScanModel } from './scan-model.ts';
import { ScanProblems } from './scan-problems.ts';
import { plainTexts, ScannedText } from './scanned-text.ts';
import { endOfString, readString } from './string-reader.ts';
import { TextBreak } from './text-break.ts';
import type { TextLines } from '../text/text-lines.ts';
import { textPosition } from './text-position.ts';

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
  | 'next record';

/** What the string being read is; a `record key` may be the one that a record begins with. */
type StringRole = 'key' | 'value' | 'record key';

const LITERAL_CHARACTERS = /[A-Za-z0-9+.-]+/y;
const NO_TEXT = new ScannedText('', '', false);
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Scans the text of a flow log line by line, tolerant of whatever is broken in it, and with the
 * decoder's judgement: where JSON breaks it says so once and goes on at the next record. Its
 * tokens are its own because it must be able to stop within one: jsonc-parser's scanner, which
 * hovers use, takes 0.15 s for a string of 20 MB that a missing quote makes of the rest of a line.
 */
export class TextScanner {
  private readonly lines: TextLines;
  private readonly problems = new ScanProblems();
  private readonly builder = new ModelBuilder(this.problems);
  private readonly structure = new StructureReader(
    this.builder,
    this.builder,
    this.problems,
    plainTexts,
  );
  private readonly break = new TextBreak(this.problems);
  private expecting: Expecting = 'document';
  private sawDocument = false;
  /** True once the text went on behind its closing bracket. */
  private isContinued = false;
  private lineNumber = 0;
  private line = '';
  private at = 0;
  /** Characters before this line, each line's end counted as one. */
  private before = 0;
  /** The string being read, and where it begins on its line. */
  private role: StringRole = 'value';
  private text = NO_TEXT;
  private textStart = 0;
  /** Where an opening brace stands with only white space behind it, in search of a record. */
  private brace = -1;
  private braceOffset = 0;

  constructor(lines: TextLines) {
    this.lines = lines;
    this.line = lines.lineCount > 0 ? lines.lineAt(0) : '';
  }

  /** Reads on for about so many characters. False once the text is over and all is known. */
  read(characters: number): boolean {
    let room = characters;
    while (room > 0) {
      const from = this.at;
      if (this.at < this.line.length) this.readLine(from + room);
      else if (!this.nextLine()) {
        this.end();
        return false;
      }
      room -= Math.max(1, this.at - from);
    }
    return true;
  }

  /** What is known once the text is over. */
  get model(): ScanModel {
    const { parts, problems } = { parts: this.builder.parts, problems: this.problems };
    return {
      parts: parts.items,
      problems: problems.items,
      byKind: problems.byKind,
      totals: parts.totals,
    };
  }

  private nextLine(): boolean {
    if (this.lineNumber + 1 >= this.lines.lineCount) return false;
    this.before += this.line.length + 1;
    this.line = this.lines.lineAt(++this.lineNumber);
    this.at = 0;
    return true;
  }

  /** Reads the line up to about `most`; what begins before it is read to its end. */
  private readLine(most: number): void {
    const { line } = this;
    const end = Math.min(line.length, most);
    while (this.at < end) {
      if (this.expecting === 'next record') this.seekRecord(end);
      else if (this.expecting === 'rest of string') this.skipString(end);
      else if (isSpace(line.charCodeAt(this.at))) this.at++;
      else this.token(this.expecting);
    }
  }

  private token(expecting: Exclude<Expecting, 'rest of string' | 'next record'>): void {
    const character = this.line[this.at]!;
    const { isInList } = this.structure;
    this.mark(this.at + 1);
    switch (expecting) {
      case 'comma or end':
        if (character === ',') return this.expect(isInList ? 'value' : 'key', this.at + 1);
        return this.closeBracket();
      case 'value':
      case 'first item':
        return character === ']' && isInList ? this.closeEmpty() : this.value();
      case 'key':
      case 'first key':
        return this.keyOrEnd(character);
      case 'colon':
        if (character === ':') return this.expect('value', this.at + 1);
        return this.fail(BROKEN_JSON.noColon);
      case 'document':
        return this.betweenDocuments(character);
    }
  }

  private keyOrEnd(character: string): void {
    if (character === '"') return this.string('key', this.at + 1);
    return character === '}' ? this.closeEmpty() : this.fail(BROKEN_JSON.noKey);
  }

  private betweenDocuments(character: string): void {
    if (character === BYTE_ORDER_MARK) this.at++;
    else if (character === ',' && this.sawDocument) {
      this.isContinued = true;
      this.at++;
    } else if (this.isContinued && (character === ']' || character === '}')) this.at++;
    else this.value();
  }

  private value(): void {
    const character = this.line[this.at]!;
    this.structure.noteValue();
    if (character === '"') return this.string('value', this.at + 1);
    if (character === '{' || character === '[') return this.open(character === '[');
    LITERAL_CHARACTERS.lastIndex = this.at;
    const literal = LITERAL_CHARACTERS.exec(this.line)?.[0];
    if (literal === undefined) return this.fail(BROKEN_JSON.noValue);
    const end = this.at + literal.length;
    if (this.structure.depth > 0 && this.isTextEnd(end)) return this.expect(this.expecting, end);
    this.mark(end);
    if (literal.length > LONGEST_LITERAL || !JSON_LITERAL.test(literal)) {
      return this.fail(BROKEN_JSON.noValue, end);
    }
    this.structure.literal(literal, this.position(this.at));
    this.afterValue(end);
  }

  private open(isList: boolean): void {
    const { line, at } = this;
    if (this.structure.depth >= MOST_DEPTH) {
      return this.breakAt('too-deep', BROKEN_JSON.tooDeep, at + 1, at + 1);
    }
    this.structure.open(isList, this.position(at), () => line.slice(at, at + 1));
    this.expect(isList ? 'first item' : 'first key', at + 1);
  }

  /** A bracket where an item or key might stand: right behind a comma it is one comma too many. */
  private closeEmpty(): void {
    const isAfterComma = this.expecting === 'value' || this.expecting === 'key';
    if (isAfterComma)
      this.problems.add('bad-json', this.position(this.at), BROKEN_JSON.commaTooMany);
    this.closeBracket();
  }

  private closeBracket(): void {
    const { isInList } = this.structure;
    if (this.line[this.at] !== (isInList ? ']' : '}')) {
      return this.fail(isInList ? BROKEN_JSON.noEndOfList : BROKEN_JSON.noEndOfObject);
    }
    this.structure.close();
    this.afterValue(this.at + 1);
  }

  private afterValue(next: number): void {
    const isOutside = this.structure.depth === 0;
    this.sawDocument ||= isOutside;
    this.expect(isOutside ? 'document' : 'comma or end', next);
  }

  private string(role: StringRole, start: number): void {
    const { text, end, how } = readString(this.line, start);
    this.role = role;
    this.text = text;
    this.textStart = start;
    if (how === 'closed') this.endString(end);
    else if (how === 'open') this.openString(end);
    else this.expect('rest of string', end);
  }

  /** Goes on in a string that is longer than what is kept of it. */
  private skipString(most: number): void {
    const end = endOfString(this.line, this.at, most);
    const isClosed = this.line[end] === '"';
    if (isClosed) this.endString(end + 1);
    else if (end < most || end >= this.line.length) this.openString(end);
    else this.at = end;
  }

  private endString(next: number): void {
    const { role, text } = this;
    const start = this.position(this.textStart);
    this.mark(next - 1);
    if (role === 'record key') return this.endRecordKey(next);
    if (role === 'key') {
      this.structure.keyText(text, start);
      return this.expect('colon', next);
    }
    if (this.structure.wantsText(false)) this.structure.valueText(text, start);
    this.afterValue(next);
  }

  /** A string that its line does not end: at the end of the text it is cut off, not broken. */
  private openString(end: number): void {
    if (this.role === 'record key') return this.seekFrom(end);
    if (!this.isTextEnd(end)) return this.breakAt('bad-json', BROKEN_JSON.openText, end, end);
    this.reportCut(this.textStart - 1);
    this.at = this.line.length;
  }

  private fail(message: string, next = this.at): void {
    this.breakAt('bad-json', message, this.at, next);
  }

  /** The JSON is broken at `at`: keeps what was read, and looks for the next record from `next`. */
  private breakAt(kind: 'bad-json' | 'too-deep', message: string, at: number, next: number): void {
    this.structure.closeAll();
    this.isContinued = true;
    this.break.begin(kind, message, this.position(at), this.before + at, this.line.length - at);
    this.seekFrom(next);
  }

  /** A record begins with a brace and a key that only records have. */
  private seekRecord(most: number): void {
    for (; this.at < most; this.at++) {
      const character = this.line[this.at]!;
      if (character === '"' && this.brace >= 0) return this.string('record key', this.at + 1);
      if (character === '{') {
        this.brace = this.position(this.at);
        this.braceOffset = this.before + this.at;
      } else if (!isSpace(character.charCodeAt(0))) this.brace = -1;
    }
  }

  private endRecordKey(next: number): void {
    const isFound = !this.text.isCut && this.structure.resumeAt(this.text, this.brace);
    if (!isFound) return this.seekFrom(next);
    this.break.end('the next record', this.braceOffset);
    this.expect('colon', next);
  }

  private seekFrom(next: number): void {
    this.brace = -1;
    this.expect('next record', next);
  }

  private end(): void {
    if (this.structure.depth > 0) this.reportCut(Math.max(0, this.line.trimEnd().length - 1));
    this.mark(this.line.length);
    this.break.end('the end', this.before + this.line.length);
    this.structure.closeAll();
    this.builder.finishRecord();
  }

  private isTextEnd(end: number): boolean {
    return end >= this.line.length && this.lineNumber + 1 >= this.lines.lineCount;
  }

  private reportCut(from: number): void {
    if (this.problems.byKind['cut-off'] !== undefined) return;
    const message = cutOff(`${this.before + this.line.length} characters`);
    const end = this.position(this.line.length);
    this.problems.addRange('cut-off', message, this.position(from), end);
  }

  private expect(what: Expecting, next: number): void {
    this.expecting = what;
    this.at = next;
  }

  private mark(end: number): void {
    this.problems.tokenEnd = this.position(end);
  }

  private position(character: number): number {
    return textPosition(this.lineNumber, character);
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
