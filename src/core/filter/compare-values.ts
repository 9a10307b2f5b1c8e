import type { EqualityOperator, OrderOperator } from './operators.ts';

/**
 * Compares two known values as KQL does
 * (https://learn.microsoft.com/kusto/query/scalar-data-types/null-values): null and a value are
 * unequal, so `!=` is true; two nulls, and the order of a null, are null.
 */
export function compareNumbers(
  operator: EqualityOperator | OrderOperator,
  left: number | null,
  right: number | null,
): boolean | null {
  if (left === null || right === null) return withNull(operator, left === right);
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

/** What a comparison is where one side is null, or both are. */
export function withNull(
  operator: EqualityOperator | OrderOperator,
  both: boolean,
): boolean | null {
  if (both || (operator !== '==' && operator !== '!=')) return null;
  return operator === '!=';
}
