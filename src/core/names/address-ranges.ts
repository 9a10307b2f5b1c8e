import { wordMask } from './prefix.ts';

/** Prefixes of one family as columns. Each key has no bits behind its prefix. */
export interface PrefixColumns {
  /** 32-bit words of an address: 1 for IPv4, 4 for IPv6. */
  readonly stride: 1 | 4;
  /** Addresses, `stride` words each, the most significant first. */
  readonly keys: Uint32Array;
  readonly bits: Uint8Array;
  /** What is found by each prefix. */
  readonly ids: Int32Array;
}

/**
 * The whole space cut into ranges that do not overlap, each with the id of the longest prefix that
 * holds it. Nested prefixes cost nothing at a look-up: it is one binary search.
 */
export interface AddressRanges {
  readonly stride: 1 | 4;
  readonly count: number;
  /** First addresses in numerical order; a range ends where the next begins. */
  readonly starts: Uint32Array;
  /** -1 where no prefix holds the range. */
  readonly ids: Int32Array;
}

/** Cuts the space. Of equal prefixes the first counts. */
export function rangesOf(columns: PrefixColumns): AddressRanges {
  const sweep = new RangeSweep(columns);
  for (const row of sortedRows(columns)) sweep.open(row);
  sweep.closeAll();
  return sweep.ranges();
}

/** By address, the wider first: a prefix comes behind all that hold it. */
function sortedRows({ stride, keys, bits, ids }: PrefixColumns): Uint32Array {
  const rows = new Uint32Array(ids.length);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  return rows.sort((a, b) => {
    for (let word = 0; word < stride; word++) {
      const difference = keys[a * stride + word]! - keys[b * stride + word]!;
      if (difference !== 0) return difference;
    }
    return bits[a]! - bits[b]! || a - b;
  });
}

/** Goes through the space once; `around` are the prefixes that hold the place, the widest first. */
class RangeSweep {
  private readonly columns: PrefixColumns;
  private readonly around: number[] = [];
  private readonly starts: Uint32Array;
  private readonly ids: Int32Array;
  private count = 0;

  constructor(columns: PrefixColumns) {
    this.columns = columns;
    // A prefix begins one range, and another begins behind it.
    const most = columns.ids.length * 2;
    this.starts = new Uint32Array(most * columns.stride);
    this.ids = new Int32Array(most);
  }

  open(row: number): void {
    while (this.around.length > 0 && !this.holds(this.around.at(-1)!, row)) this.close();
    const outer = this.around.at(-1);
    if (outer !== undefined && this.columns.bits[outer] === this.columns.bits[row]) return;
    const { stride, keys } = this.columns;
    this.around.push(row);
    this.begin(keys.slice(row * stride, (row + 1) * stride));
  }

  closeAll(): void {
    while (this.around.length > 0) this.close();
  }

  ranges(): AddressRanges {
    const { count } = this;
    const { stride } = this.columns;
    const starts = this.starts.slice(0, count * stride);
    return { stride, count, starts, ids: this.ids.slice(0, count) };
  }

  private close(): void {
    const behind = this.addressBehind(this.around.pop()!);
    if (behind !== undefined) this.begin(behind);
  }

  /** A range from `start` on, of the innermost prefix; in place of one that would be empty. */
  private begin(start: Uint32Array): void {
    const { stride } = this.columns;
    const last = (this.count - 1) * stride;
    const isEmpty = this.count > 0 && start.every((word, at) => this.starts[last + at] === word);
    if (!isEmpty) this.starts.set(start, this.count++ * stride);
    const inner = this.around.at(-1);
    this.ids[this.count - 1] = inner === undefined ? -1 : this.columns.ids[inner]!;
  }

  private holds(outer: number, inner: number): boolean {
    const { stride, keys, bits } = this.columns;
    for (let word = 0; word < stride; word++) {
      const mask = wordMask(bits[outer]! - word * 32);
      if ((keys[inner * stride + word]! & mask) >>> 0 !== keys[outer * stride + word]) return false;
    }
    return true;
  }

  /** The first address behind a prefix; `undefined` where the space ends with it. */
  private addressBehind(row: number): Uint32Array | undefined {
    const { stride, keys, bits } = this.columns;
    const address = keys.slice(row * stride, (row + 1) * stride);
    let word = Math.ceil(bits[row]! / 32) - 1;
    if (word < 0) return undefined;
    const sum = address[word]! + 2 ** (32 * (word + 1) - bits[row]!);
    address[word] = sum;
    let carries = sum > 0xffffffff;
    while (carries && --word >= 0) {
      address[word] = address[word]! + 1;
      carries = address[word] === 0;
    }
    return carries ? undefined : address;
  }
}

/** The id of the range that holds the address whose words stand in `address` from `at` on. */
export function findRange(ranges: AddressRanges, address: ArrayLike<number>, at = 0): number {
  let low = 0;
  let high = ranges.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startsBehind(ranges, middle, address, at)) high = middle;
    else low = middle + 1;
  }
  return low === 0 ? -1 : ranges.ids[low - 1]!;
}

function startsBehind(
  { stride, starts }: AddressRanges,
  range: number,
  address: ArrayLike<number>,
  at: number,
): boolean {
  for (let word = 0; word < stride; word++) {
    const difference = starts[range * stride + word]! - address[at + word]!;
    if (difference !== 0) return difference > 0;
  }
  return false;
}
