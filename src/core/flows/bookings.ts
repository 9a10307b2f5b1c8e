import type { Buckets } from './buckets.ts';

/** More buckets than any picture has points. */
const MOST_BUCKETS = 100_000;

/**
 * Whole amounts booked into buckets of time, in one or more layers. Whatever is booked lies in a
 * bucket, before the first or behind the last: nothing is lost or made, to the last unit, as long
 * as a layer's total stays below 2^53.
 */
export class Bookings {
  /** How many buckets a layer has. */
  readonly buckets: number;
  /** For each layer what lies before the first bucket, and behind the last. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  private readonly from: number;
  private readonly width: number;
  private readonly values: Float64Array;

  /** Throws a RangeError where the buckets are none, or more than 100,000. */
  constructor({ from, to, bucket }: Buckets, layers: number) {
    this.buckets = Math.ceil((to - from) / bucket);
    if (!(bucket > 0 && this.buckets > 0 && this.buckets <= MOST_BUCKETS)) {
      throw new RangeError(`From ${from} to ${to} there are no buckets of ${bucket} ms.`);
    }
    this.from = from;
    this.width = bucket;
    this.values = new Float64Array(layers * this.buckets);
    this.before = new Float64Array(layers);
    this.after = new Float64Array(layers);
  }

  /** The buckets of a layer. */
  layer(layer: number): Float64Array {
    return this.values.slice(layer * this.buckets, (layer + 1) * this.buckets);
  }

  /** Books an amount at one instant. */
  at(layer: number, time: number, amount: number): void {
    const bucket = Math.floor((time - this.from) / this.width);
    if (bucket < 0) this.before[layer]! += amount;
    else if (bucket >= this.buckets) this.after[layer]! += amount;
    else this.values[layer * this.buckets + bucket]! += amount;
  }

  /** Books an amount evenly over the time from `start` to `end`, which must be later. */
  over(layer: number, start: number, end: number, amount: number): void {
    const first = Math.floor((start - this.from) / this.width);
    const last = Math.floor((end - this.from) / this.width);
    const isApart = first !== last && end > this.from && first < this.buckets;
    if (!isApart) this.at(layer, start, amount);
    else this.spread(layer, Math.max(first, 0), start, end, amount);
  }

  /**
   * Each bucket gets what has passed by its end, cut to a whole number, less what the buckets
   * before it got; the one that holds the end gets the rest.
   */
  private spread(layer: number, first: number, start: number, end: number, amount: number): void {
    const passed = (time: number) => Math.floor(amount * ((time - start) / (end - start)));
    let booked = start < this.from ? passed(this.from) : 0;
    this.before[layer]! += booked;
    let edge = this.from + first * this.width;
    for (let bucket = first; bucket < this.buckets; bucket++) {
      edge += this.width;
      const now = edge >= end ? amount : passed(edge);
      this.values[layer * this.buckets + bucket]! += now - booked;
      booked = now;
      if (edge >= end) return;
    }
    this.after[layer]! += amount - booked;
  }
}
