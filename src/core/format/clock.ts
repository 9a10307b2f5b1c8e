import { formatUtc } from './time.ts';

/** Characters of a time as `formatUtc` writes it, down to its second. */
const TO_THE_SECOND = 19;

/** `14:21:07`, UTC. */
export function clock(ms: number): string {
  return dateAndClock(ms).slice(11);
}

/** `2026-11-21 14:21:07`, UTC. */
export function dateAndClock(ms: number): string {
  return formatUtc(ms).slice(0, TO_THE_SECOND);
}

/** True where two times are of one day in UTC. */
export function isSameDay(one: number, other: number): boolean {
  return formatUtc(one).slice(0, 10) === formatUtc(other).slice(0, 10);
}

/**
 * `2026-11-21 14:00:03 – 14:59:58 UTC`: the date is said again only where it changes, and what
 * reads the same only once. `length` is how many characters are shown of times as `formatUtc`
 * writes them.
 */
export function timeSpan(from: number, to: number, length = TO_THE_SECOND): string {
  const [first, last] = [from, to].map((ms) => formatUtc(ms).slice(0, length));
  if (first === last) return `${first!} UTC`;
  return `${first!} – ${isSameDay(from, to) ? last!.slice(11) : last!} UTC`;
}
