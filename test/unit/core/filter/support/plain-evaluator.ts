import type { Expression } from '../../../../../src/core/filter/index.ts';
import type { FlowRow } from '../../../../../src/core/table/flow-row.ts';
import { NOW } from './tables.ts';

/** A value with what the evaluator must know of it: whole numbers divide in their own way. */
interface Value {
  readonly is: 'text' | 'number' | 'bool';
  readonly whole: boolean;
  readonly value: string | number | boolean | null;
  /** All texts that an equality may go by; the first is the value itself. */
  readonly names: readonly string[];
}

const text = (value: string, ...others: string[]): Value => ({
  is: 'text',
  whole: false,
  value,
  names: [value, ...others],
});
const number = (value: number | null, whole = true): Value => ({
  is: 'number',
  whole,
  value,
  names: [],
});
const bool = (value: boolean | null): Value => ({ is: 'bool', whole: false, value, names: [] });

const ENCRYPTION_NAMES: Record<string, string[]> = {
  X: ['Encrypted'],
  NX: ['None', 'Unencrypted'],
  NX_HW_NOT_SUPPORTED: ['No hardware', 'Unsupported hardware'],
  NX_LOCAL_DST: ['Same host', 'Destination on same host'],
};

const PROTOCOL_NAMES: Record<number, string[]> = { 1: ['ICMP'], 6: ['TCP', 'T'], 17: ['UDP', 'U'] };

const counter = (row: FlowRow, value: number) => number(row.hasStatistics ? value : null);

const given = (value: number) => number(value === 0 ? null : value);

const COLUMNS: Record<string, (row: FlowRow) => Value> = {
  Time: (row) => number(row.time),
  SrcIp: (row) => text(row.srcIp),
  DestIp: (row) => text(row.destIp),
  SrcPort: (row) => number(row.srcPort),
  DestPort: (row) => number(row.destPort),
  L4Protocol: (row) => text(...(PROTOCOL_NAMES[row.protocol] as [string]), String(row.protocol)),
  FlowDirection: (row) => (row.direction === 'I' ? text('Inbound', 'I') : text('Outbound', 'O')),
  FlowStatus: (row) => (row.denied ? text('Denied', 'D') : text('Allowed', 'A')),
  FlowState: (row) => text(row.denied && row.state !== '' ? 'D' : row.state),
  FlowEncryption: (row) => text(row.encryption, ...(ENCRYPTION_NAMES[row.encryption] ?? [])),
  AclRule: (row) => text(row.rule),
  Kind: (row) => text(row.kind),
  PacketsSrcToDest: (row) => counter(row, row.packetsSrcToDest),
  BytesSrcToDest: (row) => counter(row, row.bytesSrcToDest),
  PacketsDestToSrc: (row) => counter(row, row.packetsDestToSrc),
  BytesDestToSrc: (row) => counter(row, row.bytesDestToSrc),
  Version: (row) => given(row.version),
  RecordTime: (row) => given(row.recordTime),
};

/** What an expression is for one row, worked out node by node, slowly. */
export function evaluate(row: FlowRow, node: Expression): Value {
  const of = (inner: Expression) => evaluate(row, inner);
  if (isLeaf(node)) return leafValue(row, node);
  switch (node.kind) {
    case 'and':
      return bool(node.terms.every((term) => of(term).value === true));
    case 'or':
      return bool(node.terms.some((term) => of(term).value === true));
    case 'group':
      return of(node.inner);
    case 'equality':
      return bool(equal(of(node.left), of(node.right), node.operator === '!='));
    case 'order':
      return bool(ordered(node.operator, of(node.left), of(node.right)));
    case 'arithmetic':
      return calculated(node.operator, of(node.left), of(node.right));
    case 'negative':
      return calculated('-', number(0), of(node.operand));
    case 'text':
      return bool(
        related(node.operator.relation, of(node.left), of(node.right)) !== node.operator.negated,
      );
    case 'regex':
      return bool(new RegExp(String(of(node.right).value)).test(String(of(node.left).value)));
    case 'list':
      return bool(listed(node.operator, of(node.left), node.items.map(of)));
    case 'range':
      return bool(ranged(node.operator, of(node.left), of(node.low), of(node.high)));
    case 'call':
      return called(node.name, node.args.map(of));
  }
}

type Leaf = Extract<Expression, { kind: 'column' | 'literal' }>;

function isLeaf(node: Expression): node is Leaf {
  return node.kind === 'column' || node.kind === 'literal';
}

function leafValue(row: FlowRow, node: Leaf): Value {
  if (node.kind === 'column') return COLUMNS[node.column]!(row);
  const { literal } = node;
  if (literal.type === 'string') return text(literal.value);
  if (literal.type === 'bool') return bool(literal.value);
  return number(literal.value, literal.type === 'long');
}

function equal(left: Value, right: Value, negated: boolean): boolean | null {
  if (left.value === null && right.value === null) return null;
  const same =
    left.is === 'text'
      ? left.names.some((name) => name === right.value) ||
        right.names.some((name) => name === left.value)
      : left.value === right.value;
  return same !== negated;
}

function ordered(operator: string, left: Value, right: Value): boolean | null {
  if (left.value === null || right.value === null) return null;
  const [a, b] = [left.value as number, right.value as number];
  return { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[operator]!;
}

function calculated(operator: string, left: Value, right: Value): Value {
  const whole = left.whole && right.whole;
  if (left.value === null || right.value === null) return number(null, whole);
  const [a, b] = [left.value as number, right.value as number];
  if (operator === '/' && whole) return number(b === 0 ? null : (a - (a % b)) / b + 0);
  return number({ '+': a + b, '-': a - b, '*': a * b + 0, '/': a / b }[operator]!, whole);
}

/** Whole terms by a pattern, where the filter looks at the ends of what it finds. */
function hasTerms(value: string, wanted: string): boolean {
  const before = /^[0-9a-z]/i.test(wanted) ? '(?<![0-9A-Za-z])' : '';
  const after = /[0-9a-z]$/i.test(wanted) ? '(?![0-9A-Za-z])' : '';
  const literal = wanted.replace(/[^0-9A-Za-z]/g, '\\$&');
  return new RegExp(before + literal + after).test(value);
}

function related(relation: string, left: Value, right: Value): boolean {
  const anyCase = !relation.endsWith('_cs');
  const fold = (value: unknown) => (anyCase ? String(value).toLowerCase() : String(value));
  const [a, b] = [fold(left.value), fold(right.value)];
  switch (relation.replace('_cs', '')) {
    case '=~':
      return left.names.some((name) => fold(name) === b);
    case 'has':
      return hasTerms(a, b);
    case 'contains':
      return a.split(b).length > 1 || b === '';
    case 'startswith':
      return a.startsWith(b);
    default:
      return a.length >= b.length && a.endsWith(b);
  }
}

function listed(operator: string, left: Value, items: readonly Value[]): boolean {
  if (operator === 'has_any') return items.some((item) => related('has', left, item));
  const found = items.some((item) =>
    operator.endsWith('~') ? related('=~', left, item) : equal(left, item, false) === true,
  );
  return found !== operator.startsWith('!');
}

function ranged(operator: string, value: Value, low: Value, high: Value): boolean {
  const below = ordered('<', value, low) === true;
  const above = ordered('>', value, high) === true;
  if (operator === '!between') return below || above;
  return ordered('>=', value, low) === true && ordered('<=', value, high) === true;
}

function called(name: string, args: readonly Value[]): Value {
  const [first, ...others] = args;
  switch (name) {
    case 'not':
      return bool(first!.value === null ? null : !(first!.value as boolean));
    case 'isnull':
      return bool(first!.value === null);
    case 'isnotnull':
      return bool(first!.value !== null);
    case 'isempty':
      return bool(first!.value === null || first!.value === '');
    case 'isnotempty':
      return bool(first!.value !== null && first!.value !== '');
    case 'now':
      return number(NOW, false);
    case 'ago':
      return number(NOW - (first!.value as number), false);
    case 'ipv4_is_in_range':
    case 'ipv4_is_in_any_range':
      return bool(
        inAnyRange(
          String(first!.value),
          others.map((range) => String(range.value)),
        ),
      );
    case 'ipv4_is_private':
      return bool(
        inAnyRange(String(first!.value), ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']),
      );
    default:
      throw new Error(`The plain evaluator does not know ${name}().`);
  }
}

/** Addresses as strings of bits. */
function inAnyRange(address: string, ranges: readonly string[]): boolean | null {
  if (address.includes(':')) return null;
  return ranges.some((range) => {
    const [base, bits] = range.split('/');
    return (
      bitsOf(address).slice(0, Number(bits ?? 32)) === bitsOf(base!).slice(0, Number(bits ?? 32))
    );
  });
}

function bitsOf(address: string): string {
  return address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
}
