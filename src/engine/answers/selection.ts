import type { Cancellation } from '../../protocol/platform.ts';
import type { SelectionState, SelectQuestion } from '../../protocol/selection.ts';
import { copyRows, rowsToCopy } from '../copy-rows.ts';
import { runInSlices } from '../run-steps.ts';
import type { View } from '../view.ts';
import type { Answers } from './answers.ts';

/** Runs that a page is given to keep; with more of them a selection does not outlive its page. */
const MOST_RUNS = 500;

/** Rows that a page may ask about at once: it holds no more. */
const MOST_ROWS = 10_000;

/** What is selected, and its text. */
export const selectionAnswers: Answers<'select' | 'copySelected'> = {
  select: (view, question, signal) =>
    view.selection.turns.take(() => select(view, question, signal)),
  copySelected: async (view, { format }, signal) => {
    // In turn, so that what has just been picked is copied; whoever picks next waits no longer.
    const ids = await view.selection.turns.take(() => rowsToCopy(view, signal));
    return copyRows(view, ids, format, signal);
  },
};

async function select(
  view: View,
  { change, rows }: SelectQuestion,
  signal: Cancellation,
): Promise<SelectionState> {
  const { selection } = view;
  if (change !== null) await runInSlices(selection.change(view, change), signal);
  return {
    count: selection.count,
    shown: await runInSlices(selection.shown(view), signal),
    runs: selection.runs(MOST_RUNS),
    selected: rows.slice(0, MOST_ROWS).filter((id) => selection.has(id)),
  };
}
