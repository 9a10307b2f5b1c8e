import type { RegexEngine } from './regex-engine.ts';
import type { Expression } from './syntax.ts';
import type { ConditionNode, NumberNode, TypedNode } from './typed.ts';

/** What a filter may depend on beside the rows. */
export interface CheckOptions {
  /** The time of `now()`, ms since 1970. */
  readonly now: number;
  readonly regex: RegexEngine;
}

/** Types and folds expressions. Each method throws a `Mistake` where types do not fit. */
export interface TypeChecker {
  readonly options: CheckOptions;
  node(expression: Expression): TypedNode;
  /** An expression that must be true or false. */
  condition(expression: Expression): ConditionNode;
  /** An expression that must be a number, a time or a span. */
  number(expression: Expression): NumberNode;
}
