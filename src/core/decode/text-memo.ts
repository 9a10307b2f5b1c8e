import type { TextReader } from '../structure/structure-reader.ts';
import type { TextBuffer } from './text-buffer.ts';

interface Entry {
  readonly raw: Uint8Array;
  readonly text: string;
}

/** How many texts are remembered: rules, ids and keys of a log are fewer by far. */
const MOST_ENTRIES = 1024;

/** Longer texts are not worth comparing. */
const LONGEST = 1024;

/**
 * Texts by their length and two of their bytes. Records repeat their keys, ids and rules, so most
 * texts are known by comparing bytes, without a new string that dictionaries would hash anew.
 */
export class TextMemo {
  private readonly entries = new Map<number, Entry>();

  /** The text, or `undefined` where the bytes are no JSON string. */
  textOf(buffer: TextBuffer): string | undefined {
    const { bytes, start, length } = buffer;
    if (length === 0) return '';
    const end = start + length - 1;
    const slot = (length << 16) | (bytes[start + (length >> 1)]! << 8) | bytes[end]!;
    const known = this.entries.get(slot);
    if (known !== undefined && buffer.isSame(known.raw)) return known.text;
    const text = buffer.text();
    if (text !== undefined && length <= LONGEST) this.keep(slot, buffer, text);
    return text;
  }

  private keep(slot: number, buffer: TextBuffer, text: string): void {
    if (this.entries.size >= MOST_ENTRIES && !this.entries.has(slot)) return;
    this.entries.set(slot, { raw: new Uint8Array(buffer.raw()), text });
  }
}

/** Reads keys and values, each with a memo of their own. */
export class TextMemos implements TextReader<TextBuffer> {
  private readonly keys = new TextMemo();
  private readonly values = new TextMemo();

  keyOf(text: TextBuffer): string | undefined {
    return this.keys.textOf(text);
  }

  valueOf(text: TextBuffer): string | undefined {
    return this.values.textOf(text);
  }
}
