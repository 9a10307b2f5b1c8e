import { type ColumnName, findColumn } from '../format/columns.ts';
import { findFunction } from './functions.ts';
import { textOperator } from './operators.ts';
import { type Token, tokenize } from './tokens.ts';

/** What the text before a place asks for next. */
export type Wanted =
  /** A column or function, or the value that is compared with `column`. */
  | { readonly kind: 'operand'; readonly column?: ColumnName }
  | { readonly kind: 'operator'; readonly column: ColumnName }
  | { readonly kind: 'connective' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'nothing' };

/** Where something is to be completed. */
export interface CompletionPlace {
  readonly wanted: Wanted;
  /** What is written of it already, which the completion replaces. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

const SIGN_OPERATORS = new Set(['==', '!=', '<', '<=', '>', '>=']);
const LISTS = new Set(['in', '!in', 'in~', '!in~', 'has_any']);
const RANGES = new Set(['between', '!between']);

/** Says what could stand at `offset`, by the words before it alone: the filter need not be whole. */
export function completionPlace(text: string, offset: number): CompletionPlace {
  const tokens = tokenize(text).filter((token) => token.start < offset && token.kind !== 'end');
  const last = tokens.at(-1);
  if (last === undefined || !isBeingWritten(last, offset)) {
    return { wanted: wantedAfter(tokens), start: offset, end: offset, written: '' };
  }
  const end = Math.max(offset, last.end);
  const written = text.slice(last.start, offset);
  return { wanted: wantedAfter(tokens.slice(0, -1)), start: last.start, end, written };
}

/** Whether the cursor stands in or right behind a word or a text that it may still change. */
function isBeingWritten(token: Token, offset: number): boolean {
  if (offset < token.end) return token.kind !== 'sign';
  if (offset > token.end) return false;
  return (
    token.kind === 'name' || token.text.startsWith('!') || isOpenText(token) || isNumber(token)
  );
}

function isOpenText(token: Token): boolean {
  return token.kind === 'bad' && /^@?["']/.test(token.text);
}

function isNumber(token: Token): boolean {
  return token.kind === 'number' || token.kind === 'timespan';
}

function wantedAfter(tokens: readonly Token[]): Wanted {
  const last = tokens.at(-1);
  if (last === undefined) return { kind: 'operand' };
  if (last.kind === 'name' || last.kind === 'sign') return afterWord(last.text, tokens);
  if (last.kind === 'bad') return { kind: 'nothing' };
  return afterValue(tokens);
}

function afterWord(word: string, tokens: readonly Token[]): Wanted {
  const column = findColumn(word);
  if (column !== undefined) return { kind: 'operator', column: column.name };
  if (SIGN_OPERATORS.has(word) || textOperator(word) !== undefined || word === 'regex') {
    return operand(columnBefore(tokens, tokens.length - 1));
  }
  const opens = LISTS.has(word) || RANGES.has(word) || findFunction(word) !== undefined;
  return opens ? { kind: 'words', words: ['('] } : afterOther(word, tokens);
}

function afterOther(word: string, tokens: readonly Token[]): Wanted {
  switch (word) {
    case 'matches':
      return { kind: 'words', words: ['regex'] };
    case ')':
    case 'true':
    case 'false':
      return afterValue(tokens);
    case '(':
    case ',':
    case '..':
      return operand(listColumn(tokens));
    default:
      return /^(?:and|or|[-+*/])$/.test(word) ? { kind: 'operand' } : { kind: 'nothing' };
  }
}

function operand(column: ColumnName | undefined): Wanted {
  return column === undefined ? { kind: 'operand' } : { kind: 'operand', column };
}

/** Behind the lower bound of a range comes its sign, behind every other value a connective. */
function afterValue(tokens: readonly Token[]): Wanted {
  const opening = openParenthesis(tokens);
  const before = tokens[opening - 1]?.text ?? '';
  if (LISTS.has(before)) return { kind: 'words', words: [',', ')'] };
  if (!RANGES.has(before)) return { kind: 'connective' };
  const hasSign = tokens.slice(opening).some((token) => token.text === '..');
  return { kind: 'words', words: [hasSign ? ')' : '..'] };
}

/** The column that the list or range in whose parentheses the text ends is about. */
function listColumn(tokens: readonly Token[]): ColumnName | undefined {
  const opening = openParenthesis(tokens);
  const before = tokens[opening - 1]?.text ?? '';
  if (!LISTS.has(before) && !RANGES.has(before)) return undefined;
  return columnBefore(tokens, opening - 1);
}

function columnBefore(tokens: readonly Token[], at: number): ColumnName | undefined {
  const token = tokens[at - 1];
  if (token?.text === 'matches') return columnBefore(tokens, at - 1);
  return token?.kind === 'name' ? findColumn(token.text)?.name : undefined;
}

/** The place of the last parenthesis that is not closed; -1 without. */
function openParenthesis(tokens: readonly Token[]): number {
  let closed = 0;
  for (let at = tokens.length - 1; at >= 0; at--) {
    const { kind, text } = tokens[at]!;
    if (kind !== 'sign') continue;
    if (text === ')') closed++;
    else if (text === '(' && closed-- === 0) return at;
  }
  return -1;
}
