import { Checker } from './check.ts';
import { caught } from './filter-error.ts';
import { type Expression, ungrouped } from './syntax.ts';
import { addTerm, termsOf, withoutTerms } from './terms.ts';
import { formatDatetime } from './time-literals.ts';
import { isNumber } from './typed.ts';

/** A stretch of time, both ends included, ms since 1970. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

type RangeTerm = Extract<Expression, { kind: 'range' }>;

/**
 * The time to which the filter's top-level `Time between (…)` narrows it, if one does; several
 * narrow it together. `now` is the time of `now()` and `ago(…)`, ms since 1970.
 */
export function timeBetween(text: string, now: number): TimeRange | undefined {
  const ranges = (termsOf(text) ?? [])
    .map((term) => timeRange(term, now))
    .filter((range) => range !== undefined);
  if (ranges.length === 0) return undefined;
  return {
    from: Math.max(...ranges.map((range) => range.from)),
    to: Math.min(...ranges.map((range) => range.to)),
  };
}

/** The filter without its top-level `Time between (…)`: what the timeline shows. */
export function withoutTimeBetween(text: string): string {
  return withoutTerms(text, isTimeBetween);
}

/**
 * The filter narrowed to a time: its top-level `Time between (…)` is replaced where it stands, or
 * one is added at the end.
 */
export function withTimeBetween(text: string, from: number, to: number): string {
  const term = `Time between (${formatDatetime(from)} .. ${formatDatetime(to)})`;
  const terms = termsOf(text);
  const first = terms?.find(isTimeBetween);
  if (terms === undefined || first === undefined) return addTerm(text, term);
  return terms
    .filter((each) => each === first || !isTimeBetween(each))
    .map((each) => (each === first ? term : text.slice(each.start, each.end)))
    .join(' and ');
}

function isTimeBetween(term: Expression): boolean {
  // Whether it is one does not depend on the time of the question.
  return timeRange(term, 0) !== undefined;
}

function timeRange(term: Expression, now: number): TimeRange | undefined {
  const range = ungrouped(term);
  if (range.kind !== 'range' || range.operator !== 'between') return undefined;
  const left = ungrouped(range.left);
  if (left.kind !== 'column' || left.column !== 'Time') return undefined;
  return knownBounds(range, now);
}

function knownBounds({ low, high }: RangeTerm, now: number): TimeRange | undefined {
  const from = knownTime(low, now);
  const to = knownTime(high, now);
  if (from?.type !== 'datetime' || to === undefined) return undefined;
  if (to.type === 'datetime') return { from: from.value, to: to.value };
  return to.type === 'timespan' ? { from: from.value, to: from.value + to.value } : undefined;
}

function knownTime(expression: Expression, now: number) {
  const checker = new Checker({ now, regex: { compile: () => ({ matches: () => false }) } });
  const checked = caught(() => checker.node(expression));
  if (!checked.ok || !isNumber(checked.value) || checked.value.kind !== 'number') return undefined;
  const { type, value } = checked.value;
  return value === null ? undefined : { type, value };
}
