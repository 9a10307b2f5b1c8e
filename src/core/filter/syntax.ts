import type { ColumnName } from '../format/columns.ts';
import type { Span } from './filter-error.ts';
import type { FunctionName } from './functions.ts';
import type {
  ArithmeticOperator,
  EqualityOperator,
  ListOperator,
  OrderOperator,
  RangeOperator,
  TextOperator,
} from './operators.ts';

/** A filter as written: every node knows its place in the text. */
export type Expression = Span & ExpressionKind;

type ExpressionKind =
  /** All terms of `a and b and c` in one node; likewise of `or`. */
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Expression[] }
  /** What stands in parentheses; its span includes them. */
  | { readonly kind: 'group'; readonly inner: Expression }
  | Binary<'equality', EqualityOperator>
  | Binary<'order', OrderOperator>
  | Binary<'arithmetic', ArithmeticOperator>
  | Binary<'text', TextOperator>
  | { readonly kind: 'regex'; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'list';
      readonly operator: ListOperator;
      readonly left: Expression;
      readonly items: readonly Expression[];
    }
  | {
      readonly kind: 'range';
      readonly operator: RangeOperator;
      readonly left: Expression;
      readonly low: Expression;
      readonly high: Expression;
    }
  | { readonly kind: 'negative'; readonly operand: Expression }
  | {
      readonly kind: 'call';
      readonly name: FunctionName;
      readonly args: readonly Expression[];
    }
  | { readonly kind: 'column'; readonly column: ColumnName }
  | { readonly kind: 'literal'; readonly literal: Literal };

interface Binary<Kind, Operator> {
  readonly kind: Kind;
  readonly operator: Operator;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}

/** A literal's type and value: times and spans in ms, times since 1970. */
export type Literal =
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  | {
      readonly type: 'long' | 'real' | 'datetime' | 'timespan';
      readonly value: number;
    };

/** An expression without the parentheses around it. */
export function ungrouped(expression: Expression): Expression {
  let inner = expression;
  while (inner.kind === 'group') inner = inner.inner;
  return inner;
}
