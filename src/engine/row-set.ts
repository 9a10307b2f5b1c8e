import type { RowRun } from '../protocol/selection.ts';

/** A set of row ids as bits: millions of them are counted and compared in a moment. */
export class RowSet {
  size = 0;
  private words = new Uint32Array(64);

  has(id: number): boolean {
    return ((this.words[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0;
  }

  add(id: number): void {
    const word = id >>> 5;
    if (word >= this.words.length) this.grow(word);
    const bit = 1 << (id & 31);
    if ((this.words[word]! & bit) !== 0) return;
    this.words[word]! |= bit;
    this.size++;
  }

  delete(id: number): void {
    if (!this.has(id)) return;
    this.words[id >>> 5]! &= ~(1 << (id & 31));
    this.size--;
  }

  /** How many ids both sets have. */
  countIn(other: RowSet): number {
    const length = Math.min(this.words.length, other.words.length);
    let count = 0;
    for (let at = 0; at < length; at++) count += bits(this.words[at]! & other.words[at]!);
    return count;
  }

  /** The ids in their order, as runs; none at all where there are more runs than `most`. */
  runs(most: number): RowRun[] {
    const runs: RowRun[] = [];
    for (let id = this.next(0, true); id >= 0; id = this.next(id, true)) {
      if (runs.length === most) return [];
      const end = this.next(id, false);
      runs.push([id, end - 1]);
      id = end;
    }
    return runs;
  }

  /** The first id from `from` on that is (or is not) in the set; -1 where none is. */
  private next(from: number, isIn: boolean): number {
    const skipped = isIn ? 0 : 0xffffffff;
    for (let id = from; id >>> 5 < this.words.length;) {
      if (this.words[id >>> 5] === skipped) id = ((id >>> 5) + 1) << 5;
      else if (this.has(id) === isIn) return id;
      else id++;
    }
    return isIn ? -1 : this.words.length * 32;
  }

  private grow(word: number): void {
    const words = new Uint32Array(Math.max(word + 1, this.words.length * 2));
    words.set(this.words);
    this.words = words;
  }
}

/** The number of bits set in a word. */
function bits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
