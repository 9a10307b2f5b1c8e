import type { TextBuffer } from './text-buffer.ts';

interface Entry {
  readonly raw: Uint8Array;
  readonly text: string;
}

/**
 * The last text of each wanted key. Records repeat their ids and rules, so most texts are known
 * by comparing bytes, without a new string that would have to be hashed anew by a dictionary.
 */
export class TextMemo {
  private readonly last = new Map<string, Entry>();

  /** The text, or `undefined` where the bytes are no JSON string. `key` is one of the wanted few. */
  textOf(key: string, buffer: TextBuffer): string | undefined {
    const known = this.last.get(key);
    if (known !== undefined && buffer.isSame(known.raw)) return known.text;
    const text = buffer.text();
    if (text !== undefined) this.last.set(key, { raw: new Uint8Array(buffer.raw()), text });
    return text;
  }
}

/** Different keys that are remembered: those of a flow log are fewer by far. */
const MOST_KEYS = 64;

/** Keys by their length and first and last byte: enough to find the one that comes again. */
export class KeyMemo {
  private readonly entries = new Map<number, Entry>();

  /** The key, or `undefined` where the bytes are no JSON string. */
  textOf(buffer: TextBuffer): string | undefined {
    const { bytes, start, length } = buffer;
    if (length === 0) return '';
    const slot = (length << 16) | (bytes[start]! << 8) | bytes[start + length - 1]!;
    const known = this.entries.get(slot);
    if (known !== undefined && buffer.isSame(known.raw)) return known.text;
    const text = buffer.text();
    if (text !== undefined && this.entries.size < MOST_KEYS) {
      this.entries.set(slot, { raw: new Uint8Array(buffer.raw()), text });
    }
    return text;
  }
}
