import { findColumn, type MarkColumn } from '../format/columns.ts';
import { arithmeticRule, calculation } from './arithmetic.ts';
import { checkCall } from './check-call.ts';
import { checkEquality, checkList, checkOrder, checkRange } from './check-comparison.ts';
import { checkRegex, checkText } from './check-text.ts';
import { fail } from './filter-error.ts';
import type { Expression } from './syntax.ts';
import {
  type ConditionNode,
  isCondition,
  isNumber,
  type NumberColumnName,
  type NumberNode,
  type TextColumnName,
  truth,
  type TypedNode,
} from './typed.ts';
import type { CheckOptions, TypeChecker } from './type-checker.ts';
import { typeWord } from './type-words.ts';

const COMPARISONS = ['equality', 'order', 'text', 'regex', 'list', 'range'] as const;

type Comparison = Extract<Expression, { kind: (typeof COMPARISONS)[number] }>;

function isComparison(expression: Expression): expression is Comparison {
  return COMPARISONS.some((kind) => kind === expression.kind);
}

/** The checker of all kinds of expressions; those of one kind each are checked in `check-*.ts`. */
export class Checker implements TypeChecker {
  readonly options: CheckOptions;

  constructor(options: CheckOptions) {
    this.options = options;
  }

  condition(expression: Expression): ConditionNode {
    const node = this.node(expression);
    if (isCondition(node)) return node;
    const message = `${typeWord(node)} stands here, where a condition was expected.`;
    return fail(expression, { message, expected: ['a condition, such as DestPort == 22'] });
  }

  number(expression: Expression): NumberNode {
    const node = this.node(expression);
    if (isNumber(node)) return node;
    const message = `${typeWord(node)} stands here, where a number or a time was expected.`;
    return fail(expression, { message, expected: ['a number', 'a time'] });
  }

  node(expression: Expression): TypedNode {
    if (isComparison(expression)) return this.comparison(expression);
    switch (expression.kind) {
      case 'and':
      case 'or':
        return this.terms(expression.kind, expression.terms);
      case 'group':
        return this.node(expression.inner);
      case 'arithmetic':
        return this.arithmetic(expression);
      case 'negative':
        return this.negative(expression.operand);
      case 'call':
        return checkCall(this, expression);
      case 'column':
        return this.column(expression);
      case 'literal':
        return literalNode(expression.literal);
    }
  }

  private comparison(expression: Comparison): ConditionNode {
    switch (expression.kind) {
      case 'equality':
        return checkEquality(this, expression);
      case 'order':
        return checkOrder(this, expression);
      case 'text':
        return checkText(this, expression);
      case 'regex':
        return checkRegex(this, expression);
      case 'list':
        return checkList(this, expression);
      case 'range':
        return checkRange(this, expression);
    }
  }

  private terms(kind: 'and' | 'or', terms: readonly Expression[]): ConditionNode {
    return { kind, type: 'bool', terms: terms.map((term) => this.condition(term)) };
  }

  private arithmetic(expression: Extract<Expression, { kind: 'arithmetic' }>): NumberNode {
    const { operator, operatorSpan } = expression;
    const left = this.number(expression.left);
    const right = this.number(expression.right);
    const rule = arithmeticRule(operator, left.type, right.type);
    if (rule !== undefined) return calculation(rule, left, right);
    const message = `${typeWord(left)} ${operator} ${typeWord(right)} cannot be calculated.`;
    return fail(operatorSpan, { message, expected: ['values that fit each other'] });
  }

  private negative(operand: Expression): NumberNode {
    const node = this.number(operand);
    if (node.type === 'datetime') {
      return fail(operand, { message: 'A time cannot be negative.', expected: ['a number'] });
    }
    const zero: NumberNode = { kind: 'number', type: node.type, value: 0 };
    return calculation({ type: node.type, calculation: '-' }, zero, node);
  }

  private column({ column, start, end }: Extract<Expression, { kind: 'column' }>): TypedNode {
    switch (findColumn(column)!.type) {
      case 'datetime':
        return { kind: 'number-column', type: 'datetime', column: column as NumberColumnName };
      case 'number':
        return { kind: 'number-column', type: 'long', column: column as NumberColumnName };
      case 'text':
        return { kind: 'text-column', type: 'string', column: column as TextColumnName };
      case 'bool':
        return { kind: 'bool-column', type: 'bool', column: column as MarkColumn, start, end };
    }
  }
}

function literalNode(literal: Extract<Expression, { kind: 'literal' }>['literal']): TypedNode {
  switch (literal.type) {
    case 'bool':
      return truth(literal.value);
    case 'string':
      return { kind: 'text', type: 'string', value: literal.value };
    case 'long':
    case 'real':
    case 'datetime':
    case 'timespan':
      return { kind: 'number', type: literal.type, value: literal.value };
  }
}
