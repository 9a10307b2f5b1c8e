import { clock, dateAndClock, isSameDay } from '../../src/core/format/clock.ts';

/** The first and the last of some times, UTC: the date is said only where the two differ in it. */
export function firstAndLast(first: number, last: number): string {
  const shown = isSameDay(first, last) ? clock : dateAndClock;
  return `${shown(first)}, ${shown(last)}`;
}
