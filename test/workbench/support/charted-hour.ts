import { vnetHour } from '../../generate/index.ts';
import { readPlainLog } from '../../unit/support/plain-reader.ts';
import type { FlowLogPage } from './flow-log-page.ts';

const MINUTE = 60_000;
const HOUR = Date.UTC(2026, 2, 14, 9);

/** An hour that is worth to be drawn. */
export const log = [...vnetHour({ seed: 5, tuples: 20_000 })].join('');

export const { rows } = readPlainLog(Buffer.from(log))!;

export const grouped = (count: number) => count.toLocaleString('en-US');

/** Rows of the minutes `first` up to and without `end` of the hour. */
export function rowsOfMinutes(first: number, end: number) {
  const [from, to] = [HOUR + first * MINUTE, HOUR + end * MINUTE];
  return rows.filter(({ time }) => time >= from && time < to);
}

/** Waits until the hour is drawn. */
export async function untilDrawn(page: FlowLogPage): Promise<void> {
  await page.frame.locator('[role=slider][aria-valuemax="60"]').waitFor();
}

export async function clearFilter(page: FlowLogPage): Promise<void> {
  await page.applyFilter('');
  await page.frame.getByText(/^[\d,]+ of 20,000$/).waitFor({ state: 'hidden' });
}
