import { conversationRows } from '../../core/flows/conversation-rows.ts';
import type { Answers } from './answers.ts';
import { arrangeConversations, readConversations } from './arranged-conversations.ts';
import { conversationRow } from './conversation-row.ts';

/** Rows of one conversation that are shown; a longer one says how many it has. */
const MOST_ROWS = 500;

/** What is asked of conversations. */
export const conversationAnswers: Answers<
  'conversation' | 'arrangeConversations' | 'readConversations'
> = {
  arrangeConversations,
  readConversations,
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
