import { NONE } from '../flows/flow-numbers.ts';
import { STEP_ROWS } from '../table/filter-rows.ts';
import type { Steps } from '../table/steps.ts';
import { viewRank } from './nic-views.ts';
import type { Sightings } from './sightings.ts';

/** Sightings flow by flow, only of flows that more than one view has; each flow in two orders. */
export interface SightingOrder {
  /** By time. */
  readonly byStart: Uint32Array;
  /** By preference: which is to stay where there is a choice. */
  readonly byRank: Uint32Array;
  /** For each place of both where its flow begins, and where it ends. */
  readonly flowStart: Uint32Array;
  readonly flowEnd: Uint32Array;
}

/** Puts those sightings side by side among which there may be two of one flow. */
export function* orderSightings(sightings: Sightings): Steps<SightingOrder> {
  const byStart = yield* gather(sightings, yield* mixedFlows(sightings));
  const flowStart = new Uint32Array(byStart.length);
  const flowEnd = new Uint32Array(byStart.length);
  const byRank = byStart.slice();
  const { start, rows, views } = sightings;
  const earlier = (a: number, b: number) => start[a]! - start[b]! || rows[a]! - rows[b]!;
  const better = (a: number, b: number) =>
    viewRank(views[a]!) - viewRank(views[b]!) || earlier(a, b);
  let paused = 0;
  for (let from = 0; from < byStart.length;) {
    const flow = sightings.flowOf[byStart[from]!]!;
    let to = from + 1;
    while (to < byStart.length && sightings.flowOf[byStart[to]!] === flow) to++;
    flowStart.fill(from, from, to);
    flowEnd.fill(to, from, to);
    sortFew(byStart.subarray(from, to), earlier);
    sortFew(byRank.subarray(from, to), better);
    from = to;
    if (from - paused < STEP_ROWS) continue;
    paused = from;
    yield;
  }
  return { byStart, byRank, flowStart, flowEnd };
}

/** For each flow 1 where more than one view has it. */
function* mixedFlows({ count, flows, flowOf, views }: Sightings): Steps<Uint8Array> {
  const firstView = new Uint32Array(flows);
  const isMixed = new Uint8Array(flows);
  for (let from = 0; from < count; from += STEP_ROWS) {
    const to = Math.min(count, from + STEP_ROWS);
    for (let at = from; at < to; at++) {
      const flow = flowOf[at]!;
      if (flow === NONE) continue;
      if (firstView[flow] === 0) firstView[flow] = views[at]!;
      else if (firstView[flow] !== views[at]) isMixed[flow] = 1;
    }
    yield;
  }
  return isMixed;
}

/** The sightings of mixed flows side by side, by counting, as `orderByFlow` does it. */
function* gather({ count, flows, flowOf }: Sightings, isMixed: Uint8Array): Steps<Uint32Array> {
  const starts = new Uint32Array(flows + 2);
  for (let at = 0; at < count; at++) {
    if (at % STEP_ROWS === 0) yield;
    const flow = flowOf[at]!;
    if (flow !== NONE && isMixed[flow] === 1) starts[flow + 2]!++;
  }
  for (let flow = 2; flow < starts.length; flow++) starts[flow]! += starts[flow - 1]!;
  const order = new Uint32Array(starts.at(-1)!);
  for (let at = 0; at < count; at++) {
    if (at % STEP_ROWS === 0) yield;
    const flow = flowOf[at]!;
    if (flow !== NONE && isMixed[flow] === 1) order[starts[flow + 1]!++] = at;
  }
  return order;
}

/** Most flows have two or three: sorted in place, without the call of a sort for each. */
const FEW = 12;

function sortFew(list: Uint32Array, compare: (a: number, b: number) => number): void {
  if (list.length > FEW) {
    list.sort(compare);
    return;
  }
  for (let at = 1; at < list.length; at++) {
    const item = list[at]!;
    let to = at;
    while (to > 0 && compare(list[to - 1]!, item) > 0) list[to] = list[--to]!;
    list[to] = item;
  }
}
