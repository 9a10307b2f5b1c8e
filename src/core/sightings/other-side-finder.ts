import { areCounterparts, type NicView } from './nic-views.ts';
import type { SightingOrder } from './sighting-order.ts';
import type { Sightings } from './sightings.ts';

/**
 * How many sightings of its flow, before and after it, one is held against. A flow passes few
 * NICs; a log of nothing but one flow must not take for ever.
 */
export const SIGHTING_REACH = 128;

/** Views of one flow that are told apart; more than that no flow passes. */
export const MOST_VIEWS = 16;

const STAYS = 1;
const OTHER_SIDE = 2;

/**
 * Which sightings are the other side of one that stays. They are settled one after the other, the
 * preferred first: one that is no other side yet stays, and then are its other sides all sightings
 *
 * - of its 5-tuple and verdict (what the source's NIC let out and the destination's did not let in
 *   is not one event seen twice, but two decisions),
 * - whose whole time it has seen, give or take `before` and `after` (what was going on while it
 *   saw nothing is nowhere else in the table, and must not go),
 * - by views that are its counterparts, or counterparts of these and so on: where a flow passes
 *   through a hub, its two ends are joined by what the hub's NIC has seen of each.
 *
 * That includes one which was to stay, where a later one has seen more: the longer is the whole.
 * Sightings of one view are never each other's other sides.
 */
export class OtherSides {
  private readonly sightings: Sightings;
  private readonly order: SightingOrder;
  private readonly placeOf: Uint32Array;
  private readonly verdicts: Uint8Array;
  /** Views that were met with the one at hand, and how many of them are joined to it. */
  private readonly views: NicView[] = [];

  constructor(sightings: Sightings, order: SightingOrder) {
    this.sightings = sightings;
    this.order = order;
    this.verdicts = new Uint8Array(sightings.count);
    this.placeOf = new Uint32Array(sightings.count);
    order.byStart.forEach((sighting, place) => (this.placeOf[sighting] = place));
  }

  has(sighting: number): boolean {
    return this.verdicts[sighting] === OTHER_SIDE;
  }

  /** Settles a sighting; they must come flow by flow, in the order of their rank. */
  settle(sighting: number): void {
    if (this.verdicts[sighting] === OTHER_SIDE) return;
    this.verdicts[sighting] = STAYS;
    const { start, end, before, after, views } = this.sightings;
    const from = start[sighting]! - before[sighting]!;
    const to = end[sighting]! + after[sighting]!;
    const place = this.placeOf[sighting]!;
    const first = this.firstSince(place, from);
    const last = this.lastUntil(place, to);
    if (last - first < 1) return;
    const joined = this.joinViews(views[sighting]!, first, last, to);
    if (joined > 1) this.mark(first, last, to, joined);
  }

  private firstSince(place: number, time: number): number {
    const { byStart, flowStart } = this.order;
    const least = Math.max(flowStart[place]!, place - SIGHTING_REACH);
    let first = place;
    while (first > least && this.sightings.start[byStart[first - 1]!]! >= time) first--;
    return first;
  }

  private lastUntil(place: number, time: number): number {
    const { byStart, flowEnd } = this.order;
    const most = Math.min(flowEnd[place]! - 1, place + SIGHTING_REACH);
    let last = place;
    while (last < most && this.sightings.start[byStart[last + 1]!]! <= time) last++;
    return last;
  }

  /** Puts the views that are joined to `own` first, itself before all, and says how many. */
  private joinViews(own: NicView, first: number, last: number, to: number): number {
    const { views } = this;
    views.length = 1;
    views[0] = own;
    for (let place = first; place <= last && views.length < MOST_VIEWS; place++) {
      const sighting = this.order.byStart[place]!;
      const view = this.sightings.views[sighting]!;
      if (this.sightings.end[sighting]! <= to && !views.includes(view)) views.push(view);
    }
    let joined = 1;
    for (let at = 0; at < joined; at++) {
      for (let other = joined; other < views.length; other++) {
        if (!areCounterparts(views[at]!, views[other]!)) continue;
        [views[joined], views[other]] = [views[other]!, views[joined]!];
        joined++;
      }
    }
    return joined;
  }

  private mark(first: number, last: number, to: number, joined: number): void {
    const { end, views } = this.sightings;
    for (let place = first; place <= last; place++) {
      const sighting = this.order.byStart[place]!;
      if (end[sighting]! > to) continue;
      const view = this.views.indexOf(views[sighting]!);
      if (view > 0 && view < joined) this.verdicts[sighting] = OTHER_SIDE;
    }
  }
}
