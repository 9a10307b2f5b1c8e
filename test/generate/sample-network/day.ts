import type { Random } from '../random.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What an activity knows of the time in which it takes place. */
export interface Period {
  /** Midnight (UTC) of the first day, ms. */
  readonly start: number;
  readonly days: number;
}

/** How busy an hour of the day is, as a share of the busiest; UTC. */
function busyness(hour: number): number {
  if (hour < 5) return 0.15;
  if (hour < 8) return 0.4;
  if (hour < 17) return 1;
  return hour < 20 ? 0.6 : 0.25;
}

/** An hour of the period: when it begins, and how busy it is. */
export interface BusyHour {
  readonly start: number;
  readonly busyness: number;
}

/** All hours of the period. */
export function* hoursOf({ start, days }: Period): Generator<BusyHour, void> {
  for (let hour = 0; hour < 24 * days; hour++) {
    yield { start: start + hour * HOUR, busyness: busyness(hour % 24) };
  }
}

/** Times of something that happens `perHour` times in the busiest hours, in order. */
export function* timesOf(period: Period, random: Random, perHour: number): Generator<number, void> {
  for (const hour of hoursOf(period)) {
    const times = Array.from(
      { length: Math.round(perHour * hour.busyness * (0.85 + random.below(30) / 100)) },
      () => hour.start + random.below(HOUR),
    );
    yield* times.sort((a, b) => a - b);
  }
}

/** Times of something that happens every so often, day and night. */
export function* every(
  { start, days }: Period,
  interval: number,
  from = 0,
): Generator<number, void> {
  for (let time = start + from; time < start + days * DAY; time += interval) yield time;
}
