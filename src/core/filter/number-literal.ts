import { matchAt } from './match-at.ts';
import { SHOWN_UNITS, timespanUnit } from './time-literals.ts';

/** A number or a timespan that was read, or why it is neither. */
export type NumberReading = { readonly end: number } & (
  | { readonly kind: 'number'; readonly value: number; readonly real: boolean }
  | { readonly kind: 'timespan'; readonly value: number }
  | {
      readonly kind: 'bad';
      readonly message: string;
      readonly expected?: readonly string[];
      readonly suggestion?: string;
    }
);

const HEX = /0[xX][0-9A-Fa-f]+/y;
/** A dot that another one follows belongs to a range, `1..5`. */
const DECIMAL = /\d+(?:\.(?!\.)\d*)?(?:[eE][+-]?\d+)?/y;
/** With its range behind it, where there is one. */
const ADDRESS = /\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?![\w.])/y;
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;

/** Reads the number, or the number with a unit of time, that begins at `start` with a digit. */
export function readNumber(text: string, start: number): NumberReading {
  const address = matchAt(ADDRESS, text, start);
  if (address !== '') return bareAddress(address, start + address.length);
  const digits = matchAt(HEX, text, start) || matchAt(DECIMAL, text, start);
  const end = start + digits.length;
  const word = matchAt(WORD, text, end);
  return word === '' ? plainNumber(digits, end) : withUnit(digits, word, end + word.length);
}

function bareAddress(address: string, end: number): NumberReading {
  const quoted = `"${address}"`;
  const message = 'An address is a text, which stands in quotes.';
  return { kind: 'bad', message, expected: [quoted], suggestion: quoted, end };
}

function plainNumber(digits: string, end: number): NumberReading {
  const value = Number(digits);
  const real = !/^(?:0[xX]|\d+$)/.test(digits);
  if (real ? Number.isFinite(value) : Number.isSafeInteger(value)) {
    return { kind: 'number', value, real, end };
  }
  return { kind: 'bad', message: 'The number is larger than can be held exactly.', end };
}

function withUnit(digits: string, word: string, end: number): NumberReading {
  const unit = timespanUnit(word);
  const value = Number(digits) * (unit ?? NaN);
  if (Number.isFinite(value)) return { kind: 'timespan', value, end };
  const message = 'A number goes straight over into letters that are no unit of time.';
  return { kind: 'bad', message, expected: SHOWN_UNITS, end };
}
