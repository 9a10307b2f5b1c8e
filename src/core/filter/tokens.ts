import type { Span } from './filter-error.ts';
import { quoted } from './inert-text.ts';
import { matchAt } from './match-at.ts';
import { readNumber } from './number-literal.ts';
import { FOREIGN_SIGNS } from './operators.ts';
import { readString, readVerbatim, type StringReading } from './string-literal.ts';

/** One word, sign or literal of a filter. `text` is how it is written. */
export type Token = Span & { readonly text: string } & (
    | { readonly kind: 'name' }
    | { readonly kind: 'sign' }
    | { readonly kind: 'end' }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number; readonly real: boolean }
    | { readonly kind: 'timespan'; readonly value: number }
    /** `datetime(…)` and `time(…)`, whose content is not made of tokens. */
    | { readonly kind: 'raw'; readonly name: string; readonly content: string }
    | {
        readonly kind: 'bad';
        readonly message: string;
        readonly expected?: readonly string[];
        readonly suggestion?: string;
      }
  );

type Reader = (text: string, start: number) => Token;

/** Two words for one type each, as in KQL. */
const RAW_LITERAL = /(?:datetime|date|timespan|time)\s*\(/y;

const NAME = /[A-Za-z_$][A-Za-z0-9_$]*/y;
const NEGATED =
  /!(?:has_cs|has|contains_cs|contains|startswith_cs|startswith|endswith_cs|endswith|between|in~|in)(?![A-Za-z0-9_])/y;
const SPACE = /\s*/y;

/** With those that only other languages have, so that a mistake is marked whole. */
const SIGNS = new Set([
  ...['==', '=~', '!=', '!~', '<=', '>=', '..', '<', '>', '(', ')', ',', '+', '-', '*', '/'],
  ...FOREIGN_SIGNS.keys(),
]);

const LONGEST_SIGN = 3;

/**
 * Cuts a filter into tokens, the last of which is its end. Never fails: what is no token is one
 * of kind `bad`, and cutting goes on behind it.
 */
export function* tokensOf(text: string): Generator<Token, undefined, undefined> {
  let at = matchAt(SPACE, text, 0).length;
  while (at < text.length) {
    const token = readerFor(text, at)(text, at);
    yield token;
    at = token.end + matchAt(SPACE, text, token.end).length;
  }
  yield { kind: 'end', start: text.length, end: text.length, text: '' };
}

/** All tokens of a filter at once. */
export function tokenize(text: string): Token[] {
  return [...tokensOf(text)];
}

function readerFor(text: string, at: number): Reader {
  const first = text[at]!;
  if (/[0-9]/.test(first)) return number;
  if (/[A-Za-z_$]/.test(first)) return word;
  if (first === '"' || first === "'") return string;
  if (first === '@' && /["']/.test(text[at + 1] ?? '')) return string;
  return sign;
}

function number(text: string, start: number): Token {
  const reading = readNumber(text, start);
  const span = { start, end: reading.end, text: text.slice(start, reading.end) };
  return { ...reading, ...span };
}

function word(text: string, start: number): Token {
  const raw = matchAt(RAW_LITERAL, text, start);
  if (raw !== '') return rawLiteral(text, start, raw);
  const name = matchAt(NAME, text, start);
  const end = start + name.length;
  if (name === 'in' && text[end] === '~') return spanned('sign', text, start, end + 1);
  return spanned('name', text, start, end);
}

function rawLiteral(text: string, start: number, opening: string): Token {
  const from = start + opening.length;
  const close = text.indexOf(')', from);
  const end = close < 0 ? text.length : close + 1;
  const span = { start, end, text: text.slice(start, end) };
  if (close < 0)
    return { kind: 'bad', message: 'The parenthesis is not closed.', expected: [')'], ...span };
  const name = matchAt(NAME, text, start);
  return { kind: 'raw', name, content: text.slice(from, close), ...span };
}

function string(text: string, start: number): Token {
  const reading: StringReading =
    text[start] === '@' ? readVerbatim(text, start) : readString(text, start);
  if (reading.ok) {
    const { value, end } = reading;
    return { kind: 'string', value, start, end, text: text.slice(start, end) };
  }
  const end = stringEnd(text, start, reading.end);
  return {
    kind: 'bad',
    message: reading.message,
    start: reading.start,
    end,
    text: text.slice(reading.start, end),
  };
}

/** Past the rest of a text with a bad escape, so that it is not taken for words. */
function stringEnd(text: string, start: number, failedAt: number): number {
  const close = text.indexOf(text[start]!, failedAt);
  return close < 0 ? text.length : Math.max(failedAt, Math.min(close + 1, text.length));
}

function sign(text: string, start: number): Token {
  const negated = matchAt(NEGATED, text, start);
  if (negated !== '') return spanned('sign', text, start, start + negated.length);
  for (let length = LONGEST_SIGN; length > 0; length--) {
    if (SIGNS.has(text.slice(start, start + length))) {
      return spanned('sign', text, start, Math.min(start + length, text.length));
    }
  }
  const character = String.fromCodePoint(text.codePointAt(start)!);
  const message = `${quoted(character)} has no meaning here.`;
  return { kind: 'bad', message, start, end: start + character.length, text: character };
}

function spanned(kind: 'name' | 'sign', text: string, start: number, end: number): Token {
  return { kind, start, end, text: text.slice(start, end) };
}
