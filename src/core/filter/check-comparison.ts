import { calculation } from './arithmetic.ts';
import { checkHasAny, textEquality, textIn } from './check-text.ts';
import { compareNumbers } from './compare-values.ts';
import { fail, type Span } from './filter-error.ts';
import { formatText } from './inert-text.ts';
import type { EqualityOperator, OrderOperator } from './operators.ts';
import type { Expression } from './syntax.ts';
import { formatDatetime, parseDatetime } from './time-literals.ts';
import type { TypeChecker } from './type-checker.ts';
import { typeWord, wantedBeside } from './type-words.ts';
import {
  type ConditionNode,
  isCondition,
  isNumber,
  isText,
  negateIf,
  type NumberNode,
  type NumberType,
  type TextNode,
  truth,
  type TypedNode,
} from './typed.ts';

type Node<Kind> = Extract<Expression, { kind: Kind }>;

/** `a == b`, `a != b`: on values of one type, whole numbers and reals counting as one. */
export function checkEquality(checker: TypeChecker, expression: Node<'equality'>): ConditionNode {
  const left = checker.node(expression.left);
  const right = checker.node(expression.right);
  return equality(expression.operator, left, right, expression);
}

interface Sides {
  readonly left: Span;
  readonly right: Span;
}

function equality(
  operator: EqualityOperator,
  left: TypedNode,
  right: TypedNode,
  sides: Sides,
): ConditionNode {
  const negated = operator === '!=';
  const texts = textSides(left, right);
  if (texts !== undefined) return negateIf(negated, textEquality(texts[0], texts[1], false));
  if (isNumber(left) && isNumber(right) && areComparable(left.type, right.type)) {
    return numberComparison(operator, left, right);
  }
  if (isCondition(left) && isCondition(right)) {
    return { kind: 'compare-truths', type: 'bool', operator, left, right };
  }
  return mismatch(left, right, sides);
}

/** Both sides as text: protocols may be written as numbers. */
function textSides(left: TypedNode, right: TypedNode): [TextNode, TextNode] | undefined {
  const first = asProtocol(left, right);
  const second = asProtocol(right, left);
  return isText(first) && isText(second) ? [first, second] : undefined;
}

function asProtocol(node: TypedNode, beside: TypedNode): TypedNode {
  const besideProtocol = beside.kind === 'text-column' && beside.column === 'L4Protocol';
  if (!besideProtocol || node.kind !== 'number' || node.type !== 'long') return node;
  return { kind: 'text', type: 'string', value: String(node.value) };
}

function areComparable(left: NumberType, right: NumberType): boolean {
  const kind = (type: NumberType) => (type === 'real' ? 'long' : type);
  return kind(left) === kind(right);
}

/** `a < b` and the like: KQL has no order of texts. */
export function checkOrder(checker: TypeChecker, expression: Node<'order'>): ConditionNode {
  const left = checker.node(expression.left);
  const right = checker.node(expression.right);
  return order(expression.operator, left, right, expression);
}

function order(
  operator: OrderOperator,
  left: TypedNode,
  right: TypedNode,
  sides: Sides,
): ConditionNode {
  if (isNumber(left) && isNumber(right) && areComparable(left.type, right.type)) {
    return numberComparison(operator, left, right);
  }
  if (isText(left) && isText(right)) {
    const message = `Texts have no order: ${operator} compares numbers and times.`;
    return fail(sides.left, { message, expected: ['a number', 'a time'] });
  }
  return mismatch(left, right, sides);
}

function numberComparison(
  operator: EqualityOperator | OrderOperator,
  left: NumberNode,
  right: NumberNode,
): ConditionNode {
  if (left.kind === 'number' && right.kind === 'number') {
    return truth(compareNumbers(operator, left.value, right.value));
  }
  return { kind: 'compare-numbers', type: 'bool', operator, left, right };
}

/** `a in (b, c)` is `a == b or a == c`; values known beforehand are sought all at once. */
export function checkList(checker: TypeChecker, expression: Node<'list'>): ConditionNode {
  const { operator } = expression;
  const left = checker.node(expression.left);
  const items = expression.items.map((item) => checker.node(item));
  if (operator === 'has_any') return checkHasAny(left, items, expression);
  const found =
    knownTexts(left, items, operator.endsWith('~')) ??
    knownNumbers(left, items) ??
    anyOf(items.map((item, at) => member(left, item, expression, at)));
  return negateIf(operator.startsWith('!'), found);
}

function knownTexts(
  left: TypedNode,
  items: readonly TypedNode[],
  anyCase: boolean,
): ConditionNode | undefined {
  if (!isText(left)) return undefined;
  const texts = items.map((item) => asProtocol(item, left));
  if (texts.every((text) => text.kind === 'text')) {
    return textIn(
      left,
      texts.map((text) => text.value),
      anyCase,
    );
  }
  if (!anyCase || !texts.every(isText)) return undefined;
  return anyOf(texts.map((text) => textEquality(left, text, true)));
}

function knownNumbers(left: TypedNode, items: readonly TypedNode[]): ConditionNode | undefined {
  if (!isNumber(left) || left.kind === 'number') return undefined;
  const values: number[] = [];
  for (const item of items) {
    if (item.kind !== 'number' || !areComparable(left.type, item.type)) return undefined;
    if (item.value !== null) values.push(item.value);
  }
  return { kind: 'number-in', type: 'bool', operand: left, values };
}

function member(left: TypedNode, item: TypedNode, list: Node<'list'>, at: number): ConditionNode {
  return equality('==', left, item, { left: list.left, right: list.items[at]! });
}

function anyOf(terms: readonly ConditionNode[]): ConditionNode {
  return { kind: 'or', type: 'bool', terms };
}

/**
 * `a between (b .. c)` is `a >= b and a <= c`, `!between` `a < b or a > c`; behind a time a
 * timespan may stand as the upper bound and counts from the lower one
 * (https://learn.microsoft.com/kusto/query/between-operator).
 */
export function checkRange(checker: TypeChecker, expression: Node<'range'>): ConditionNode {
  const value = checker.node(expression.left);
  const low = checker.node(expression.low);
  const high = upperBound(value, low, checker.node(expression.high));
  const negated = expression.operator === '!between';
  const sides = { left: expression.left, right: expression.low };
  return {
    kind: negated ? 'or' : 'and',
    type: 'bool',
    terms: [
      order(negated ? '<' : '>=', value, low, sides),
      order(negated ? '>' : '<=', value, high, { ...sides, right: expression.high }),
    ],
  };
}

function upperBound(value: TypedNode, low: TypedNode, high: TypedNode): TypedNode {
  const isSpan = isNumber(high) && high.type === 'timespan' && value.type === 'datetime';
  if (!isSpan || !isNumber(low) || low.type !== 'datetime') return high;
  return calculation({ type: 'datetime', calculation: '+' }, low, high);
}

function mismatch(left: TypedNode, right: TypedNode, sides: Sides): never {
  // The column is what is meant; what stands beside it is what is wrong.
  const isLeftWrong = 'column' in right && !('column' in left);
  const [wrong, beside] = isLeftWrong ? [left, right] : [right, left];
  return fail(isLeftWrong ? sides.left : sides.right, {
    message: `${typeWord(wrong)} cannot be compared with ${lowerFirst(typeWord(beside))}.`,
    expected: [wantedBeside(beside)],
    suggestion: converted(wrong, beside),
  });
}

function lowerFirst(words: string): string {
  return words.includes('(') ? words : words[0]!.toLowerCase() + words.slice(1);
}

/** A literal of the wrong type as one of the right type: `"22"` as 22, `22` as "22". */
function converted(wrong: TypedNode, beside: TypedNode): string | undefined {
  if (wrong.kind === 'number' && isText(beside)) return formatText(String(wrong.value));
  if (wrong.kind !== 'text' || !isNumber(beside)) return undefined;
  if (beside.type === 'datetime') {
    const time = parseDatetime(wrong.value);
    return time === undefined ? undefined : formatDatetime(time);
  }
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(wrong.value) ? wrong.value : undefined;
}
