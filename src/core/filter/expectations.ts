import { COLUMNS, findColumn } from '../format/columns.ts';
import { nearest } from '../format/suggest.ts';
import { fail, type Span } from './filter-error.ts';
import { findFunction, type FunctionFacts, FUNCTIONS } from './functions.ts';
import { quoted } from './inert-text.ts';
import { EQUALITY_OPERATORS, FOREIGN_SIGNS, OPERATORS_OF, WORD_OPERATORS } from './operators.ts';
import { type Expression, ungrouped } from './syntax.ts';
import type { TokenReader } from './token-reader.ts';
import type { Token } from './tokens.ts';

/** What an expression can begin with. */
export const OPERAND: readonly string[] = ['a column', 'a function', 'a value'];

const FUNCTION_NAMES = FUNCTIONS.map((facts) => facts.name);

/** Behind a whole expression stands something that does not go on with it. */
export function unexpectedBehind(
  before: Expression,
  tokens: TokenReader,
  ...closing: string[]
): never {
  const { text } = tokens.peek();
  const expected = [...closing, ...operatorsBehind(before)];
  const suggestion = FOREIGN_SIGNS.get(text) ?? nearest(text, WORD_OPERATORS);
  return tokens.unexpected({ expected, suggestion });
}

/** What can stand behind an expression: only `and` and `or` where it is a whole condition. */
function operatorsBehind(expression: Expression): string[] {
  const last = lastTerm(expression);
  if (last.kind === 'column') {
    const type = findColumn(last.column)!.type;
    return [...OPERATORS_OF[type === 'datetime' ? 'number' : type]];
  }
  if (last.kind === 'literal' && last === expression) return [...EQUALITY_OPERATORS];
  return ['and', 'or'];
}

function lastTerm(expression: Expression): Expression {
  const inner = ungrouped(expression);
  return inner.kind === 'and' || inner.kind === 'or' ? lastTerm(inner.terms.at(-1)!) : inner;
}

/** Throws a `Mistake` where a function is called with too few or too many arguments. */
export function checkCount(facts: FunctionFacts, count: number, call: Span): void {
  if (count >= facts.least && count <= facts.most) return;
  const wanted = `${facts.name}(${facts.parameters})`;
  fail(call, { message: `The function is written ${wanted}.`, expected: [wanted] });
}

/** The next token is a word that names nothing, or a function without its parentheses. */
export function unknownName(tokens: TokenReader): never {
  const token = tokens.peek();
  if (findFunction(token.text) !== undefined) {
    tokens.take();
    return tokens.unexpected({ expected: ['('] });
  }
  const columns = COLUMNS.flatMap((column) => [column.name, ...column.aliases]);
  return fail(token, {
    message: `There is no column ${quoted(token.text)}.`,
    expected: OPERAND,
    suggestion: nearest(token.text, [...columns, ...FUNCTION_NAMES]),
  });
}

/** Parentheses follow a word that is no function. */
export function unknownFunction(token: Token): never {
  const expected = [...FUNCTION_NAMES, 'datetime', 'time'];
  return fail(token, {
    message: `There is no function ${quoted(token.text)}.`,
    expected,
    suggestion: nearest(token.text, expected),
  });
}
