import { formatCount } from '../../core/format/numbers.ts';
import { looksLikeFlowLog } from './looks-like-flow-log.ts';
import type { TextLines } from './text-lines.ts';

/** The editor draws no more of a line, and shows no hovers behind it. */
export const DRAWN_OF_LINE = 10_000;

/** Logs with one record a line have lines of many lengths; these are enough to tell. */
const LINES_LOOKED_AT = 100;

/** What the editor does not show of a log with long lines; `undefined` where it shows all. */
export function longLineNotice(lines: TextLines): string | undefined {
  let longest = 0;
  for (let line = 0; line < Math.min(lines.lineCount, LINES_LOOKED_AT); line++) {
    longest = Math.max(longest, lines.lineAt(line).length);
  }
  if (longest <= DRAWN_OF_LINE) return undefined;
  if (!looksLikeFlowLog(lines)) return undefined;
  const drawn = `the editor shows ${formatCount(DRAWN_OF_LINE)} of a line`;
  return isOneLine(lines)
    ? `This log is one line of ${formatCount(longest)} characters; ${drawn}.`
    : `This log has lines of up to ${formatCount(longest)} characters; ${drawn}.`;
}

function isOneLine(lines: TextLines): boolean {
  return lines.lineCount === 1 || (lines.lineCount === 2 && lines.lineAt(1) === '');
}
