import type { FlowRow } from '../../../../../src/core/index.ts';
import { stitchPlainly } from '../../flows/support/plain-stitcher.ts';

/** What one view has seen one after the other: a conversation, or a row that is part of none. */
interface Sighting {
  readonly ids: readonly number[];
  readonly first: FlowRow;
  readonly start: number;
  readonly end: number;
  /** From when to when others can have seen the same. */
  readonly from: number;
  readonly to: number;
  verdict: 'open' | 'stays' | 'other side';
}

const CLOCKS = 2000;
const TICK = 300_000;

/** The rows that are another sighting of a flow, found by holding each sighting against each. */
export function otherSidesPlainly(rows: readonly FlowRow[]): number[] {
  const sightings = sightingsOf(rows).sort(byPreference);
  for (const one of sightings) {
    if (one.verdict !== 'open' || one.first.macAddress === '') continue;
    one.verdict = 'stays';
    const within = sightings.filter((other) => isWithin(one, other));
    const joined = joinedTo(one, within);
    for (const other of within) if (joined.has(viewOf(other))) other.verdict = 'other side';
  }
  const found = sightings.filter(({ verdict }) => verdict === 'other side');
  return found.flatMap(({ ids }) => ids).sort((a, b) => a - b);
}

/** The rows that say what an earlier row says, whenever their records were written. */
export function duplicatesPlainly(rows: readonly FlowRow[]): number[] {
  const met = new Set<string>();
  return rows.flatMap((row, id) => {
    const text = JSON.stringify({ ...row, recordTime: 0 });
    const isMet = met.has(text);
    met.add(text);
    return isMet ? [id] : [];
  });
}

function sightingsOf(rows: readonly FlowRow[]): Sighting[] {
  const conversations = stitchPlainly(rows).conversations.map(({ rows: ids }) => ids);
  const stitched = new Set(conversations.flat());
  const singles = rows.flatMap((_, id) => (stitched.has(id) ? [] : [[id]]));
  const lone = singles.map((ids) => sighting(rows, ids, CLOCKS, CLOCKS));
  return conversations
    .map((ids) => {
      const has = (state: string) => ids.some((id) => rows[id]!.state === state);
      const slack = (isThere: boolean) => CLOCKS + (isThere ? 0 : TICK);
      return sighting(rows, ids, slack(has('B')), slack(has('E')));
    })
    .concat(lone);
}

function sighting(
  rows: readonly FlowRow[],
  ids: readonly number[],
  before: number,
  after: number,
): Sighting {
  const times = ids.map((id) => rows[id]!.time);
  const [start, end] = [Math.min(...times), Math.max(...times)];
  const first = rows[ids[0]!]!;
  return { ids, first, start, end, from: start - before, to: end + after, verdict: 'open' };
}

function byPreference(a: Sighting, b: Sighting): number {
  const kind = ({ first }: Sighting) => ['vnet', 'nsg'].indexOf(first.kind);
  const direction = ({ first }: Sighting) => ['O', 'I'].indexOf(first.direction);
  return kind(a) - kind(b) || direction(a) - direction(b) || a.start - b.start || inFile(a, b);
}

function inFile(a: Sighting, b: Sighting): number {
  return a.ids[0]! - b.ids[0]!;
}

function isWithin(one: Sighting, other: Sighting): boolean {
  return (
    other.first.macAddress !== '' &&
    flowOf(one) === flowOf(other) &&
    viewOf(one) !== viewOf(other) &&
    other.start >= one.from &&
    other.end <= one.to
  );
}

function flowOf({ first }: Sighting): string {
  const { srcIp, destIp, srcPort, destPort, protocol, denied } = first;
  return JSON.stringify([srcIp, destIp, srcPort, destPort, protocol, denied]);
}

function viewOf({ first }: Sighting): string {
  return `${first.macAddress.toUpperCase()} ${first.direction} ${first.kind}`;
}

/** The views that counterparts join to that of `one`, by one another. */
function joinedTo(one: Sighting, within: readonly Sighting[]): ReadonlySet<string> {
  const joined = [one];
  for (const member of joined) {
    for (const other of within) {
      if (!joined.includes(other) && areCounterparts(member.first, other.first)) joined.push(other);
    }
  }
  return new Set(joined.map(viewOf));
}

function areCounterparts(a: FlowRow, b: FlowRow): boolean {
  const sameNic = a.macAddress.toUpperCase() === b.macAddress.toUpperCase();
  const sameDirection = a.direction === b.direction;
  return sameNic ? sameDirection && a.kind !== b.kind : !sameDirection;
}
