import type { TimeRange } from '../core/filter/time-between.ts';
import type { Booking } from '../core/flows/book-rows.ts';
import type { BetweenCell } from '../core/flows/between.ts';
import type { Buckets } from '../core/flows/buckets.ts';
import type { MapLink, MapNode } from '../core/flows/flow-map.ts';
import type { HeatMapLine } from '../core/flows/heat-map.ts';
import type { Measure } from '../core/flows/measures.ts';
import type { SeriesStack, StackBy } from '../core/flows/time-series.ts';
import type { TopGroup, TopGroups } from '../core/flows/top-groups.ts';
import type { AxisTerm } from '../core/format/between-terms.ts';
import type { Dimension, MapBy } from '../core/format/dimensions.ts';
import type { PageRow } from './session.ts';

export type { AxisTerm, Booking, Buckets, Dimension, MapBy, MapLink, Measure, StackBy, TimeRange };

/** What the timeline shows: which amounts, divided by what, and when counters are booked. */
export interface SeriesQuestion {
  readonly stackBy: StackBy;
  readonly measure: Measure;
  readonly booking: Booking;
}

/** `SeriesStack` with values as a plain list: what a page is sent is JSON where it is remote. */
export interface SeriesAnswerStack extends Omit<SeriesStack, 'values'> {
  readonly values: readonly number[];
}

/** Amounts over time of all rows that match the filter without its `Time between (…)`. */
export interface SeriesAnswer extends Buckets {
  /** How many they are: where nothing was booked, there may be rows without counters. */
  readonly rows: number;
  readonly stacks: readonly SeriesAnswerStack[];
  readonly before: number;
  readonly after: number;
  /** The filter's `Time between (…)`: what lies outside of it is dimmed. */
  readonly brush?: TimeRange;
  /**
   * From when on counters are missing, ms: of a range, what its last minutes carried is partly
   * counted in tuples behind its end.
   */
  readonly incompleteFrom?: number;
}

/** Which tops. */
export interface TopQuestion {
  readonly dimension: Dimension;
  readonly measure: Measure;
  readonly limit: number;
}

/** One of the largest groups, with a row that has its values. */
export interface TopLine extends Omit<TopGroup, 'firstRow'> {
  readonly row: PageRow;
}

/** The largest groups, the largest first, and what all others add up to. */
export interface TopAnswer {
  readonly top: readonly TopLine[];
  readonly others: TopGroups['others'];
}

/** Which flow map: `limit` boxes a layer, beside the one of all others. */
export interface FlowMapQuestion {
  readonly by: MapBy;
  readonly measure: Measure;
  readonly limit: number;
}

/** A box of the flow map; the others of a layer have no row. */
export interface FlowMapNode extends Omit<MapNode, 'firstRow'> {
  readonly row?: PageRow;
}

/** Boxes and what went between them, as `FlowMap` of core has them. */
export interface FlowMapAnswer {
  /** How many rows it is about. */
  readonly rows: number;
  readonly nodes: readonly FlowMapNode[];
  readonly links: readonly MapLink[];
}

/** Which matrix: ends by groups, names and CIDRs, with commas; `''` for the groups there are. */
export interface BetweenQuestion {
  readonly sources: string;
  /** `''` for the same as the sources. */
  readonly destinations: string;
  readonly measure: Measure;
  readonly booking: Booking;
}

/** A cell with values as plain lists. */
export interface BetweenAnswerCell extends Omit<BetweenCell, 'values' | 'deniedValues'> {
  readonly values: readonly number[];
  readonly deniedValues: readonly number[];
}

/** What went between ends, in all and over time. */
export interface BetweenAnswer extends Buckets {
  /** How many rows it is about. */
  readonly rows: number;
  readonly sources: readonly AxisTerm[];
  readonly destinations: readonly AxisTerm[];
  readonly cells: readonly BetweenAnswerCell[];
}

/** Which heat map: `limit` ports with a line of their own. */
export interface HeatMapQuestion {
  readonly measure: Measure;
  readonly booking: Booking;
  readonly limit: number;
}

/** A destination port over time; all other ports have no row. */
export interface HeatMapAnswerLine extends Omit<HeatMapLine, 'firstRow' | 'values'> {
  readonly row?: PageRow;
  readonly values: readonly number[];
}

/** Destination ports over time, the largest first, all others last. */
export interface HeatMapAnswer extends Buckets {
  /** How many rows it is about. */
  readonly rows: number;
  readonly lines: readonly HeatMapAnswerLine[];
}
