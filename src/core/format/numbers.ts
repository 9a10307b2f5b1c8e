/** From here on `toFixed` writes exponents, and nothing is left to group. */
const LARGEST_GROUPED = 1e21;

/** A count in groups of three, `41,208`, the same in every locale. Rounded to a whole number. */
export function formatCount(count: number): string {
  if (!(Math.abs(count) < LARGEST_GROUPED)) return String(count);
  const digits = Math.round(Math.abs(count)).toFixed(0);
  const grouped = digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return count < 0 && digits !== '0' ? `-${grouped}` : grouped;
}

/** A noun as it stands behind a count: `tuple` behind 1, `tuples` behind all others, 0 too. */
export function nounAfter(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

/** A count with what is counted: `1 tuple`, `41,208 tuples`. */
export function formatCounted(count: number, noun: string): string {
  return `${formatCount(count)} ${nounAfter(count, noun)}`;
}

const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];

/**
 * Bytes to three digits that count: `912 KB`, `3.1 MB`, `5.24 GB`. Units are decimal, as networks
 * are measured: 1 KB is 1,000 bytes. The exact value belongs beside it (`formatCount`).
 */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return String(bytes);
  let value = Math.abs(bytes);
  let unit = 0;
  // Rounded before it is compared, or 999,999 bytes would read as 1000 KB.
  while (threeDigits(value) >= 1000 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${bytes < 0 ? '-' : ''}${threeDigits(value)} ${BYTE_UNITS[unit]!}`;
}

function threeDigits(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const PAIRS: readonly (readonly [number, string, number, string])[] = [
  [DAY, 'd', HOUR, 'h'],
  [HOUR, 'h', MINUTE, 'min'],
  [MINUTE, 'min', SECOND, 's'],
];

/**
 * A duration in ms by its two largest units: `350 ms`, `12.4 s`, `5 min 12 s`, `2 h 5 min`,
 * `3 d 4 h`. Cut, not rounded, so that it never claims a unit that has not passed.
 */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms)) return String(ms);
  if (ms < 0) return `-${formatDuration(-ms)}`;
  if (ms < SECOND) return `${Math.trunc(ms)} ms`;
  const pair = PAIRS.find(([large]) => ms >= large);
  if (pair === undefined) return `${Math.trunc(ms / 100) / 10} s`;
  const [large, largeName, small, smallName] = pair;
  const rest = Math.trunc((ms % large) / small);
  const whole = `${formatCount(Math.trunc(ms / large))} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}
