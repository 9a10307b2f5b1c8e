import { randomWord } from '../table/random-word.ts';

/** Words that an identity takes: source, destination, ports, kind, context. */
const WORDS = 5;

/**
 * Flow identities by the order of their first coming: an open hash table that keeps every word of
 * an identity, so that two flows are never taken for one.
 */
export class FlowIndex {
  count = 0;
  private words = new Uint32Array(1024 * WORDS);
  private slots = new Uint32Array(2048);
  /** Nobody can choose flows that collide where the start of the hash is not known. */
  private readonly seed = randomWord() | 1;

  /** The number of an identity, 0 for the first that came; added where it is new. */
  indexOf(source: number, dest: number, ports: number, kind: number, context: number): number {
    const mask = this.slots.length - 1;
    let slot = this.hash(source, dest, ports, kind, context) & mask;
    for (;;) {
      const known = this.slots[slot]!;
      if (known === 0) break;
      if (this.is((known - 1) * WORDS, source, dest, ports, kind, context)) return known - 1;
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = this.count + 1;
    return this.add(source, dest, ports, kind, context);
  }

  private is(
    at: number,
    source: number,
    dest: number,
    ports: number,
    kind: number,
    context: number,
  ): boolean {
    const { words } = this;
    return (
      words[at] === source &&
      words[at + 1] === dest &&
      words[at + 2] === ports &&
      words[at + 3] === kind &&
      words[at + 4] === context
    );
  }

  private add(source: number, dest: number, ports: number, kind: number, context: number): number {
    const index = this.count++;
    const at = index * WORDS;
    if (at === this.words.length) this.grow();
    const { words } = this;
    words[at] = source;
    words[at + 1] = dest;
    words[at + 2] = ports;
    words[at + 3] = kind;
    words[at + 4] = context;
    if (this.count * 2 > this.slots.length) this.rehash();
    return index;
  }

  private hash(a: number, b: number, c: number, d: number, e: number): number {
    const { seed } = this;
    let value = Math.imul(seed ^ a, 0x9e3779b1);
    value = Math.imul(value ^ (value >>> 15) ^ b, 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13) ^ c, seed);
    value = Math.imul(value ^ (value >>> 16) ^ d, 0xc2b2ae35);
    value = Math.imul(value ^ (value >>> 15) ^ e, 0x9e3779b1);
    return value ^ (value >>> 16);
  }

  private grow(): void {
    const words = new Uint32Array(this.words.length * 2);
    words.set(this.words);
    this.words = words;
  }

  private rehash(): void {
    const { words } = this;
    const slots = new Uint32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0, at = 0; index < this.count; index++, at += WORDS) {
      const hash = this.hash(
        words[at]!,
        words[at + 1]!,
        words[at + 2]!,
        words[at + 3]!,
        words[at + 4]!,
      );
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.slots = slots;
  }
}
