import { type ColumnName, findColumn } from '../format/columns.ts';
import { caught } from './filter-error.ts';
import { formatText } from './inert-text.ts';
import { parse } from './parser.ts';
import { type Expression, ungrouped } from './syntax.ts';
import { formatDatetime } from './time-literals.ts';
import { tokenize } from './tokens.ts';

/** A value as a cell has it: `null` where it is blank, times in ms since 1970. */
export type CellValue = string | number | boolean | null;

/** `DestPort == 22`, `AclRule == "x"`, `isnull(BytesSrcToDest)`: rows that are alike in a column. */
export function equalsTerm(column: ColumnName, value: CellValue): string {
  return value === null ? `isnull(${column})` : `${column} == ${formatValue(column, value)}`;
}

/** The rows that `equalsTerm` leaves out. */
export function differsTerm(column: ColumnName, value: CellValue): string {
  return value === null ? `isnotnull(${column})` : `${column} != ${formatValue(column, value)}`;
}

/** A value as a literal of the filter language, in the type of its column. */
export function formatValue(column: ColumnName, value: string | number | boolean): string {
  if (typeof value === 'string') return formatText(value);
  const isTime = typeof value === 'number' && findColumn(column)?.type === 'datetime';
  return isTime ? formatDatetime(value) : String(value);
}

/** The filter's terms: what stands between its top-level `and`s. `undefined` where it is broken. */
export function termsOf(text: string): readonly Expression[] | undefined {
  const reading = caught(() => parse(text));
  if (!reading.ok) return undefined;
  const whole = reading.value;
  if (whole === undefined) return [];
  return whole.kind === 'and' ? whole.terms : [whole];
}

/**
 * `text and term`. A term that is there already is not added again. What is written stays as it
 * is, in parentheses where its `or` would take the `and` away; a broken filter stays broken, for
 * the person to see and mend.
 */
export function addTerm(text: string, term: string): string {
  const written = text.trim();
  if (written === '') return term.trim();
  if (hasTerm(written, term)) return text;
  return `${joinable(written)} and ${joinable(term.trim())}`;
}

/** Whether `term` is one of the filter's terms. */
export function hasTerm(text: string, term: string): boolean {
  const sought = signature(term);
  return (termsOf(text) ?? []).some((each) => signature(source(text, each)) === sought);
}

/** The filter without `term`, however it is spaced. What is not there is not removed. */
export function removeTerm(text: string, term: string): string {
  if (!hasTerm(text, term)) return text;
  const sought = signature(term);
  return withoutTerms(text, (each) => signature(source(text, each)) === sought);
}

/** The filter without the terms for which `isUnwanted` holds; a broken one stays as it is. */
export function withoutTerms(text: string, isUnwanted: (term: Expression) => boolean): string {
  const terms = termsOf(text);
  if (terms?.some(isUnwanted) !== true) return text;
  const kept = terms.filter((term) => !isUnwanted(term));
  return kept.map((term) => source(text, term)).join(' and ');
}

function joinable(text: string): string {
  const terms = termsOf(text);
  return terms?.length === 1 && terms[0]!.kind === 'or' ? `(${text})` : text;
}

function source(text: string, term: Expression): string {
  return text.slice(term.start, term.end);
}

/** What a term says, whatever stands between its words, and the parentheses around it aside. */
function signature(term: string): string {
  const whole = termsOf(term);
  const inner = whole?.length === 1 ? ungrouped(whole[0]!) : undefined;
  const bare = inner === undefined ? term : source(term, inner);
  return JSON.stringify(
    tokenize(bare).map((token) => (token.kind === 'string' ? [token.value] : token.text)),
  );
}
