import { formatIpv6, type Ipv6Words } from '../format/address.ts';
import { GrowingColumn } from './growing-column.ts';
import { randomWord } from './random-word.ts';

/** IPv6 addresses by number, exact: four 32-bit words each, each address kept once. */
export class Ipv6Dictionary {
  private readonly words = new GrowingColumn(Uint32Array);
  private slots = new Uint32Array(256);
  private count = 0;
  /** Nobody can choose addresses that collide where the start of the hash is not known. */
  private readonly seed = randomWord() | 1;

  get size(): number {
    return this.count;
  }

  /** The id of an address, added where it is new. */
  idOf(address: Ipv6Words): number {
    const mask = this.slots.length - 1;
    let slot = hash(this.seed, address) & mask;
    for (;;) {
      const known = this.slots[slot]!;
      if (known === 0) return this.add(address, slot);
      if (this.is(known - 1, address)) return known - 1;
      slot = (slot + 1) & mask;
    }
  }

  /** The address of an id. */
  address(id: number): Ipv6Words {
    const { values } = this.words;
    const at = id * 4;
    return [values[at]!, values[at + 1]!, values[at + 2]!, values[at + 3]!];
  }

  /** The address of an id, canonical (RFC 5952). */
  text(id: number): string {
    return formatIpv6(this.address(id));
  }

  /** For each id its place among all addresses in numerical order. */
  ranks(): Uint32Array {
    const order = Array.from({ length: this.count }, (_, id) => id);
    order.sort((a, b) => this.compare(a, b));
    const ranks = new Uint32Array(this.count);
    order.forEach((id, rank) => (ranks[id] = rank));
    return ranks;
  }

  private compare(a: number, b: number): number {
    const { values } = this.words;
    for (let word = 0; word < 4; word++) {
      const difference = values[a * 4 + word]! - values[b * 4 + word]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }

  private is(id: number, address: Ipv6Words): boolean {
    const { values } = this.words;
    return address.every((word, at) => values[id * 4 + at] === word);
  }

  private add(address: Ipv6Words, slot: number): number {
    const id = this.count++;
    for (const word of address) this.words.push(word);
    this.slots[slot] = id + 1;
    if (this.count * 2 > this.slots.length) this.rehash();
    return id;
  }

  private rehash(): void {
    const slots = new Uint32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 0; id < this.count; id++) {
      let slot = hash(this.seed, this.address(id)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.slots = slots;
  }
}

function hash(seed: number, address: Ipv6Words): number {
  let value = seed;
  for (const word of address) {
    value = Math.imul(value ^ word, 0x9e3779b1);
    value = Math.imul(value ^ (value >>> 15), seed);
  }
  return value ^ (value >>> 16);
}
