import { LONGEST_TEXT } from '../format/log-limits.ts';
import { bytesToText, strictText, unescapedJson } from '../format/text.ts';
import { utf8Bytes } from '../platform.ts';
import { TEXT_BYTES } from './tuple-memory.ts';

/** The memory of the tuple reader has room for just that. */
const LONGEST: typeof LONGEST_TEXT = TEXT_BYTES;

/**
 * A JSON string while it is being read. One that lies whole in its chunk is looked at in place;
 * one that a chunk's end cuts is gathered, bounded, however long it is.
 */
export class TextBuffer {
  /** Where the raw bytes stand, escapes and all: `length` bytes from `start`. */
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  length = 0;
  /** True when the string was longer than what is kept. */
  isCut = false;
  hasEscape = false;
  private gathered = new Uint8Array(1024);

  clear(): void {
    this.bytes = this.gathered;
    this.start = 0;
    this.length = 0;
    this.isCut = false;
    this.hasEscape = false;
  }

  /** Adds the last part of the string; what was looked at in place is valid until the chunk goes. */
  finish(source: Uint8Array, start: number, end: number): void {
    if (this.length > 0 || end - start > LONGEST) return this.append(source, start, end);
    this.bytes = source;
    this.start = start;
    this.length = end - start;
  }

  /** Adds a part of the string that its chunk's end has cut. */
  append(source: Uint8Array, start: number, end: number): void {
    const room = LONGEST - this.length;
    const stop = Math.min(end, start + room);
    if (stop < end) this.isCut = true;
    this.reserve(this.length + stop - start);
    this.gathered.set(source.subarray(start, stop), this.length);
    this.length += stop - start;
  }

  /** True where the raw bytes are those of `other`. */
  isSame(other: Uint8Array): boolean {
    const { bytes, start, length } = this;
    if (other.length !== length) return false;
    for (let at = 0; at < length; at++) if (other[at] !== bytes[start + at]) return false;
    return true;
  }

  /** The text, or `undefined` where the bytes are no JSON string (bad UTF-8, bad escape). */
  text(): string | undefined {
    const plain = strictText(this.raw());
    return plain === undefined || !this.hasEscape ? plain : unescapedJson(plain);
  }

  /** The text as well as it can be shown. */
  readable(): string {
    return this.text() ?? bytesToText(this.raw());
  }

  /** Puts `text` in place of what was read. */
  replace(text: string): void {
    this.clear();
    const bytes = utf8Bytes(text);
    this.append(bytes, 0, bytes.length);
  }

  /** The raw bytes, valid as long as the string is. */
  raw(): Uint8Array {
    return this.bytes.subarray(this.start, this.start + this.length);
  }

  private reserve(length: number): void {
    if (length <= this.gathered.length) return;
    const wider = new Uint8Array(Math.max(length, this.gathered.length * 2));
    wider.set(this.gathered);
    if (this.bytes === this.gathered) this.bytes = wider;
    this.gathered = wider;
  }
}
