import { clock, dateAndClock, isSameDay } from '../../src/core/format/clock.ts';

/** The first and the last of some times, UTC: the date is said only where the two differ in it. */
export function firstAndLast(first: number, last: number): string {
  const shown = isSameDay(first, last) ? clock : dateAndClock;
  return `${shown(first)}, ${shown(last)}`;
}

/** A time where the reader is; the date is said only where it is not the one in UTC. */
export function localTime(time: number): string {
  const date = new Date(time);
  // Not `hour12`: some languages then count the first hour of a day as its 24th.
  const text = date.toLocaleTimeString([], { hourCycle: 'h23' });
  return date.getDate() === date.getUTCDate() ? text : `${date.toLocaleDateString()} ${text}`;
}
