import { bytesToText } from '../format/text.ts';
import { utf8Bytes } from '../platform.ts';
import { randomWord } from './random-word.ts';

/** Ids fit a 16-bit column; there are eight documented codes. */
const MOST_CODES = 0xffff;

/**
 * Short byte strings by number, found without making a string of them: for codes that stand in
 * every tuple. Id 0 is the empty text.
 */
export class ByteDictionary {
  private readonly texts: string[] = [''];
  private readonly bytes: Uint8Array[] = [new Uint8Array(0)];
  private slots = new Uint16Array(64);
  /** Nobody can choose codes that collide where the start of the hash is not known. */
  private readonly seed = randomWord();

  /** `known` are the codes that get the first ids, from 1 on. */
  constructor(known: readonly string[] = []) {
    for (const code of known) this.idOf(utf8Bytes(code), 0, code.length);
  }

  /**
   * The id of `source[start, end)`, added where it is new. -1 when more different codes than a
   * column can hold were seen, which only a file made to do harm does.
   */
  idOf(source: Uint8Array, start: number, end: number): number {
    if (start === end) return 0;
    const mask = this.slots.length - 1;
    let slot = this.hash(source, start, end) & mask;
    for (;;) {
      const id = this.slots[slot]!;
      if (id === 0) return this.add(new Uint8Array(source.subarray(start, end)), slot);
      if (same(this.bytes[id]!, source, start, end)) return id;
      slot = (slot + 1) & mask;
    }
  }

  /** The text of an id; `''` for an id that was never given. */
  text(id: number): string {
    return this.texts[id] ?? '';
  }

  /** All texts, in the order of their ids. Not to be changed. */
  all(): readonly string[] {
    return this.texts;
  }

  private add(code: Uint8Array, slot: number): number {
    const id = this.texts.length;
    if (id > MOST_CODES) return -1;
    this.texts.push(bytesToText(code));
    this.bytes.push(code);
    this.slots[slot] = id;
    if (id * 2 > this.slots.length) this.rehash();
    return id;
  }

  /** FNV-1a from a start of its own. */
  private hash(bytes: Uint8Array, start: number, end: number): number {
    let value = this.seed;
    for (let at = start; at < end; at++) value = Math.imul(value ^ bytes[at]!, 0x01000193);
    return value ^ (value >>> 15);
  }

  private rehash(): void {
    const slots = new Uint16Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 1; id < this.bytes.length; id++) {
      const code = this.bytes[id]!;
      let slot = this.hash(code, 0, code.length) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.slots = slots;
  }
}

function same(code: Uint8Array, source: Uint8Array, start: number, end: number): boolean {
  if (code.length !== end - start) return false;
  for (let at = 0; at < code.length; at++) if (code[at] !== source[start + at]) return false;
  return true;
}
