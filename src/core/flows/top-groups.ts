import { type Dimension, DIMENSIONS } from '../format/dimensions.ts';
import { STEP_ROWS, type RowIds } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { NumberIndex } from '../table/number-index.ts';
import { type KnownTexts, type RowNumber, rowNumber } from '../table/row-numbers.ts';
import { FLAG_OUTBOUND } from '../table/row-codes.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import type { Measure } from './measures.ts';
import { type RankedGroups, rankGroups } from './rank-groups.ts';
import { type GroupTotals, RankSums } from './rank-sums.ts';

/** One of the largest groups. */
export interface TopGroup extends GroupTotals {
  /** A row of the group: its values in the dimension's columns are those of all. */
  readonly firstRow: number;
  /**
   * Different addresses that it has to do with: the destinations of a source, the sources of a
   * destination, 1 of a pair; else the remote ends, which are sources where the direction is
   * inbound and destinations where it is outbound.
   */
  readonly peers: number;
  /** Times of the earliest and of the latest row, ms. */
  readonly firstSeen: number;
  readonly lastSeen: number;
}

/** The largest groups, the largest first, and what the others add up to. */
export interface TopGroups {
  readonly top: readonly TopGroup[];
  readonly others: GroupTotals & {
    /** How many groups they are. */
    readonly groups: number;
  };
}

/**
 * The `limit` largest groups of the rows `ids` by a measure. Throws a RangeError for a limit that
 * is not a whole number from 0 to 255. `known` holds the dimension's columns that rest on names.
 */
export function* topGroups(
  table: FlowTable,
  ids: RowIds,
  dimension: Dimension,
  measure: Measure,
  limit: number,
  known: KnownTexts = {},
): Steps<TopGroups> {
  const ranked = yield* rankGroups(table, ids, DIMENSIONS[dimension], measure, limit, known);
  const sums = yield* sumRanks(table, ids, ranked);
  const peers = yield* countPeers(table, ids, ranked, peerOf(table, dimension));
  const top = ranked.top.map(({ firstRow }, rank) => ({
    firstRow,
    peers: peers[rank]!,
    firstSeen: sums.firstSeen[rank]!,
    lastSeen: sums.lastSeen[rank]!,
    ...sums.totals(rank),
  }));
  return { top, others: { groups: ranked.otherGroups, ...sums.totals(top.length) } };
}

function* sumRanks(table: FlowTable, ids: RowIds, { rankOf, top }: RankedGroups): Steps<RankSums> {
  const sums = new RankSums(top.length + 1);
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    const to = Math.min(ids.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) {
      const id = ids[place]!;
      sums.add(rankOf[place]!, table.segments[id >>> SEGMENT_BITS]!, id & SEGMENT_MASK);
    }
    yield;
  }
  return sums;
}

/** More than any number of an address: IPv4 has 32 bits, and IPv6 comes by rank behind it. */
const ADDRESSES = 2 ** 34;

/** How many different peers the rows of each of the largest groups have, by rank. */
function* countPeers(
  table: FlowTable,
  ids: RowIds,
  { rankOf, top }: RankedGroups,
  peerOf: RowNumber,
): Steps<Uint32Array> {
  const known = new NumberIndex();
  const peers = new Uint32Array(top.length);
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    const to = Math.min(ids.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) {
      const rank = rankOf[place]!;
      if (rank === top.length) continue;
      const id = ids[place]!;
      const peer = peerOf(table.segments[id >>> SEGMENT_BITS]!, id & SEGMENT_MASK);
      const { count } = known;
      if (known.indexOf(rank * ADDRESSES + peer) === count) peers[rank]!++;
    }
    yield;
  }
  return peers;
}

function peerOf(table: FlowTable, dimension: Dimension): RowNumber {
  const source = rowNumber(table, 'SrcIp');
  const destination = rowNumber(table, 'DestIp');
  const ends = DIMENSIONS[dimension].map((column) => column.slice(0, 3));
  if (ends[0] === 'Src') return destination;
  if (ends[0] === 'Des' && dimension !== 'port') return source;
  return (segment, at) =>
    (segment.flags[at]! & FLAG_OUTBOUND) === 0 ? source(segment, at) : destination(segment, at);
}
