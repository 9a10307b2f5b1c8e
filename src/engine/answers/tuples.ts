import { attempts } from '../../core/flows/attempts.ts';
import { runInSlices } from '../run-steps.ts';
import { rawTuples } from '../raw-tuples.ts';
import { recordText } from '../record-text.ts';
import type { Answers } from './answers.ts';

/** What is asked of one tuple. */
export const tupleAnswers: Answers<'tuple' | 'rawTuple' | 'record' | 'attempts'> = {
  tuple: async (view, { row: id }, signal) => {
    const { names, table } = view;
    const row = view.row(id);
    const labelled = await names.labelling(table, ['addresses', 'nics'], signal);
    const ends = { srcIp: names.words(row.srcIp), destIp: names.words(row.destIp) };
    return { row: labelled(row), ...table.origin(id), ends };
  },
  rawTuple: async ({ session, table }, { row }, signal) => {
    const [text] = await rawTuples(session.reader, table, [row], signal);
    return text!;
  },
  record: ({ session }, place, signal) => recordText(session, place, signal),
  attempts: async (view, { row }, signal) => {
    const { rows, ...sums } = await runInSlices(attempts(view.table, row), signal);
    return { ...sums, tuples: rows.length };
  },
};
