import { notesOn } from '../../core/notes/notes.ts';
import { runInSlices } from '../run-steps.ts';
import type { Answers } from './answers.ts';

/** What is known of the log as a whole, whatever the view shows of it. */
export const logAnswers: Answers<'problems' | 'notes'> = {
  problems: (view) => view.session.decoder.problems,
  notes: (view, _, signal) => runInSlices(notesOn(view.table), signal),
};
