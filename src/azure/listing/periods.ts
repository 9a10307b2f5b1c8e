import { inParallel } from '../../protocol/in-parallel.ts';
import { listPart, type Part } from './list-part.ts';
import type { Page, Pager } from './pager.ts';
import { joinStrays, NO_STRAYS, type Strays } from './strays.ts';

/** A month, a day or an hour that a flow log has blobs of. */
export interface Period {
  /** Its first instant, UTC, ms since 1970. */
  readonly start: number;
  /** What names of its blobs begin with, `/` at its end. */
  readonly prefix: string;
}

/** A level of a flow log. */
export type Periods = Part<{
  /** The newest first. */
  readonly periods: readonly Period[];
  readonly strays: Strays;
}>;

const PAGE = 5000;

/** Years whose months one listing asks for: more than any flow log has, fewer than folders can. */
export const YEARS_AT_ONCE = 10;
const AT_ONCE = 5;

/**
 * The months of a flow log: one request for its years, and one for each of the newest
 * `YEARS_AT_ONCE`. Rejects with a `FailureError`, as all of these do.
 */
export async function listMonths(pager: Pager, log: string, signal: AbortSignal): Promise<Periods> {
  const years = await listLevel(pager, log, signal, (name) => {
    const year = numberIn(name, /^y=(\d{4})$/i);
    return year === undefined ? undefined : dateOf(year);
  });
  return monthsOf(pager, years, signal);
}

/** The days of a month: one request. */
export function listDays(pager: Pager, month: Period, signal: AbortSignal): Promise<Periods> {
  const start = new Date(month.start);
  return listLevel(pager, month.prefix, signal, (name) => {
    const day = numberIn(name, /^d=(\d\d)$/i);
    return day === undefined ? undefined : dateOf(start.getUTCFullYear(), start.getUTCMonth(), day);
  });
}

/** The hours of a day: one request. */
export function listHours(pager: Pager, day: Period, signal: AbortSignal): Promise<Periods> {
  return listLevel(pager, day.prefix, signal, (name) => {
    const hour = numberIn(name, /^h=([01]\d|2[0-3])$/i);
    return hour === undefined ? undefined : day.start + hour * 3_600_000;
  });
}

async function monthsOf(pager: Pager, years: Periods, signal: AbortSignal): Promise<Periods> {
  const now = years.periods.slice(0, YEARS_AT_ONCE);
  const levels = await inParallel(now, AT_ONCE, (year) => monthsOfYear(pager, year, signal));
  const more = moreMonths(pager, years);
  return {
    periods: levels.flatMap(({ periods }) => periods),
    strays: levels.map(({ strays }) => strays).reduce(joinStrays, years.strays),
    ...(more === undefined ? {} : { more }),
  };
}

function moreMonths(pager: Pager, years: Periods): Periods['more'] {
  const later = years.periods.slice(YEARS_AT_ONCE);
  if (later.length === 0 && years.more === undefined) return undefined;
  return async (signal) => {
    if (later.length === 0) return monthsOf(pager, await years.more!(signal), signal);
    return monthsOf(pager, { ...years, periods: later, strays: NO_STRAYS }, signal);
  };
}

function monthsOfYear(pager: Pager, year: Period, signal: AbortSignal): Promise<Periods> {
  return listLevel(pager, year.prefix, signal, (name) => {
    const month = numberIn(name, /^m=(\d\d)$/i);
    return month === undefined
      ? undefined
      : dateOf(new Date(year.start).getUTCFullYear(), month - 1);
  });
}

/** Folders directly below a prefix, as periods or, where `startOf` knows no time for one, strays. */
function listLevel(
  pager: Pager,
  prefix: string,
  signal: AbortSignal,
  startOf: (name: string) => number | undefined,
): Promise<Periods> {
  const query = { prefix, delimiter: '/', most: PAGE };
  return listPart(pager, query, signal, (page) => sorted(page, startOf));
}

function sorted(page: Page, startOf: (name: string) => number | undefined) {
  const periods: Period[] = [];
  const folders: string[] = [];
  for (const prefix of page.prefixes) {
    const start = startOf(prefix.split('/').at(-2) ?? '');
    if (start === undefined) folders.push(prefix);
    else periods.push({ start, prefix });
  }
  periods.sort((one, other) => other.start - one.start);
  return { periods, strays: { folders, blobs: page.blobs } };
}

function numberIn(name: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(name)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** `undefined` for a month or a day that does not exist, which the platform would carry over. */
function dateOf(year: number, month = 0, day = 1): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.getUTCMonth() === month && date.getUTCDate() === day ? date.getTime() : undefined;
}
