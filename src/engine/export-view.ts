import type { Exported, ExportProgress, ExportRequest } from '../protocol/export.ts';
import { FailureError } from '../protocol/failure.ts';
import type { Cancellation } from '../protocol/platform.ts';
import type { SessionPhase } from '../protocol/session.ts';
import { exportConversations } from './export-conversations.ts';
import { isSameFile, writeWhole } from './export-file.ts';
import { type ExportList, exportRows, headLine, rowLine } from './export-rows.ts';
import type { View } from './view.ts';

/** Rows written at once: a few ms of work, and never more than a few MB of memory. */
const BATCH = 1000;

/** How often an export reports, ms. */
const REPORT_INTERVAL = 200;

/**
 * Writes what a view shows now to a file, however many rows. Rejects with
 * `cancelled`, with `no-access` for the log itself, or as the file system does; then there is no
 * file that was not there before.
 */
export async function exportView(
  view: View,
  { what, format, path }: ExportRequest,
  onProgress: (progress: ExportProgress) => void,
  signal: Cancellation,
): Promise<Exported> {
  await refuseLog(view, path);
  const phase = phaseOf(view);
  const list =
    what === 'tuples'
      ? await exportRows(view, view.ids, signal)
      : await exportConversations(view, signal);
  await writeWhole(path, texts(list, format, onProgress, signal));
  return { rows: list.ids.length, phase };
}

/** A view that has yet to take in the last rows of its log is as one of a log that loads. */
function phaseOf({ session, isBehind }: View): SessionPhase {
  return isBehind ? 'loading' : session.state().phase;
}

/** A log is evidence: nothing is ever written over it. */
async function refuseLog({ session }: View, path: string): Promise<void> {
  for (const source of session.description.sources) {
    if (source.kind === 'file' && (await isSameFile(source.path, path))) throw isLog(path);
  }
}

function isLog(path: string): FailureError {
  return new FailureError(
    'no-access',
    `${path} is the log itself, which is never written to.`,
    'Choose another name.',
  );
}

function* texts(
  list: ExportList,
  format: ExportRequest['format'],
  onProgress: (progress: ExportProgress) => void,
  signal: Cancellation,
): Generator<string> {
  const total = list.ids.length;
  let nextReport = 0;
  yield headLine(list, format);
  for (let from = 0; from < total; from += BATCH) {
    // A batch is written between two turns of the loop, so that a cancellation has been heard.
    if (signal.aborted) throw new FailureError('cancelled', 'The export was cancelled.');
    yield batch(list, format, from);
    if (performance.now() < nextReport) continue;
    nextReport = performance.now() + REPORT_INTERVAL;
    onProgress({ rows: from, total });
  }
  if (signal.aborted) throw new FailureError('cancelled', 'The export was cancelled.');
}

function batch(list: ExportList, format: ExportRequest['format'], from: number): string {
  let text = '';
  for (const id of list.ids.subarray(from, from + BATCH)) text += rowLine(list, format, id);
  return text;
}
