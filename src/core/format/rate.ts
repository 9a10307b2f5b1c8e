const BITS_PER_BYTE = 8;
const MS_PER_SECOND = 1000;
const UNITS = ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s'];

/**
 * Bytes over a time in ms as networks are measured, to three digits: `433 kbit/s`. Decimal units.
 * Empty where no time passed: what came at one instant has no rate.
 */
export function formatRate(bytes: number, ms: number): string {
  if (!(ms > 0)) return '';
  let value = (bytes * BITS_PER_BYTE * MS_PER_SECOND) / ms;
  let unit = 0;
  while (threeDigits(value) >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${threeDigits(value)} ${UNITS[unit]!}`;
}

function threeDigits(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
