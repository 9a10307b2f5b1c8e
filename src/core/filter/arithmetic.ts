import type { ArithmeticOperator } from './operators.ts';
import type { Calculation, NumberNode, NumberType } from './typed.ts';

/** How two values are calculated with, and what comes out. */
export interface ArithmeticRule {
  readonly type: NumberType;
  readonly calculation: Calculation;
}

const MOMENTS: Readonly<Record<string, NumberType>> = {
  'datetime - datetime': 'timespan',
  'datetime - timespan': 'datetime',
  'datetime + timespan': 'datetime',
  'timespan + datetime': 'datetime',
  'timespan + timespan': 'timespan',
  'timespan - timespan': 'timespan',
  'timespan / timespan': 'real',
  'timespan * number': 'timespan',
  'number * timespan': 'timespan',
  'timespan / number': 'timespan',
};

/**
 * KQL's rules: whole numbers stay whole, in division too; a real makes the result real; times and
 * spans as in https://learn.microsoft.com/kusto/query/datetime-timespan-arithmetic. `undefined`
 * where the types do not fit.
 */
export function arithmeticRule(
  operator: ArithmeticOperator,
  left: NumberType,
  right: NumberType,
): ArithmeticRule | undefined {
  const isNumeric = (type: NumberType) => type === 'long' || type === 'real';
  if (isNumeric(left) && isNumeric(right)) {
    const type = left === 'real' || right === 'real' ? 'real' : 'long';
    return { type, calculation: operator === '/' && type === 'long' ? 'truncate' : operator };
  }
  const name = (type: NumberType) => (isNumeric(type) ? 'number' : type);
  const type = MOMENTS[`${name(left)} ${operator} ${name(right)}`];
  return type === undefined ? undefined : { type, calculation: operator };
}

/** Calculates; at once, where both values are known. */
export function calculation(
  { type, calculation }: ArithmeticRule,
  left: NumberNode,
  right: NumberNode,
): NumberNode {
  if (left.kind !== 'number' || right.kind !== 'number') {
    return { kind: 'calculation', type, calculation, left, right };
  }
  const isNull = left.value === null || right.value === null;
  const value = isNull ? null : calculate(calculation, left.value, right.value);
  return { kind: 'number', type, value };
}

/**
 * Added to a product or quotient it makes 0 of -0, which whole numbers do not have: divided by,
 * it would turn an infinity around.
 */
export const NO_MINUS = 0;

/**
 * One calculation on known values. A whole number divided by zero is null; reals follow IEEE 754.
 * Beyond 2^53 whole numbers are rounded, where KQL's overflow.
 */
export function calculate(calculation: Calculation, left: number, right: number): number | null {
  switch (calculation) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right + NO_MINUS;
    case '/':
      return left / right;
    case 'truncate':
      return right === 0 ? null : Math.trunc(left / right) + NO_MINUS;
  }
}
