import { formatCount } from '../core/format/numbers.ts';
import type { Steps } from '../core/table/steps.ts';
import { FailureError } from '../protocol/failure.ts';
import type { Cancellation } from '../protocol/platform.ts';
import type { CopyFormat } from '../protocol/selection.ts';
import { type ExportList, exportRows, headLine, jsonObject, rowLine } from './export-rows.ts';
import { rawTuples } from './raw-tuples.ts';
import { runInSlices } from './run-steps.ts';
import type { View } from './view.ts';

/** More than that is no longer something to paste. */
const MOST_ROWS = 100_000;
const MOST_CHARACTERS = 96 * 1024 * 1024;

/** Rows made text between two pauses. */
const STEP = 500;

/**
 * The selected rows that the view shows, in its order. Fails as `too-large`, and as `not-found`
 * where there are none: an empty text would only take what is in the clipboard.
 */
export async function rowsToCopy(view: View, signal: Cancellation): Promise<Uint32Array> {
  if (view.selection.count > MOST_ROWS) await refuseMany(view, signal);
  const ids = await runInSlices(view.selection.shownIds(view), signal);
  if (ids.length === 0) throw noRows(view);
  return ids;
}

/** Rows as text. Fails as `too-large`. */
export async function copyRows(
  view: View,
  ids: Uint32Array,
  format: CopyFormat,
  signal: Cancellation,
): Promise<string> {
  if (format !== 'tuples') {
    const list = await exportRows(view, ids, signal);
    return runInSlices(rowsText(list, format), signal);
  }
  const tuples = await rawTuples(view.session.reader, view.table, ids, signal);
  return tuples.map((tuple) => `${tuple}\n`).join('');
}

async function refuseMany(view: View, signal: Cancellation): Promise<void> {
  const shown = await runInSlices(view.selection.shown(view), signal);
  if (shown > MOST_ROWS) throw tooLarge(`${formatCount(shown)} rows are`);
}

function noRows({ selection }: View): FailureError {
  if (selection.count === 0) {
    return new FailureError('not-found', 'No row is selected.', 'Select rows first.');
  }
  return new FailureError(
    'not-found',
    'The filter hides all rows that are selected.',
    'Clear the filter, or select rows that it shows.',
  );
}

function* rowsText(list: ExportList, format: 'csv' | 'json'): Steps<string> {
  const { ids } = list;
  const parts: string[] = [];
  let length = 0;
  for (let at = 0; at < ids.length; at++) {
    if (at % STEP === 0) yield;
    const id = ids[at]!;
    const line =
      format === 'csv' ? rowLine(list, 'csv', id) : jsonObject(list.columns, list.values(id));
    length += line.length;
    if (length > MOST_CHARACTERS) throw tooLarge('The text of these rows is');
    parts.push(line);
  }
  return format === 'csv' ? headLine(list, 'csv') + parts.join('') : `[\n${parts.join(',\n')}\n]\n`;
}

function tooLarge(what: string): FailureError {
  return new FailureError(
    'too-large',
    `${what} more than a clipboard should hold.`,
    'Select fewer rows, or use “Flow Logs: Export…”, which writes any number to a file.',
  );
}
