import { columnMemory } from '../platform.ts';

/** Rows in a segment: a power of two, so that a row id splits into segment and place by bits. */
export const SEGMENT_BITS = 16;
export const SEGMENT_ROWS = 1 << SEGMENT_BITS;
export const SEGMENT_MASK = SEGMENT_ROWS - 1;

/** Bits of `Segment.flags`. The state takes three bits and is an index into `STATE_LETTERS`. */
export const FLAG_OUTBOUND = 1;
export const FLAG_DENIED = 2;
export const FLAG_STATISTICS = 4;
export const FLAG_SRC_IPV6 = 8;
export const FLAG_DEST_IPV6 = 16;
export const STATE_SHIFT = 5;

/** State letters as logged, in the order of their number in `flags`; `''` is NSG v1's none. */
export const STATE_LETTERS = ['', 'B', 'C', 'E', 'D'] as const;

/** A counter column: narrow until a value needs more than 32 bits, exact to 2^53 from then on. */
export type CounterColumn = Uint32Array | Float64Array;

/** The names of the four counter columns. */
export const COUNTERS = [
  'packetsSrcToDest',
  'bytesSrcToDest',
  'packetsDestToSrc',
  'bytesDestToSrc',
] as const;

/** The largest value of a counter column that was not widened. */
export const NARROW_MOST = 0xffffffff;

export type CounterName = (typeof COUNTERS)[number];

/**
 * `SEGMENT_ROWS` rows as columns. Rows once published never change, so a segment can be read
 * while the decoder still writes behind them.
 */
export class Segment {
  private readonly memory = new ColumnMemory(BYTES_PER_ROW);
  /** Unix epoch, ms. */
  readonly time = this.memory.column(Float64Array);
  /** IPv4 as a number, or an id in the table's IPv6 dictionary where the flag says so. */
  readonly srcIp = this.memory.column(Uint32Array);
  readonly destIp = this.memory.column(Uint32Array);
  /** Row of the table's groups: rule, ACL, NIC and record of this tuple. */
  readonly group = this.memory.column(Uint32Array);
  packetsSrcToDest: CounterColumn = this.memory.column(Uint32Array);
  bytesSrcToDest: CounterColumn = this.memory.column(Uint32Array);
  packetsDestToSrc: CounterColumn = this.memory.column(Uint32Array);
  bytesDestToSrc: CounterColumn = this.memory.column(Uint32Array);
  readonly srcPort = this.memory.column(Uint16Array);
  readonly destPort = this.memory.column(Uint16Array);
  /** IANA number. Wider than a byte: what a log says stands, even where IANA ends at 255. */
  readonly protocol = this.memory.column(Uint16Array);
  /** Byte offset of the tuple's text, counted from its group's `baseOffset`. */
  readonly offset = this.memory.column(Uint16Array);
  /** Id in the table's dictionary of encryption codes. */
  readonly encryption = this.memory.column(Uint16Array);
  readonly flags = this.memory.column(Uint8Array);
  /** Columns of one type side by side, for whoever writes one behind the other. */
  readonly addresses: readonly Uint32Array[] = [this.srcIp, this.destIp];
  readonly shorts: readonly Uint16Array[] = [this.srcPort, this.destPort, this.protocol];
  /** The counters in the order of `COUNTERS`. */
  readonly counters: CounterColumn[] = COUNTERS.map((counter) => this[counter]);

  /** Makes one counter column, by its place in `COUNTERS`, wide enough for 2^53. */
  widen(counter: number): void {
    const narrow = this.counters[counter]!;
    if (narrow instanceof Float64Array) return;
    const wide = new ColumnMemory(Float64Array.BYTES_PER_ELEMENT).column(Float64Array);
    wide.set(narrow);
    this.counters[counter] = wide;
    this[COUNTERS[counter]!] = wide;
  }

  /** Takes back what was written into a row: rows that are still to be written hold zeros. */
  clearRow(at: number): void {
    for (const column of [this.time, ...this.addresses, ...this.shorts, ...this.counters]) {
      column[at] = 0;
    }
    for (const column of [this.group, this.offset, this.encryption, this.flags]) column[at] = 0;
  }

  /** Memory that the columns take, in bytes. */
  get byteLength(): number {
    const wide = this.counters.filter((column) => column instanceof Float64Array);
    return this.memory.byteLength + wide.reduce((bytes, { byteLength }) => bytes + byteLength, 0);
  }
}

/** What the columns of a segment take for each row. */
const BYTES_PER_ROW = 47;

interface ColumnType<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (memory: ArrayBufferLike, offset: number, length: number): T;
}

/** One piece of memory for all columns of a segment, the widest first so that all are aligned. */
class ColumnMemory {
  private readonly buffer: ArrayBufferLike;
  private used = 0;

  constructor(bytesPerRow: number) {
    this.buffer = columnMemory(SEGMENT_ROWS * bytesPerRow);
  }

  get byteLength(): number {
    return this.buffer.byteLength;
  }

  column<T>(type: ColumnType<T>): T {
    const column = new type(this.buffer, this.used, SEGMENT_ROWS);
    this.used += SEGMENT_ROWS * type.BYTES_PER_ELEMENT;
    return column;
  }
}
