import { randomWord } from './random-word.ts';

/** Numbers by the order of their first coming: an open hash table, for millions of look-ups. */
export class NumberIndex {
  count = 0;
  private numbers = new Float64Array(1024);
  private slots = new Uint32Array(2048);
  /** Nobody can choose numbers that collide where the factor is not known. */
  private readonly factor = randomWord() | 1;

  /** The place of `number`, 0 for the first that came; added where it is new. */
  indexOf(number: number): number {
    const mask = this.slots.length - 1;
    let slot = this.hash(number) & mask;
    for (;;) {
      const known = this.slots[slot]!;
      if (known === 0) return this.add(number, slot);
      if (this.numbers[known - 1] === number) return known - 1;
      slot = (slot + 1) & mask;
    }
  }

  /** The place of `number`; -1 where it has not come. */
  find(number: number): number {
    const mask = this.slots.length - 1;
    let slot = this.hash(number) & mask;
    for (;;) {
      const known = this.slots[slot]!;
      if (known === 0 || this.numbers[known - 1] === number) return known - 1;
      slot = (slot + 1) & mask;
    }
  }

  /** All numbers that have come, by their places. To be read before the next one is added. */
  all(): Float64Array {
    return this.numbers.subarray(0, this.count);
  }

  private add(number: number, slot: number): number {
    const index = this.count++;
    if (index === this.numbers.length) this.grow();
    this.numbers[index] = number;
    this.slots[slot] = index + 1;
    if (this.count * 2 > this.slots.length) this.rehash();
    return index;
  }

  private grow(): void {
    const numbers = new Float64Array(this.numbers.length * 2);
    numbers.set(this.numbers);
    this.numbers = numbers;
  }

  private rehash(): void {
    const slots = new Uint32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < this.count; index++) {
      let slot = this.hash(this.numbers[index]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.slots = slots;
  }

  private hash(number: number): number {
    const low = Math.imul((number | 0) ^ this.factor, 0x9e3779b1);
    const high = Math.imul(low ^ (low >>> 15) ^ ((number / 4294967296) | 0), this.factor);
    return high ^ (high >>> 16);
  }
}
