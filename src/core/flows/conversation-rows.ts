import { STEP_ROWS, type RowIds } from '../table/filter-rows.ts';
import type { Steps } from '../table/steps.ts';
import type { Conversations } from './conversations.ts';
import { NONE } from './flow-numbers.ts';

/**
 * The rows of one conversation, in file order; none for a number that there is no conversation of.
 * Reads on from its first row until it has them all: some ms at most for millions of rows.
 */
export function conversationRows(conversations: Conversations, index: number): RowIds {
  const { conversationOf } = conversations;
  const found = new Uint32Array(conversations.rows[index] ?? 0);
  let row = conversations.firstRow[index] ?? 0;
  for (let count = 0; count < found.length; row++) {
    if (conversationOf[row] === index) found[count++] = row;
  }
  return found;
}

/** The conversations that have at least one row among `ids`, in the order of their numbers. */
export function* selectConversations(
  conversations: Conversations,
  ids: RowIds,
): Steps<Uint32Array> {
  const { count, conversationOf } = conversations;
  const isSelected = new Uint8Array(count);
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    const to = Math.min(ids.length, from + STEP_ROWS);
    for (let at = from; at < to; at++) {
      // Rows that came after the stitching are part of none yet.
      const conversation = conversationOf[ids[at]!] ?? NONE;
      if (conversation !== NONE) isSelected[conversation] = 1;
    }
    yield;
  }
  const selected = new Uint32Array(count);
  let length = 0;
  for (let index = 0; index < count; index++) {
    selected[length] = index;
    length += isSelected[index]!;
  }
  return selected.slice(0, length);
}
