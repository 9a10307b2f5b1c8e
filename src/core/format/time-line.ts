import { formatDuration } from './numbers.ts';
import { formatUtc } from './time.ts';

/** `2026-11-21 14:32:58.417 UTC · 15:32:58 local · 3 h ago`; `local` is the tuple's local time. */
export function timeLine(time: number, now: number, local: string): string {
  const passed = now - time;
  const ago = passed >= 0 ? `${ageOf(passed)} ago` : `${ageOf(-passed)} ahead of this machine`;
  return `${formatUtc(time)} UTC · ${local} local · ${ago}`;
}

/** The largest unit alone: how long ago it was to the second helps nobody. */
function ageOf(ms: number): string {
  return ms < 1000 ? 'less than 1 s' : /^\S+ \S+/.exec(formatDuration(ms))![0];
}

/** A time where the reader is; the date is said only where it is not the one in UTC. */
export function localTime(time: number): string {
  const date = new Date(time);
  // Not `hour12`: some languages then count the first hour of a day as its 24th.
  const text = date.toLocaleTimeString([], { hourCycle: 'h23' });
  return date.getDate() === date.getUTCDate() ? text : `${date.toLocaleDateString()} ${text}`;
}
