const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 100 ns, in ms. */
const TICK = 1e-4;

const SECOND_ENDINGS = ['s', 'sec', 'second', 'seconds'];

/** The units of KQL's grammar, in ms. */
const UNITS: ReadonlyMap<string, number> = new Map<string, number>([
  ...units(DAY, ['d', 'day', 'days']),
  ...units(HOUR, ['h', 'hour', 'hours', 'hr', 'hrs']),
  ...units(MINUTE, ['m', 'min', 'minute', 'minutes']),
  ...units(SECOND, SECOND_ENDINGS),
  ...units(1, ['ms', 'milli', ...SECOND_ENDINGS.map((ending) => `milli${ending}`)]),
  ...units(1e-3, ['micro', ...SECOND_ENDINGS.map((ending) => `micro${ending}`)]),
  ...units(1e-6, ['nano', ...SECOND_ENDINGS.map((ending) => `nano${ending}`)]),
  ...units(TICK, ['tick', 'ticks']),
]);

function units(size: number, names: readonly string[]): [string, number][] {
  return names.map((name) => [name, size]);
}

/** The units worth naming to a person. */
export const SHOWN_UNITS: readonly string[] = ['d', 'h', 'm', 's', 'ms'];

/** A timespan's unit in ms, or `undefined` for a word that is none. */
export function timespanUnit(word: string): number | undefined {
  return UNITS.get(word);
}

/** No longer text is looked at: the longest form has 7 decimals and an offset. */
const LONGEST = 40;

const DATETIME =
  /^\d{4}-\d\d-\d\d(?:(?:T| +)(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?(?: ?(Z|GMT|UTC|[+-]\d\d:\d\d))?)?$/i;

/**
 * Reads what stands between the parentheses of `datetime(…)`, quoted or not, to ms since 1970:
 * the ISO 8601 and "sortable" forms of KQL's reference, UTC unless an offset is given.
 */
export function parseDatetime(text: string): number | undefined {
  const plain = withoutQuotes(text.trim());
  const parts = plain.length > LONGEST ? null : DATETIME.exec(plain);
  if (parts === null) return undefined;
  const day = plain.slice(0, 10);
  const seconds = Date.parse(`${day}T${parts[1] ?? '00'}:${parts[2] ?? '00'}:${parts[3] ?? '00'}Z`);
  // A day or an hour that does not exist is read as one of the next day, or not at all.
  if (Number.isNaN(seconds) || !new Date(seconds).toISOString().startsWith(day)) return undefined;
  return seconds + Number(`0.${parts[4] ?? '0'}`) * SECOND - offsetOf(parts[5]);
}

function withoutQuotes(text: string): string {
  return /^(?:"[^"]*"|'[^']*')$/.test(text) ? text.slice(1, -1) : text;
}

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || !/^[+-]/.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return minutes * (zone.startsWith('-') ? -MINUTE : MINUTE);
}

const CLOCK = /^(-?)(?:(\d{1,8})\.)?(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?$/;
const MEASURE = /^(-?\d{1,12}(?:\.\d{1,12})?) *([a-z]*)$/;

/**
 * Reads what stands between the parentheses of `time(…)` or `timespan(…)` to ms: `1d`,
 * `15 seconds`, a bare number of days, or `[days.]hours:minutes[:seconds]`.
 */
export function parseTimespan(text: string): number | undefined {
  const plain = withoutQuotes(text.trim());
  if (plain.length > LONGEST) return undefined;
  const clock = CLOCK.exec(plain);
  if (clock !== null) return clockTime(clock);
  const measure = MEASURE.exec(plain);
  if (measure === null) return undefined;
  const unit = measure[2] === '' ? DAY : timespanUnit(measure[2]!);
  return unit === undefined ? undefined : Number(measure[1]) * unit;
}

function clockTime(parts: RegExpExecArray): number | undefined {
  const [days, hours, minutes, seconds] = parts.slice(2, 6).map((part) => Number(part ?? 0));
  if (hours! > 23 || minutes! > 59 || seconds! > 59) return undefined;
  const fraction = Number(`0.${parts[6] ?? '0'}`) * SECOND;
  const length = days! * DAY + hours! * HOUR + minutes! * MINUTE + seconds! * SECOND + fraction;
  return parts[1] === '-' ? -length : length;
}

/** KQL's datetime begins and ends with these instants. */
const FIRST_DATETIME = Date.parse('0001-01-01T00:00:00Z');
const LAST_DATETIME = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * An instant (ms since 1970) as a literal, `datetime(2026-11-21T14:21:00Z)`, to the ms where
 * there are some. Instants that KQL cannot write are moved to the nearest that it can.
 */
export function formatDatetime(ms: number): string {
  const writable = Math.min(Math.max(Math.trunc(ms), FIRST_DATETIME), LAST_DATETIME);
  return `datetime(${new Date(writable).toISOString().replace('.000Z', 'Z')})`;
}
