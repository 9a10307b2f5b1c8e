import type { Predicate } from '../table/filter-rows.ts';

/** What a condition writes for a row. The bits matter: `and`, `or` go by the lowest. */
export const FALSE = 0;
export const TRUE = 1;
export const NULL = 2;

/** A condition that can be asked: writes `FALSE`, `TRUE` or `NULL` for each row. */
export interface Condition {
  readonly run: Predicate;
  /** False where it never writes `NULL`. */
  readonly nullable: boolean;
}

/** The code of a known answer. */
export function codeOf(answer: boolean | null): number {
  if (answer === null) return NULL;
  return answer ? TRUE : FALSE;
}

/** A condition that is the same for every row. */
export function constantCondition(answer: boolean | null): Condition {
  const code = codeOf(answer);
  return {
    nullable: answer === null,
    run: (_segment, start, end, hits) => void hits.fill(code, start, end),
  };
}
