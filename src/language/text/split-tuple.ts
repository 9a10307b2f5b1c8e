/** One field of a tuple, and where it stands in the text that was split: `end` is behind it. */
export interface FieldText {
  readonly start: number;
  readonly end: number;
  /** With JSON's escapes resolved. */
  readonly text: string;
}

const ESCAPE = /\\(?:u[0-9a-f]{4}|[^])?|[^\\]/giu;

const PLAIN_ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/**
 * Splits a tuple into its fields. `raw` is what stands between its quotes in the JSON, escapes
 * included: a comma that is written as an escape parts fields too, as it does for every reader.
 */
export function splitTuple(raw: string): FieldText[] {
  return raw.includes('\\') ? splitEscaped(raw) : splitPlain(raw);
}

function splitPlain(raw: string): FieldText[] {
  let start = 0;
  return raw.split(',').map((text) => {
    const field = { start, end: start + text.length, text };
    start = field.end + 1;
    return field;
  });
}

function splitEscaped(raw: string): FieldText[] {
  const fields: FieldText[] = [];
  let start = 0;
  let text = '';
  for (const { 0: piece, index } of raw.matchAll(ESCAPE)) {
    const character = unescaped(piece);
    if (character !== ',') {
      text += character;
      continue;
    }
    fields.push({ start, end: index, text });
    start = index + piece.length;
    text = '';
  }
  fields.push({ start, end: raw.length, text });
  return fields;
}

/** What is no escape of JSON stands as it is written. */
function unescaped(piece: string): string {
  if (piece.length === 6) return String.fromCharCode(parseInt(piece.slice(2), 16));
  if (piece.length !== 2 || !piece.startsWith('\\')) return piece;
  const letter = piece[1]!;
  if ('"\\/'.includes(letter)) return letter;
  return PLAIN_ESCAPES[letter] ?? piece;
}

/** The field that holds the place `at` of the text that was split; at a comma, the one before it. */
export function fieldAt(fields: readonly FieldText[], at: number): number {
  return fields.findIndex(({ end }) => at <= end);
}
