/** A string literal that was read, or what is wrong with it, at which place. */
export type StringReading =
  | { readonly ok: true; readonly value: string; readonly end: number }
  | { readonly ok: false; readonly message: string; readonly start: number; readonly end: number };

/** The escapes that KQL shares with C#. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  '0': '\0',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads `'…'` or `"…"`, whose opening quote stands at `start`. */
export function readString(text: string, start: number): StringReading {
  const quote = text[start]!;
  let value = '';
  let at = start + 1;
  for (let next = text[at]; next !== quote; next = text[at]) {
    if (next === undefined || isLineEnd(next)) return unclosed(quote, start, at);
    if (next !== '\\') {
      value += next;
      at++;
      continue;
    }
    const escape = readEscape(text, at);
    if (escape === undefined) return badEscape(at, Math.min(at + 2, text.length));
    value += escape.value;
    at = escape.end;
  }
  return { ok: true, value, end: at + 1 };
}

/** Reads `@'…'` or `@"…"`, whose `@` stands at `start`: a doubled quote is the only escape. */
export function readVerbatim(text: string, start: number): StringReading {
  const quote = text[start + 1]!;
  let value = '';
  let at = start + 2;
  for (;;) {
    const next = text[at];
    if (next === undefined || isLineEnd(next)) return unclosed(quote, start, at);
    if (next === quote && text[at + 1] !== quote) return { ok: true, value, end: at + 1 };
    value += next;
    at += next === quote ? 2 : 1;
  }
}

function readEscape(text: string, at: number): { value: string; end: number } | undefined {
  const letter = text[at + 1] ?? '';
  if (Object.hasOwn(ESCAPES, letter)) return { value: ESCAPES[letter]!, end: at + 2 };
  if (!Object.hasOwn(CODE_LENGTHS, letter)) return undefined;
  const end = at + 2 + CODE_LENGTHS[letter]!;
  const digits = text.slice(at + 2, end);
  if (end > text.length || !/^[0-9a-f]+$/i.test(digits)) return undefined;
  const code = parseInt(digits, 16);
  return code > 0x10ffff ? undefined : { value: String.fromCodePoint(code), end };
}

function isLineEnd(character: string): boolean {
  return character === '\n' || character === '\r';
}

function unclosed(quote: string, start: number, end: number): StringReading {
  return { ok: false, message: `The text is not closed: ${quote} is missing.`, start, end };
}

function badEscape(start: number, end: number): StringReading {
  const message =
    'No escape begins like this: write \\\\ for a backslash, or @"…" for all of them.';
  return { ok: false, message, start, end };
}
