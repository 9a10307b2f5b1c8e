import type { ConversationColumn } from '../core/flows/sort-conversations.ts';
import type { PageRow } from './session.ts';

export type { ConversationColumn };

/** One column to sort conversations by. */
export interface ConversationSortTerm {
  readonly column: ConversationColumn;
  readonly descending: boolean;
}

/** One conversation: all tuples of a flow, stitched. Times are ms. */
export interface ConversationRow {
  /** Its number among the conversations of the whole log. */
  readonly index: number;
  /** Its first tuple, for what all of them share. */
  readonly first: PageRow;
  readonly tuples: number;
  readonly start: number;
  readonly end: number;
  readonly packetsSrcToDest: number;
  readonly bytesSrcToDest: number;
  readonly packetsDestToSrc: number;
  readonly bytesDestToSrc: number;
  /** False where none of its tuples counts anything: its sums are 0 then, and say nothing. */
  readonly hasStatistics: boolean;
  /** How many of its tuples are `C`. */
  readonly continues: number;
  /** No `B` of it is in the log. */
  readonly beginsBefore: boolean;
  /** No `E` of it is in the log. */
  readonly notEnded: boolean;
  /** One packet out, none back. */
  readonly unanswered: boolean;
}

/** The conversations that have at least one row of the view, as they are sorted now. */
export interface ConversationsState {
  readonly generation: number;
  readonly count: number;
  /** The conversations of the whole log. */
  readonly total: number;
}

/** Conversations `start … start + rows.length - 1`. */
export interface ConversationPage {
  readonly generation: number;
  readonly start: number;
  readonly rows: readonly ConversationRow[];
}
