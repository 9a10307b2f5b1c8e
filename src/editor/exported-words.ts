import { formatCounted } from '../core/format/numbers.ts';
import type { Exported, ExportRequest } from '../protocol/export.ts';

/** What is missing from a file because the log was not read whole; `''` where it was. */
const MISSING: Readonly<Record<Exported['phase'], string>> = {
  loading: 'The log was still being read: what came later is missing.',
  ready: '',
  cancelled: 'Loading was cancelled: what comes later in the log is missing.',
  failed: 'The log could not be read to its end: what comes later in it is missing.',
};

/** What is said of an export that has been written, and whether it is of the whole log. */
export function exportedWords(
  { rows, phase }: Exported,
  what: ExportRequest['what'],
  file: string,
): { readonly message: string; readonly isWhole: boolean } {
  const written = `${formatCounted(rows, what.slice(0, -1))} ${rows === 1 ? 'was' : 'were'}`;
  const message = `${written} written to ${file}. ${MISSING[phase]}`.trimEnd();
  return { message, isWhole: MISSING[phase] === '' };
}
