import {
  FLAG_STATISTICS,
  NARROW_MOST,
  STATE_B,
  STATE_C,
  STATE_E,
  STATE_SHIFT,
} from '../table/row-codes.ts';
import { type CounterColumn, COUNTERS, type Segment } from '../table/segment.ts';
import { BEGINS_BEFORE, NOT_ENDED, UNANSWERED } from './conversations.ts';

const PACKETS_OUT = COUNTERS.indexOf('packetsSrcToDest');
const PACKETS_BACK = COUNTERS.indexOf('packetsDestToSrc');

/** What was seen of a conversation while its rows are added: which states, how many packets out, and statistics. */
const SAW_BEGIN = 1;
const SAW_END = 2;
const ONE_PACKET = 4;
const MORE_PACKETS = 8;
const COUNTED = 16;

/** Adds up rows to conversations, of which there are `count`. */
export class ConversationSums {
  readonly firstRow: Uint32Array;
  readonly rows: Uint32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** In the order of `COUNTERS`. */
  readonly counters: CounterColumn[];
  readonly continues: Uint32Array;
  private readonly seen: Uint8Array;

  constructor(count: number) {
    this.firstRow = new Uint32Array(count);
    this.rows = new Uint32Array(count);
    this.start = new Float64Array(count).fill(Infinity);
    this.end = new Float64Array(count).fill(-Infinity);
    this.counters = COUNTERS.map(() => new Uint32Array(count));
    this.continues = new Uint32Array(count);
    this.seen = new Uint8Array(count);
  }

  /** Adds a row; those of one conversation must come in file order. */
  add(conversation: number, row: number, segment: Segment, at: number, isRepeated: boolean): void {
    const flags = segment.flags[at]!;
    if (this.rows[conversation]!++ === 0) this.firstRow[conversation] = row;
    this.addTime(conversation, segment.time[at]!);
    this.addState(conversation, flags >>> STATE_SHIFT);
    if ((flags & FLAG_STATISTICS) === 0) return;
    this.seen[conversation]! |= COUNTED;
    for (let counter = 0; counter < COUNTERS.length; counter++) {
      this.addCount(conversation, counter, segment.counters[counter]![at]!);
    }
    if (!isRepeated) this.addPackets(conversation, segment.counters[PACKETS_OUT]![at]!);
  }

  /** `Conversations.flags`, once all rows are added. */
  flags(): Uint8Array {
    return this.seen.map((seen, conversation) => {
      const isWhole = (seen & SAW_BEGIN) !== 0 && (seen & SAW_END) !== 0;
      const isOne = (seen & (ONE_PACKET | MORE_PACKETS)) === ONE_PACKET;
      const isSilent = this.counters[PACKETS_BACK]![conversation] === 0;
      return (
        ((seen & SAW_BEGIN) === 0 ? BEGINS_BEFORE : 0) |
        ((seen & SAW_END) === 0 ? NOT_ENDED : 0) |
        (isWhole && isOne && isSilent ? UNANSWERED : 0)
      );
    });
  }

  /** `Conversations.hasStatistics`, once all rows are added. */
  hasStatistics(): Uint8Array {
    return this.seen.map((seen) => ((seen & COUNTED) === 0 ? 0 : 1));
  }

  private addTime(conversation: number, time: number): void {
    if (time < this.start[conversation]!) this.start[conversation] = time;
    if (time > this.end[conversation]!) this.end[conversation] = time;
  }

  private addState(conversation: number, state: number): void {
    if (state === STATE_B) this.seen[conversation]! |= SAW_BEGIN;
    else if (state === STATE_E) this.seen[conversation]! |= SAW_END;
    else if (state === STATE_C) this.continues[conversation]!++;
  }

  private addPackets(conversation: number, packets: number): void {
    if (packets === 0) return;
    const isFirst = (this.seen[conversation]! & ONE_PACKET) === 0;
    this.seen[conversation]! |= isFirst && packets === 1 ? ONE_PACKET : ONE_PACKET | MORE_PACKETS;
  }

  private addCount(conversation: number, counter: number, value: number): void {
    const sum = this.counters[counter]![conversation]! + value;
    if (sum > NARROW_MOST) this.widen(counter);
    this.counters[counter]![conversation] = sum;
  }

  private widen(counter: number): void {
    const narrow = this.counters[counter]!;
    if (narrow instanceof Uint32Array) this.counters[counter] = Float64Array.from(narrow);
  }
}
