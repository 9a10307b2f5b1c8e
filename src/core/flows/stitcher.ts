import { STATE_B, STATE_E } from '../table/row-codes.ts';
import type { FlowOrder } from './flow-order.ts';
import { NONE } from './flow-numbers.ts';

/**
 * Cuts flows into conversations, tuple by tuple in the order of `FlowOrder`. A conversation ends
 * at its `E`; a `B` opens the next whether or not the last has ended, and a `C` or `E` with
 * none open belongs to one that began before the log. Time orders nothing, with one exception: of
 * an `E` and a `B` side by side in one millisecond neither is first.
 *
 * - With a conversation open, that `E` closes it and that `B` opens the next.
 * - With none open they are one complete conversation, unless a `C` or `E` follows that belongs
 *   to the `B` (an `E` that has a `B` of its own millisecond behind it does not).
 *
 * A tuple that repeats an earlier one exactly stands where that one stands and changes nothing.
 * Source: real logs, as `flow-log-format.md`, 4 and 6, has it.
 */
export class Stitcher {
  /** Conversations so far, numbered in the order in which flows stand in `FlowOrder`. */
  count = 0;
  private readonly order: FlowOrder;
  private readonly back: Uint8Array;
  private readonly conversationOf: Int32Array;
  private readonly previousTime: Float64Array;
  private flow = -1;
  private flowEnd = 0;
  private open = NONE;
  private lastTime = NaN;
  /** The second tuple of a pair, which was settled with the first. */
  private settled = -1;

  /** `back` is that of `findRepetitions`; rows of flows are written into the last two. */
  constructor(
    order: FlowOrder,
    back: Uint8Array,
    conversationOf: Int32Array,
    previousTime: Float64Array,
  ) {
    this.order = order;
    this.back = back;
    this.conversationOf = conversationOf;
    this.previousTime = previousTime;
  }

  /** Takes the tuple at `place`; places must come one after the other, from 0 on. */
  take(place: number): void {
    if (place === this.flowEnd) this.startFlow();
    if (this.back[place] !== 0) this.repeat(place, place - this.back[place]!);
    else if (place !== this.settled) this.settle(place);
  }

  private startFlow(): void {
    this.flow++;
    this.flowEnd = this.order.starts[this.flow + 1]!;
    this.open = NONE;
  }

  private repeat(place: number, original: number): void {
    const row = this.order.rows[original]!;
    this.put(place, this.conversationOf[row]!, this.previousTime[row]!);
  }

  private settle(place: number): void {
    const next = this.next(place);
    if (!this.isPair(place, next)) {
      this.settleOne(place);
    } else {
      const isBegin = this.order.states[place] === STATE_B;
      this.settlePair(isBegin ? place : next, isBegin ? next : place, this.next(next));
      this.settled = next;
    }
    this.lastTime = this.order.times[place]!;
  }

  private settleOne(place: number): void {
    const state = this.order.states[place]!;
    const isNew = state === STATE_B || this.open === NONE;
    if (isNew) this.open = this.count++;
    this.put(place, this.open, isNew ? NaN : this.lastTime);
    if (state === STATE_E) this.open = NONE;
  }

  private settlePair(begin: number, end: number, after: number): void {
    const isContinued = this.isContinuation(after);
    if (this.open === NONE && !isContinued) {
      const whole = this.count++;
      this.put(begin, whole, NaN);
      this.put(end, whole, this.order.times[begin]!);
      return;
    }
    const isOrphan = this.open === NONE;
    this.put(end, isOrphan ? this.count++ : this.open, isOrphan ? NaN : this.lastTime);
    this.open = this.count++;
    this.put(begin, this.open, NaN);
  }

  /** Whether the tuple goes on with what a `B` before it began. */
  private isContinuation(place: number): boolean {
    if (place >= this.flowEnd || this.order.states[place] === STATE_B) return false;
    return !this.isPair(place, this.next(place));
  }

  private isPair(place: number, next: number): boolean {
    if (next >= this.flowEnd) return false;
    const { states, times } = this.order;
    if (times[place] !== times[next]) return false;
    if (states[place] === STATE_B) return states[next] === STATE_E;
    return states[place] === STATE_E && states[next] === STATE_B;
  }

  /** The flow's next tuple that repeats none; `flowEnd` or more where there is none. */
  private next(place: number): number {
    let next = place + 1;
    while (next < this.flowEnd && this.back[next] !== 0) next++;
    return next;
  }

  private put(place: number, conversation: number, previousTime: number): void {
    const row = this.order.rows[place]!;
    this.conversationOf[row] = conversation;
    this.previousTime[row] = previousTime;
  }
}
