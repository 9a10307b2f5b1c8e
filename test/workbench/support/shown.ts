import type { FlowRow } from '../../../src/core/index.ts';

// What the table ought to show for a row that a plain reader found, written down a second time:
// the table's own functions would be wrong together with it.

/** `2026-03-14 09:00:07.498`. */
export function shownTime({ time }: FlowRow): string {
  return new Date(time).toISOString().slice(0, 23).replace('T', ' ');
}

/** Grouped as in `98,304`; blank where the tuple carries no statistics. */
export function shownCount(row: FlowRow, counter: 'bytesSrcToDest' | 'packetsSrcToDest'): string {
  return row.hasStatistics ? row[counter].toLocaleString('en-US') : '';
}
