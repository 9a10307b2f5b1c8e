import { formatUtc } from '../../src/core/format/time.ts';

/** `14:21:07`, UTC. */
export function clock(time: number): string {
  return formatUtc(time).slice(11, 19);
}

/** `2026-11-21 14:21:07`, UTC. */
export function dateAndClock(time: number): string {
  return formatUtc(time).slice(0, 19);
}

/** The first and the last of some times, UTC: the date is said only where the two differ in it. */
export function firstAndLast(first: number, last: number): string {
  const shown = isSameDay(first, last) ? clock : dateAndClock;
  return `${shown(first)}, ${shown(last)}`;
}

/** True where two times are of one day in UTC. */
export function isSameDay(one: number, other: number): boolean {
  return formatUtc(one).slice(0, 10) === formatUtc(other).slice(0, 10);
}

/** A time where the reader is; the date is said only where it is not the one in UTC. */
export function localTime(time: number): string {
  const date = new Date(time);
  // Not `hour12`: some languages then count the first hour of a day as its 24th.
  const text = date.toLocaleTimeString([], { hourCycle: 'h23' });
  return date.getDate() === date.getUTCDate() ? text : `${date.toLocaleDateString()} ${text}`;
}
