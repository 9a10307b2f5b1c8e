import { dateAndClock, timeSpan } from '../core/format/clock.ts';
import type { TimeWindow } from '../core/table/time-window.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Down to the minute, of times as `timeSpan` writes them. */
const TO_THE_MINUTE = 16;

/** The ranges that are offered by name, at `now`: whole minutes, up to the end of this one. */
export function recentRanges(now: number): readonly { label: string; range: TimeWindow }[] {
  const to = Math.floor(now / MINUTE) * MINUTE + MINUTE;
  return [
    { label: 'Last hour', range: { from: to - HOUR, to } },
    { label: 'Last 6 hours', range: { from: to - 6 * HOUR, to } },
    { label: 'Today', range: { from: Math.floor(now / DAY) * DAY, to } },
  ];
}

/** `2026-11-21 14:00 – 16:00 UTC`. */
export function rangeWords({ from, to }: TimeWindow): string {
  return timeSpan(from, to, TO_THE_MINUTE);
}

/** `2026-11-21 14:00`, as a person types it; UTC. */
export function typedTime(ms: number): string {
  return dateAndClock(ms).slice(0, TO_THE_MINUTE);
}

/** The hour before the one that `now` is in: whole, and so a range to begin with. */
export function lastWholeHour(now: number): TimeWindow {
  const to = Math.floor(now / HOUR) * HOUR;
  return { from: to - HOUR, to };
}
