import { fail } from './filter-error.ts';
import type { Literal } from './syntax.ts';
import { parseDatetime, parseTimespan } from './time-literals.ts';
import type { Token } from './tokens.ts';

/** A token that stands for a value by itself. */
export type LiteralToken = Extract<Token, { kind: 'string' | 'number' | 'timespan' | 'raw' }>;

/** What a token of this kind is worth. Throws a `Mistake` at a time that is none. */
export function parseLiteral(token: LiteralToken): Literal {
  switch (token.kind) {
    case 'string':
      return { type: 'string', value: token.value };
    case 'number':
      return { type: token.real ? 'real' : 'long', value: token.value };
    case 'timespan':
      return { type: 'timespan', value: token.value };
    case 'raw':
      return token.name.startsWith('date') ? datetime(token) : timespan(token);
  }
}

type RawToken = Extract<Token, { kind: 'raw' }>;

function datetime(token: RawToken): Literal {
  const value = parseDatetime(token.content);
  if (value !== undefined) return { type: 'datetime', value };
  const expected = [
    'datetime(2026-11-21 14:21)',
    'datetime(2026-11-21T14:21:00Z)',
    'datetime(2026-11-21)',
  ];
  return fail(token, {
    message: `This is no date and time: write ${expected[0]!}, UTC.`,
    expected,
  });
}

function timespan(token: RawToken): Literal {
  const value = parseTimespan(token.content);
  if (value !== undefined) return { type: 'timespan', value };
  const expected = ['5m', '1h', 'time(1.02:30:00)'];
  return fail(token, {
    message: 'This is no timespan: write 5m, 1h or time(1.02:30:00).',
    expected,
  });
}
