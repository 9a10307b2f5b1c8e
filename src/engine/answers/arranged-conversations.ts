import { selectConversations } from '../../core/flows/conversation-rows.ts';
import type { Conversations } from '../../core/flows/conversations.ts';
import { sortConversations } from '../../core/flows/sort-conversations.ts';
import type {
  ConversationPage,
  ConversationsState,
  ConversationSortTerm,
} from '../../protocol/conversations.ts';
import { FailureError } from '../../protocol/failure.ts';
import type { Cancellation } from '../../protocol/platform.ts';
import { runInSlices } from '../run-steps.ts';
import type { View } from '../view.ts';
import { conversationRow } from './conversation-row.ts';

/** Conversations that one page may ask for. */
const MOST_ROWS = 1000;

interface Arranged {
  /** What they were arranged from: as long as it is the same, so are they. */
  readonly key: string;
  readonly all: Conversations;
  /** The conversations shown, by their numbers, in their order. */
  readonly indexes: Uint32Array;
  readonly state: ConversationsState;
}

/** A view that is closed is forgotten with what was arranged for it. */
const arrangedOf = new WeakMap<View, Arranged>();

/** Counted over all views: a page whose log is read anew must not take another view's for its own. */
let generation = 0;

/** Takes the conversations with at least one row of the view, and sorts them. */
export async function arrangeConversations(
  view: View,
  { sort }: { readonly sort: readonly ConversationSortTerm[] },
  signal: Cancellation,
): Promise<ConversationsState> {
  const { ids } = view;
  const key = JSON.stringify([view.state, sort]);
  const all = await view.session.flows.stitched(signal);
  const last = arrangedOf.get(view);
  if (last?.all === all && last.key === key) return last.state;
  const selected = await runInSlices(selectConversations(all, ids), signal);
  const sorting = sortConversations(view.table, all, selected, sort);
  const indexes = await runInSlices(sorting, signal);
  // What is small is done in one go: an order that nobody wants must not replace a later one.
  if (signal.aborted) throw new FailureError('cancelled', 'The work was cancelled.');
  const state = { generation: ++generation, count: indexes.length, total: all.count };
  arrangedOf.set(view, { key, all, indexes, state });
  return state;
}

/** Some of the conversations, as they were arranged last, with what their ends are called. */
export async function readConversations(
  view: View,
  { start, end }: { readonly start: number; readonly end: number },
  signal: Cancellation,
): Promise<ConversationPage> {
  const labelled = await view.names.labelling(view.table, ['addresses', 'nics'], signal);
  const arranged = arrangedOf.get(view);
  if (arranged === undefined) {
    throw new FailureError('not-found', 'The conversations of this log are not stitched yet.');
  }
  const { all, indexes, state } = arranged;
  const first = Math.max(0, Math.min(start, indexes.length));
  const shown = indexes.subarray(first, Math.min(end, first + MOST_ROWS));
  const rows = Array.from(shown, (index) => {
    const row = conversationRow(view, all, index);
    return { ...row, first: labelled(row.first) };
  });
  return { generation: state.generation, start: first, rows };
}
