import { type Dimension, DIMENSIONS, MAP_DIMENSIONS, type MapBy } from '../format/dimensions.ts';
import { STEP_ROWS, type RowIds } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import type { KnownTexts } from '../table/row-numbers.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import { type Measure, MEASURES } from './measures.ts';
import { type RankedGroups, rankGroups } from './rank-groups.ts';

/** The layers of a flow map, from left to right. */
export const MAP_LAYERS = ['source', 'destination', 'port'] as const;

/** A layer of a flow map; ports go with their protocol. */
export type MapLayer = (typeof MAP_LAYERS)[number];

/** A box of a flow map: one source, destination or port, or all others of its layer. */
export interface MapNode {
  readonly layer: MapLayer;
  /** What the layer is grouped by. */
  readonly dimension: Dimension;
  /** A row with its value in the dimension's columns (`DIMENSIONS`); -1 for the others. */
  readonly firstRow: number;
  /** How many values it stands for: 1, or how many the others are. */
  readonly values: number;
  readonly amount: number;
}

/** What went from one box to another of the next layer, by their places in `nodes`. */
export interface MapLink {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
}

/** Where traffic came from, went to, and on which port: the data of a Sankey diagram. */
export interface FlowMap {
  /** By layer, each largest first, its others last. None that amounts to nothing. */
  readonly nodes: readonly MapNode[];
  /** In the order of `from`, then `to`. What comes into a box is what goes out of it. */
  readonly links: readonly MapLink[];
}

/** What a flow map shows its ends by, with what is known of columns that rest on names. */
export interface MapEnds {
  readonly by: MapBy;
  readonly known: KnownTexts;
}

/**
 * The map of the rows `ids`, with the `limit` largest of each layer by a measure. Throws a
 * RangeError for a limit that is not a whole number from 0 to 255.
 */
export function* flowMap(
  table: FlowTable,
  ids: RowIds,
  measure: Measure,
  limit: number,
  { by, known }: MapEnds = { by: 'address', known: {} },
): Steps<FlowMap> {
  const dimensions = MAP_DIMENSIONS[by];
  const ranked = (dimension: Dimension) =>
    rankGroups(table, ids, DIMENSIONS[dimension], measure, limit, known);
  const sources = yield* ranked(dimensions[0]);
  const destinations = yield* ranked(dimensions[1]);
  const ports = yield* ranked(dimensions[2]);
  const layers = [sources, destinations, ports];
  const nodes = layers.map((groups, at) => {
    return nodesOf(groups, { layer: MAP_LAYERS[at]!, dimension: dimensions[at]! });
  });
  const links = [
    ...linksOf(yield* crossSums(table, ids, sources, destinations, measure), 0, sizes(layers, 1)),
    ...linksOf(
      yield* crossSums(table, ids, destinations, ports, measure),
      sizes(layers, 1),
      sizes(layers, 2),
    ),
  ];
  return withoutEmpty(nodes.flat(), links);
}

function nodesOf(
  { top, otherGroups, otherAmount }: RankedGroups,
  place: Pick<MapNode, 'layer' | 'dimension'>,
): MapNode[] {
  const largest = top.map((group) => ({ ...place, values: 1, ...group }));
  return [...largest, { ...place, firstRow: -1, values: otherGroups, amount: otherAmount }];
}

/** How many nodes the first layers have, their others included. */
function sizes(layers: readonly RankedGroups[], count: number): number {
  return layers.slice(0, count).reduce((sum, { top }) => sum + top.length + 1, 0);
}

/** For each rank of the one (rows) and the other (columns) what the rows in both amount to. */
function* crossSums(
  table: FlowTable,
  ids: RowIds,
  one: RankedGroups,
  other: RankedGroups,
  measure: Measure,
): Steps<readonly Float64Array[]> {
  const amountOf = MEASURES[measure];
  const sums = Array.from(
    { length: one.top.length + 1 },
    () => new Float64Array(other.top.length + 1),
  );
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    const to = Math.min(ids.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) {
      const id = ids[place]!;
      const amount = amountOf(table.segments[id >>> SEGMENT_BITS]!, id & SEGMENT_MASK);
      sums[one.rankOf[place]!]![other.rankOf[place]!]! += amount;
    }
    yield;
  }
  return sums;
}

function linksOf(sums: readonly Float64Array[], firstFrom: number, firstTo: number): MapLink[] {
  return sums.flatMap((row, from) =>
    Array.from(row, (amount, to) => ({ from: firstFrom + from, to: firstTo + to, amount })),
  );
}

function withoutEmpty(nodes: readonly MapNode[], links: readonly MapLink[]): FlowMap {
  const kept = nodes.filter(({ amount }) => amount > 0);
  const places = new Map(kept.map((node, place) => [nodes.indexOf(node), place]));
  return {
    nodes: kept,
    links: links
      .filter(({ amount }) => amount > 0)
      .map(({ from, to, amount }) => ({ from: places.get(from)!, to: places.get(to)!, amount })),
  };
}
