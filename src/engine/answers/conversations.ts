import { conversationRows } from '../../core/flows/conversation-rows.ts';
import {
  BEGINS_BEFORE,
  type Conversations,
  NOT_ENDED,
  UNANSWERED,
} from '../../core/flows/conversations.ts';
import type { ConversationRow } from '../../protocol/conversations.ts';
import type { View } from '../view.ts';
import type { Answers } from './answers.ts';

/** Rows of one conversation that are shown; a longer one says how many it has. */
const MOST_ROWS = 500;

/** What is asked of conversations. */
export const conversationAnswers: Answers<'conversation'> = {
  conversation: async (view, { row }, signal) => {
    const all = await view.session.flows.stitched(signal);
    const index = all.conversationOf[row] ?? -1;
    if (index < 0) return null;
    const rows = conversationRows(all, index).subarray(0, MOST_ROWS);
    return {
      conversation: conversationRow(view, all, index),
      rows: Array.from(rows, (id) => view.row(id)),
    };
  },
};

function conversationRow(view: View, all: Conversations, index: number): ConversationRow {
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
    continues: all.continues[index]!,
    beginsBefore: (flags & BEGINS_BEFORE) !== 0,
    notEnded: (flags & NOT_ENDED) !== 0,
    unanswered: (flags & UNANSWERED) !== 0,
  };
}
