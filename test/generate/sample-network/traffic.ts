import type { TupleList } from '../vnet-flows.ts';
import type { Nic } from './hosts.ts';

/** The interface that sees a flow, and the rule that decides on it there. */
export type Sighting = readonly [nic: Nic, list: TupleList];

/** What passes in one direction over a flow's whole life. */
export interface Volume {
  readonly packets: number;
  readonly bytes: number;
}

/** Who talks to whom about what. */
export interface Ends {
  readonly source: string;
  readonly sourcePort: number;
  readonly destination: string;
  readonly destinationPort: number;
  /** IANA's number; TCP, without. */
  readonly protocol?: number;
  readonly encryption: string;
}

/** A flow from its first packet to its last. */
export interface Flow extends Ends {
  /** Unix time, ms. */
  readonly start: number;
  /** ms. */
  readonly duration: number;
  readonly sent: Volume;
  readonly received: Volume;
}

/** A tuple as one interface logs it. */
export interface SeenTuple {
  readonly time: number;
  readonly list: TupleList;
  readonly text: string;
}

const TICK = 300_000;
const NOTHING: Volume = { packets: 0, bytes: 0 };

/** A connection attempt that nobody answers: one packet out, none back. */
export const UNANSWERED = { sent: { packets: 1, bytes: 66 }, received: NOTHING };

/** Gathers what the interfaces of the network log. */
export class Traffic {
  private readonly seen = new Map<Nic, SeenTuple[]>();

  /** What each interface logged, in the order of time; of one time, in the order of happening. */
  get byNic(): ReadonlyMap<Nic, readonly SeenTuple[]> {
    for (const tuples of this.seen.values()) tuples.sort((a, b) => a.time - b.time);
    return this.seen;
  }

  /** A flow, logged by every interface that sees it: `B`, a `C` every five minutes, `E`. */
  flow(flow: Flow, sightings: readonly Sighting[]): void {
    for (const sighting of sightings) this.flowAt(flow, sighting);
  }

  /** An attempt that the rule denied. */
  denied(ends: Ends, time: number, sighting: Sighting): void {
    this.add(sighting, time, ends, 'D', '0,0,0,0');
  }

  private flowAt(flow: Flow, sighting: Sighting): void {
    const end = flow.start + flow.duration;
    this.add(sighting, flow.start, flow, 'B', '0,0,0,0');
    let before = 0;
    for (const time of ticksBetween(sighting[0].tick, flow.start, end)) {
      const passed = (time - flow.start) / flow.duration;
      this.add(sighting, time, flow, 'C', counters(flow, before, passed));
      before = passed;
    }
    this.add(sighting, end, flow, 'E', counters(flow, before, 1));
  }

  private add([nic, list]: Sighting, time: number, ends: Ends, state: string, last: string): void {
    const { source, destination, sourcePort, destinationPort, protocol = 6, encryption } = ends;
    const head = `${source},${destination},${sourcePort},${destinationPort},${protocol}`;
    const text = `${time},${head},${list.direction},${state},${encryption},${last}`;
    const known = this.seen.get(nic);
    if (known === undefined) this.seen.set(nic, [{ time, list, text }]);
    else known.push({ time, list, text });
  }
}

function* ticksBetween(tick: number, start: number, end: number): Generator<number, void> {
  const first = Math.floor((start - tick) / TICK + 1) * TICK + tick;
  for (let time = first; time < end; time += TICK) yield time;
}

/** What passed between two shares of a flow's life: all of them add up to the whole. */
function counters({ sent, received }: Flow, from: number, to: number): string {
  const part = (whole: number) => Math.round(whole * to) - Math.round(whole * from);
  return [sent, received].map(({ packets, bytes }) => `${part(packets)},${part(bytes)}`).join(',');
}
