import { formatCounted } from './numbers.ts';
import type { ProblemKind } from './problem-kind.ts';
import { fieldCounts, fieldsOf, type TupleField, type TupleShape } from './tuple-fields.ts';

/** Why a text is no tuple. */
export interface Diagnosis {
  readonly kind: ProblemKind;
  readonly message: string;
}

/** `Number.MAX_SAFE_INTEGER`, written out: formatting it would cost every activation milliseconds. */
const MOST = '9,007,199,254,740,991';

const KIND_OF_FIELD: Record<TupleField, ProblemKind> = {
  time: 'bad-time',
  'source address': 'bad-address',
  'destination address': 'bad-address',
  'source port': 'bad-port',
  'destination port': 'bad-port',
  protocol: 'bad-protocol',
  direction: 'bad-direction',
  state: 'bad-state',
  decision: 'bad-decision',
  encryption: 'bad-encryption',
  'packets sent': 'bad-counter',
  'bytes sent': 'bad-counter',
  'packets received': 'bad-counter',
  'bytes received': 'bad-counter',
};

const EXPECTED: Partial<Record<ProblemKind, string>> = {
  'bad-time': 'a time in Unix seconds or milliseconds',
  'bad-address': 'an IPv4 or IPv6 address',
  'bad-port': 'a number from 0 to 65535',
  'bad-protocol': 'a protocol number',
  'bad-direction': 'I (inbound) or O (outbound)',
  'bad-state': 'B, C, E or D',
  'bad-decision': 'A (allowed) or D (denied)',
  'bad-encryption': 'a code of at most 64 bytes',
  'bad-counter': `a number up to ${MOST}, or all four counters left blank`,
};

/**
 * Says in words why a tuple is not one. `text` is the whole tuple, `failedAt` the character at
 * which the reader stopped. The number of fields is looked at first: where it is wrong, whatever
 * field the reader stumbled on is only the consequence.
 */
export function diagnoseTuple(text: string, failedAt: number, shape: TupleShape): Diagnosis {
  const count = text.split(',').length;
  const allowed = fieldCounts(shape);
  if (!allowed.includes(count)) return wrongCount(count, allowed);
  const index = text.slice(0, failedAt).split(',').length - 1;
  const field = fieldsOf(shape)[Math.min(index, count - 1)]!;
  const kind = KIND_OF_FIELD[field];
  return { kind, message: `Field ${index + 1} (${field}) is not ${expected(kind, shape)}.` };
}

function wrongCount(count: number, allowed: readonly number[]): Diagnosis {
  const fields = formatCounted(count, 'field');
  const message = `The tuple has ${fields} where ${allowed.join(' or ')} are expected.`;
  return { kind: 'wrong-field-count', message };
}

function expected(kind: ProblemKind, shape: TupleShape): string {
  if (shape === 'vnet') return EXPECTED[kind]!;
  if (kind === 'bad-state') return 'B, C or E';
  if (kind === 'bad-protocol') return 'T, U or a protocol number';
  return EXPECTED[kind]!;
}
