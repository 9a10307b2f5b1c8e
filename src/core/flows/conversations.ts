import type { ColumnName } from '../format/columns.ts';
import type { CounterColumn } from '../table/segment.ts';

/** Columns that all tuples of a conversation share: read from its first row. In the order of an export. */
export const FLOW_COLUMNS = [
  'FlowDirection',
  'SrcIp',
  'SrcPort',
  'DestIp',
  'DestPort',
  'L4Protocol',
  'AclRule',
  'AclGroup',
  'MacAddress',
  'TargetResourceId',
  'FlowLogResourceId',
  'Kind',
] as const satisfies readonly ColumnName[];

/** Bit of `Conversations.flags`: no `B` of it is in the log: it begins before this log, or the log keeps no `B`. */
export const BEGINS_BEFORE = 1;
/** Bit of `Conversations.flags`: no `E` of it is in the log: it goes on behind this log, or the log keeps no `E`. */
export const NOT_ENDED = 2;
/** Bit of `Conversations.flags`: `B` to `E` with one packet out and none back, repetitions aside: nobody answered. */
export const UNANSWERED = 4;

/**
 * The conversations of a table as columns, in the order of their first rows. Times are ms; sums
 * are those over the rows that carry statistics, repetitions included, exact to 2^53.
 */
export interface Conversations {
  readonly count: number;
  readonly firstRow: Uint32Array;
  readonly rows: Uint32Array;
  /** Time of its earliest and of its latest tuple, whatever their order in the file. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly packetsSrcToDest: CounterColumn;
  readonly bytesSrcToDest: CounterColumn;
  readonly packetsDestToSrc: CounterColumn;
  readonly bytesDestToSrc: CounterColumn;
  /** How many of its rows are `C`. */
  readonly continues: Uint32Array;
  /** 1 where at least one of its rows carries statistics: the sums of any other are not 0 but unknown. */
  readonly hasStatistics: Uint8Array;
  /** `BEGINS_BEFORE`, `NOT_ENDED`, `UNANSWERED`. */
  readonly flags: Uint8Array;
  /**
   * For each row of the table its conversation. -1 for rows that are part of none: denied rows,
   * each of which stands for itself, and those of NSG version 1, which have no states.
   */
  readonly conversationOf: Int32Array;
  /**
   * For each row the time of the tuple before it in its conversation, ms; NaN where there is
   * none. A repetition has that of the tuple that it repeats.
   */
  readonly previousTime: Float64Array;
  /** For each row 1 where it repeats an earlier tuple of its flow exactly. */
  readonly repeated: Uint8Array;
}
