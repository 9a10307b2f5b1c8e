import type { TimeWindow } from '../table/time-window.ts';

const HOUR = 3_600_000;

/**
 * How long behind its tuples a record is written at the latest, ms: 2 to 67 s were measured
 * (flow-log-format, section 3).
 */
export const LATEST_RECORD = 67_000;

/**
 * The hours whose blobs can hold tuples of a window, from the first instant of the first to the one
 * behind the last. A blob holds what was *written* in its hour: the tuples of the window's last
 * minute stand in the next hour's where the window ends with its hour, or shortly before.
 */
export function hoursToRead({ from, to }: TimeWindow): TimeWindow {
  const last = Math.max(to - 1 + LATEST_RECORD, from);
  return { from: startOfHour(from), to: startOfHour(last) + HOUR };
}

/** The first instant of the hour that `ms` is in. */
export function startOfHour(ms: number): number {
  return Math.floor(ms / HOUR) * HOUR;
}

const FOLDERS = /(?:^|\/)y=(\d{4})(?:\/m=(\d\d)(?:\/d=(\d\d)(?:\/h=(\d\d)(?:\/.*)?)?)?)?$/i;

/** Whether a folder by its path, in Azure's layout or not, can hold blobs of these hours. */
export function mayHoldHours(folder: string, hours: TimeWindow): boolean {
  const found = FOLDERS.exec(folder);
  if (found === null) return true;
  const [year, month, day, hour] = found.slice(1).map((part) => part && Number(part));
  const parts = [year, month, day, hour].filter((part) => typeof part === 'number');
  return timeOf(parts) < hours.to && timeOf(nextOf(parts)) > hours.from;
}

/** The platform carries over: the 13th month of a year is the first of the next. */
function timeOf([year = 0, month = 1, day = 1, hour = 0]: readonly number[]): number {
  return Date.UTC(year, month - 1, day, hour);
}

function nextOf(parts: readonly number[]): readonly number[] {
  return parts.with(-1, parts.at(-1)! + 1);
}
