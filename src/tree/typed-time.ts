import { parseDatetime } from '../core/filter/time-literals.ts';

/** What is asked for where a time was typed that cannot be read. */
export const TIME_WANTED = 'Type a time in UTC, such as 2025-10-05 09:00.';

/**
 * A time as people type it, `2025-10-05 09:00`, to ms since 1970. UTC unless it says otherwise;
 * minutes may be missing, and the hour too.
 */
export function parseTypedTime(text: string): number | undefined {
  const whole = text
    .trim()
    .replace(/^(\d{4}-\d\d-\d\d(?:T| +)\d\d)(?::00)?( ?(?:Z|UTC|GMT))?$/i, '$1:00$2');
  return parseDatetime(whole);
}
