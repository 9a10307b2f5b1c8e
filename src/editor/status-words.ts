import { visible } from '../core/filter/inert-text.ts';
import { formatBytes, formatCounted } from '../core/format/numbers.ts';
import type { SessionState } from '../protocol/session.ts';

/** What the status bar says of the log in front. */
export interface StatusWords {
  readonly text: string;
  readonly tooltip: string;
}

/** How much of the log in front was read, short enough for the status bar. */
export function statusWords(state: SessionState): StatusWords {
  const { name, totals, memory, problems } = state;
  const facts = [
    visible(name),
    `${formatCounted(totals.rows, 'tuple')}, in ${formatBytes(memory)} of memory`,
    problems === 0 ? 'no problems' : formatCounted(problems, 'problem'),
    'Times are UTC.',
  ];
  return { text: `${icon(state)} ${progress(state)} · UTC`, tooltip: facts.join('\n') };
}

function icon({ phase, live }: SessionState): string {
  if (phase === 'loading') return '$(loading~spin)';
  if (phase === 'failed') return '$(error)';
  return live === undefined ? '$(table)' : '$(broadcast)';
}

function progress({ phase, totals, live }: SessionState): string {
  const tuples = formatCounted(totals.rows, 'tuple');
  if (phase === 'failed') return totals.rows === 0 ? 'Not read' : `Failed after ${tuples}`;
  if (phase === 'cancelled') return `${tuples}, not all`;
  return live === undefined ? tuples : `Live: ${tuples}`;
}
