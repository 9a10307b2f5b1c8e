import {
  BEGINS_BEFORE,
  type Conversations,
  NOT_ENDED,
  UNANSWERED,
} from '../../core/flows/conversations.ts';
import type { ConversationRow } from '../../protocol/conversations.ts';
import type { View } from '../view.ts';

/** A conversation by its number, as pages have it. */
export function conversationRow(view: View, all: Conversations, index: number): ConversationRow {
  const flags = all.flags[index]!;
  return {
    index,
    first: view.row(all.firstRow[index]!),
    tuples: all.rows[index]!,
    start: all.start[index]!,
    end: all.end[index]!,
    packetsSrcToDest: all.packetsSrcToDest[index]!,
    bytesSrcToDest: all.bytesSrcToDest[index]!,
    packetsDestToSrc: all.packetsDestToSrc[index]!,
    bytesDestToSrc: all.bytesDestToSrc[index]!,
    hasStatistics: all.hasStatistics[index] === 1,
    continues: all.continues[index]!,
    beginsBefore: (flags & BEGINS_BEFORE) !== 0,
    notEnded: (flags & NOT_ENDED) !== 0,
    unanswered: (flags & UNANSWERED) !== 0,
  };
}
