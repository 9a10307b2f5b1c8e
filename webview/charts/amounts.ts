import { formatBytes, formatCount, formatCounted } from '../../src/core/format/numbers.ts';
import type { Measure } from '../../src/protocol/charts.ts';

/** What can be measured, as a choice. */
export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  tuples: 'Tuples',
  packets: 'Packets',
  bytes: 'Bytes',
};

/** Short enough for an axis. */
export function shortAmount(measure: Measure, amount: number): string {
  return measure === 'bytes' ? formatBytes(amount) : formatCount(amount);
}

/** To the last unit: `1 tuple`, `41,208 packets`, `5.24 GB (5,240,112,000 bytes)`. */
export function exactAmount(measure: Measure, amount: number): string {
  const exact = formatCounted(amount, measure.slice(0, -1));
  return measure === 'bytes' && amount >= 1000 ? `${formatBytes(amount)} (${exact})` : exact;
}

/** Why there is nothing to draw: no row at all, or none that was counted. */
export function nothingWords(measure: Measure, rows: number): string {
  if (rows === 0) return 'No tuple matches the applied filter: there is nothing to draw.';
  return `No tuple that matches carries counters: there are no ${measure} to draw. Measure tuples instead.`;
}
