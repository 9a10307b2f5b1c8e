import { calculation } from './arithmetic.ts';
import { isAddress, testOf } from './check-text.ts';
import { fail, type Span } from './filter-error.ts';
import {
  ipv4Range,
  ipv6Range,
  isInIpv4Ranges,
  isInIpv6Range,
  isPrivateIpv4,
  PRIVATE_RANGES,
} from './ip-ranges.ts';
import type { Expression } from './syntax.ts';
import type { TypeChecker } from './type-checker.ts';
import { typeWord } from './type-words.ts';
import {
  type ConditionNode,
  type Ipv4Range,
  isText,
  negate,
  negateIf,
  type NumberNode,
  type TextNode,
  type TextTest,
  truth,
  type TypedNode,
} from './typed.ts';

type Call = Extract<Expression, { kind: 'call' }>;

/** A call of a function; the parser has counted its arguments. */
export function checkCall(checker: TypeChecker, call: Call): TypedNode {
  const first = call.args[0]!;
  switch (call.name) {
    case 'not':
      return negate(checker.condition(first));
    case 'ipv4_is_in_range':
    case 'ipv4_is_in_any_range':
      return inIpv4Ranges(address(checker, first), call.args.slice(1), checker);
    case 'ipv4_is_private':
      return ipv4In(address(checker, first), PRIVATE_RANGES, isPrivateIpv4);
    case 'ipv6_is_in_range':
      return inIpv6Range(address(checker, first), call.args[1]!, checker);
    case 'isempty':
    case 'isnotempty':
      return negateIf(call.name === 'isnotempty', isEmpty(checker.node(first)));
    case 'isnull':
    case 'isnotnull':
      return negateIf(call.name === 'isnotnull', isNull(checker.node(first)));
    case 'ago':
      return fromNow(checker, '-', first);
    case 'now':
      return fromNow(checker, '+', call.args[0]);
  }
}

function address(checker: TypeChecker, expression: Expression): TextNode {
  const node = checker.node(expression);
  if (isText(node)) return node;
  const message = `${typeWord(node)} stands here, where an address was expected.`;
  return fail(expression, { message, expected: ['SrcIp', 'DestIp'] });
}

function inIpv4Ranges(
  subject: TextNode,
  expressions: readonly Expression[],
  checker: TypeChecker,
): ConditionNode {
  const ranges = expressions.map((expression) =>
    knownRange(checker, expression, ipv4Range, '10.0.0.0/8'),
  );
  return ipv4In(subject, ranges, (text) => isInIpv4Ranges(text, ranges));
}

function ipv4In(subject: TextNode, ranges: readonly Ipv4Range[], test: TextTest): ConditionNode {
  if (subject.kind === 'text-column' && isAddress(subject.column)) {
    return { kind: 'ipv4-in', type: 'bool', column: subject.column, ranges };
  }
  return testOf(subject, test);
}

function inIpv6Range(
  subject: TextNode,
  expression: Expression,
  checker: TypeChecker,
): ConditionNode {
  const range = knownRange(checker, expression, ipv6Range, 'fd00::/8');
  return testOf(subject, (text) => isInIpv6Range(text, range));
}

/** KQL makes null of a range that is none, and shows no row: here it is marked. */
function knownRange<T>(
  checker: TypeChecker,
  expression: Expression,
  read: (text: string) => T | undefined,
  example: string,
): T {
  const node = checker.node(expression);
  const range = node.kind === 'text' ? read(node.value) : undefined;
  if (range !== undefined) return range;
  const message = `An address range was expected here, such as "${example}".`;
  return fail(expression, { message, expected: [`"${example}"`] });
}

/** Texts are never null, and everything else is never empty but null. */
function isEmpty(node: TypedNode): ConditionNode {
  return isText(node) ? testOf(node, (text) => text === '') : isNull(node);
}

function isNull(node: TypedNode): ConditionNode {
  if (isText(node)) return truth(false);
  if (node.kind === 'number') return truth(node.value === null);
  return { kind: 'is-null', type: 'bool', operand: node };
}

function fromNow(
  checker: TypeChecker,
  sign: '+' | '-',
  distance: Expression | undefined,
): NumberNode {
  const now: NumberNode = { kind: 'number', type: 'datetime', value: checker.options.now };
  if (distance === undefined) return now;
  const span = checker.node(distance);
  if (span.type === 'timespan') {
    return calculation({ type: 'datetime', calculation: sign }, now, span);
  }
  return notTimespan(span, distance);
}

function notTimespan(node: TypedNode, span: Span): never {
  const message = `${typeWord(node)} stands here, where a timespan was expected.`;
  return fail(span, { message, expected: ['5m', '1h', '1d'] });
}
