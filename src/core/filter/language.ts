/**
 * The filter language without a table: for the page, which reads, checks, completes and writes
 * filters, and must not carry the engine along.
 */
import { Checker } from './check.ts';
import { caught, type FilterError } from './filter-error.ts';
import { parse } from './parser.ts';
import type { RegexEngine } from './regex-engine.ts';
import type { Expression } from './syntax.ts';

export { type Completion, type Completions, completionsAt } from './completions.ts';
export type { FilterError } from './filter-error.ts';
export { FUNCTIONS, type FunctionFacts } from './functions.ts';
export { formatText, visible } from './inert-text.ts';
export type { RegexEngine, RegexMatcher } from './regex-engine.ts';
export type { Expression } from './syntax.ts';
export {
  addTerm,
  type CellValue,
  differsTerm,
  equalsTerm,
  formatValue,
  hasTerm,
  removeTerm,
} from './terms.ts';
export {
  timeBetween,
  type TimeRange,
  withoutTimeBetween,
  withTimeBetween,
} from './time-between.ts';
export { formatDatetime, parseDatetime } from './time-literals.ts';

/** A filter that was read (`undefined` for the empty one), or the first mistake in it. */
export type FilterReading =
  | { readonly ok: true; readonly ast: Expression | undefined }
  | { readonly ok: false; readonly error: FilterError };

/** Reads a filter. Whether its types fit is for `checkFilter` or `compileFilter` to say. */
export function parseFilter(text: string): FilterReading {
  const reading = caught(() => parse(text));
  return reading.ok ? { ok: true, ast: reading.value } : reading;
}

/** Patterns pass unread where no engine is at hand: the worker reads them. */
const UNREAD: RegexEngine = { compile: () => ({ matches: () => false }) };

/** The first mistake in a filter, types included; `undefined` where there is none. */
export function checkFilter(text: string, regex: RegexEngine = UNREAD): FilterError | undefined {
  const checked = caught(() => {
    const expression = parse(text);
    if (expression !== undefined) new Checker({ now: 0, regex }).condition(expression);
  });
  return checked.ok ? undefined : checked.error;
}
