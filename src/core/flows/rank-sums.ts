import { FLAG_DENIED, FLAG_STATISTICS } from '../table/row-codes.ts';
import type { Segment } from '../table/segment.ts';

/** Sums over some rows: packets and bytes are those of both ways, over rows with statistics. */
export interface GroupTotals {
  readonly tuples: number;
  readonly packets: number;
  readonly bytes: number;
  readonly allowed: number;
  readonly denied: number;
}

/** Adds up rows by the rank of their group. */
export class RankSums {
  /** Times of the earliest and of the latest row of each rank, ms. */
  readonly firstSeen: Float64Array;
  readonly lastSeen: Float64Array;
  private readonly tuples: Float64Array;
  private readonly denied: Float64Array;
  private readonly packets: Float64Array;
  private readonly bytes: Float64Array;

  constructor(ranks: number) {
    this.firstSeen = new Float64Array(ranks).fill(Infinity);
    this.lastSeen = new Float64Array(ranks).fill(-Infinity);
    this.tuples = new Float64Array(ranks);
    this.denied = new Float64Array(ranks);
    this.packets = new Float64Array(ranks);
    this.bytes = new Float64Array(ranks);
  }

  /** Adds the row at place `at` of `segment`. */
  add(rank: number, segment: Segment, at: number): void {
    const flags = segment.flags[at]!;
    const time = segment.time[at]!;
    this.tuples[rank]!++;
    if ((flags & FLAG_DENIED) !== 0) this.denied[rank]!++;
    if (time < this.firstSeen[rank]!) this.firstSeen[rank] = time;
    if (time > this.lastSeen[rank]!) this.lastSeen[rank] = time;
    if ((flags & FLAG_STATISTICS) === 0) return;
    this.packets[rank]! += segment.packetsSrcToDest[at]! + segment.packetsDestToSrc[at]!;
    this.bytes[rank]! += segment.bytesSrcToDest[at]! + segment.bytesDestToSrc[at]!;
  }

  /** What the rows of a rank add up to. */
  totals(rank: number): GroupTotals {
    const [tuples, denied] = [this.tuples[rank]!, this.denied[rank]!];
    const [packets, bytes] = [this.packets[rank]!, this.bytes[rank]!];
    return { tuples, packets, bytes, allowed: tuples - denied, denied };
  }
}
