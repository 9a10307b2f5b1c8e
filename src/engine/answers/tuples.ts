import { attempts } from '../../core/flows/attempts.ts';
import { runInSlices } from '../run-steps.ts';
import type { Answers } from './answers.ts';

/** What is asked of one tuple. */
export const tupleAnswers: Answers<'tuple' | 'rawTuple' | 'attempts'> = {
  tuple: (view, { row }) => ({ row: view.row(row), ...view.table.origin(row) }),
  rawTuple: ({ session, table }, { row }, signal) => session.reader.rawTuple(table, row, signal),
  attempts: async (view, { row }, signal) => {
    const { rows, ...sums } = await runInSlices(attempts(view.table, row), signal);
    return { ...sums, tuples: rows.length };
  },
};
