import { columnMemory } from '../platform.ts';

/** Rows in a segment: a power of two, so that a row id splits into segment and place by bits. */
export const SEGMENT_BITS = 16;
export const SEGMENT_ROWS = 1 << SEGMENT_BITS;
export const SEGMENT_MASK = SEGMENT_ROWS - 1;

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

export type CounterName = (typeof COUNTERS)[number];

/** The names of all other columns, which never change their type. */
export const PLAIN_COLUMNS = [
  'time',
  'srcIp',
  'destIp',
  'srcPort',
  'destPort',
  'protocol',
  'encryption',
  'flags',
  'group',
  'offset',
] as const satisfies readonly (keyof Segment)[];

/** Rows on their way into a table, as columns like those of a segment. */
export interface RowBatch extends Pick<Segment, (typeof PLAIN_COLUMNS)[number]> {
  /** The counters in the order of `COUNTERS`; 0 where a value needs more than 32 bits. */
  readonly counters: readonly Uint32Array[];
}

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

  /** Writes the rows `from` to `to` of a batch, from row `at` on. */
  write(at: number, batch: RowBatch, from: number, to: number): void {
    for (const name of PLAIN_COLUMNS) this[name].set(batch[name].subarray(from, to), at);
    for (let counter = 0; counter < COUNTERS.length; counter++) {
      this.counters[counter]!.set(batch.counters[counter]!.subarray(from, to), at);
    }
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
