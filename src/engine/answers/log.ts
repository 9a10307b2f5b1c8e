import { MARK_COLUMNS } from '../../core/format/columns.ts';
import { notesOn } from '../../core/notes/notes.ts';
import { startedNames } from '../names/start-names.ts';
import { runInSlices } from '../run-steps.ts';
import type { Answers } from './answers.ts';

/** What is known of the log as a whole, whatever the view shows of it. */
export const logAnswers: Answers<'problems' | 'notes' | 'nics' | 'startNames'> = {
  startNames: (view, _, signal) => startedNames(view, signal),
  problems: (view) => view.session.readings.problems,
  notes: async (view, _, signal) => {
    const { IsDuplicate, IsOtherSide } = await view.session.flows.marked(MARK_COLUMNS, signal);
    const marked = { IsDuplicate: IsDuplicate?.count ?? 0, IsOtherSide: IsOtherSide?.count ?? 0 };
    return runInSlices(notesOn(view.table, marked), signal);
  },
  nics: (view, _, signal) => view.names.nicLabels(view.session.flows.table, signal),
};
