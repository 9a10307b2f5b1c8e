import { fail, type Span } from './filter-error.ts';
import type { TextOperator, TextRelation } from './operators.ts';
import type { Expression } from './syntax.ts';
import { quoted } from './inert-text.ts';
import { equalityKey, equalityTest, soughtText } from './synonyms.ts';
import { textPredicate } from './text-relations.ts';
import type { TypeChecker } from './type-checker.ts';
import { typeWord } from './type-words.ts';
import {
  type AddressColumnName,
  type ConditionNode,
  isText,
  negateIf,
  type TextNode,
  type TextTest,
  truth,
  type TypedNode,
} from './typed.ts';

type Node<Kind> = Extract<Expression, { kind: Kind }>;

/** Longer patterns are nobody's, and every engine's work grows with them. */
const LONGEST_PATTERN = 1000;

/** An engine's own words may repeat the pattern. */
const LONGEST_REASON = 160;

/** `a has b` and the like. */
export function checkText(checker: TypeChecker, expression: Node<'text'>): ConditionNode {
  const { operator } = expression;
  const left = requireText(checker.node(expression.left), expression.left, operatorText(operator));
  const right = requireText(
    checker.node(expression.right),
    expression.right,
    operatorText(operator),
  );
  return negateIf(operator.negated, related(operator.relation, left, right));
}

function operatorText({ relation, negated }: TextOperator): string {
  if (!negated) return relation;
  return relation === '=~' ? '!~' : `!${relation}`;
}

function requireText(node: TypedNode, span: Span, operator: string): TextNode {
  if (isText(node)) return node;
  const message = `${typeWord(node)} stands here: ${operator} compares texts.`;
  return fail(span, { message, expected: ['text'] });
}

function related(relation: TextRelation, left: TextNode, right: TextNode): ConditionNode {
  if (relation === '=~') return textEquality(left, right, true);
  if (right.kind === 'text') {
    const sought = left.kind === 'text' ? right.value : soughtText(left.column, right.value);
    return testOf(left, textPredicate(relation, sought));
  }
  if (left.kind === 'text') {
    return testOf(right, (text) => textPredicate(relation, text)(left.value));
  }
  const test = (text: string, other: string) => textPredicate(relation, other)(text);
  return pair(left.column, right.column, test);
}

function pair(
  left: Extract<TextNode, { kind: 'text-column' }>['column'],
  right: typeof left,
  test: (left: string, right: string) => boolean,
): ConditionNode {
  return { kind: 'text-pair', type: 'bool', left, right, test };
}

/** A test of one text: known at once for a literal. */
export function testOf(subject: TextNode, test: TextTest): ConditionNode {
  if (subject.kind === 'text') return truth(test(subject.value));
  return { kind: 'text-test', type: 'bool', column: subject.column, test };
}

/** `a == b` on texts, and `a =~ b` where capitals do not count. */
export function textEquality(left: TextNode, right: TextNode, anyCase: boolean): ConditionNode {
  if (right.kind === 'text') return textIn(left, [right.value], anyCase);
  if (left.kind === 'text') return textIn(right, [left.value], anyCase);
  if (left.column === right.column) return truth(true);
  if (isAddress(left.column) && isAddress(right.column)) {
    return { kind: 'same-address', type: 'bool' };
  }
  const same = (text: string) => (anyCase ? text.toLowerCase() : text);
  return pair(left.column, right.column, (text, other) => same(text) === same(other));
}

/** Whether a text is one of several known ones. */
export function textIn(
  subject: TextNode,
  texts: readonly string[],
  anyCase: boolean,
): ConditionNode {
  if (subject.kind === 'text') {
    const same = (text: string) => (anyCase ? text.toLowerCase() : text);
    return truth(texts.some((text) => same(text) === same(subject.value)));
  }
  const { column } = subject;
  if (isAddress(column)) {
    const addresses = texts.map((text) => equalityKey(column, text));
    return { kind: 'address-in', type: 'bool', column, addresses };
  }
  return testOf(subject, equalityTest(column, texts, anyCase));
}

/** Whether a column holds addresses, which the table keeps as numbers. */
export function isAddress(column: string): column is AddressColumnName {
  return column === 'SrcIp' || column === 'DestIp';
}

/** `a has_any (b, c)`. */
export function checkHasAny(
  left: TypedNode,
  items: readonly TypedNode[],
  expression: Node<'list'>,
): ConditionNode {
  const subject = requireText(left, expression.left, 'has_any');
  const texts = items.map((item, at) => requireText(item, expression.items[at]!, 'has_any'));
  return { kind: 'or', type: 'bool', terms: texts.map((text) => related('has', subject, text)) };
}

/** `a matches regex "…"`: the pattern must be known, so that it is read once. */
export function checkRegex(checker: TypeChecker, expression: Node<'regex'>): ConditionNode {
  const subject = requireText(checker.node(expression.left), expression.left, 'matches regex');
  const pattern = requireText(checker.node(expression.right), expression.right, 'matches regex');
  const expected = ['a pattern in quotes, such as @"^web-\\d+$"'];
  if (pattern.kind !== 'text') {
    return fail(expression.right, { message: 'The pattern must be written out here.', expected });
  }
  if (pattern.value.length > LONGEST_PATTERN) {
    const message = `The pattern is longer than ${LONGEST_PATTERN} characters.`;
    return fail(expression.right, { message, expected });
  }
  const matcher = compilePattern(checker, pattern.value, expression.right);
  return testOf(subject, (text) => matcher.matches(text));
}

function compilePattern(checker: TypeChecker, pattern: string, span: Span) {
  try {
    return checker.options.regex.compile(pattern);
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : 'it cannot be read';
    const message = `This is no regular expression: ${quoted(reason, LONGEST_REASON)}.`;
    return fail(span, { message, expected: ['a pattern in RE2’s syntax'] });
  }
}
