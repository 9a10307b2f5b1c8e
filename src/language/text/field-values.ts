import { formatIpv6, parseIpv4, parseIpv6 } from '../../core/format/address.ts';
import { isDirection } from '../../core/format/direction.ts';
import { isFlowState } from '../../core/format/flow-state.ts';
import { parseProtocol } from '../../core/format/protocol.ts';
import { FIRST_MS_TIME, LAST_TIME } from '../../core/format/time-limits.ts';
import { fieldsOf, type TupleField, type TupleShape } from '../../core/format/tuple-fields.ts';

/**
 * What a field says: text, a number (times in ms), `''` for a counter that counted nothing;
 * `undefined` where it says nothing of its kind, as the decoder has it.
 */
export type FieldValue = string | number | undefined;

/** The first of the four counters, which end a tuple of 13 fields. */
const FIRST_COUNTER = 9;

const MOST_SHORT = 0xffff;
const LONGEST_CODE = 64;

/** What each field of a tuple says, in order; one that is malformed spoils no other. */
export function fieldValues(fields: readonly string[], shape: TupleShape): FieldValue[] {
  const names = fieldsOf(shape);
  // Counters are all there or all blank.
  const blank = fields.slice(FIRST_COUNTER).every((text) => text === '') ? '' : undefined;
  return fields.slice(0, names.length).map((text, at) => {
    if (text === '' && at >= FIRST_COUNTER) return blank;
    return READERS[names[at]!](text, shape);
  });
}

const READERS: Readonly<Record<TupleField, (text: string, shape: TupleShape) => FieldValue>> = {
  time,
  'source address': address,
  'destination address': address,
  'source port': short,
  'destination port': short,
  protocol: (text, shape) =>
    shape !== 'vnet' && (text === 'T' || text === 'U') ? parseProtocol(text) : short(text),
  direction: (text) => (isDirection(text) ? text : undefined),
  state,
  decision: (text) => (text === 'A' || text === 'D' ? text : undefined),
  encryption: (text) => (isCode(text) ? text : undefined),
  'packets sent': counter,
  'bytes sent': counter,
  'packets received': counter,
  'bytes received': counter,
};

/** Digits that are a number of at most `most`. */
function number(text: string, most: number): number | undefined {
  return /^\d{1,20}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

function time(text: string): number | undefined {
  const value = number(text, LAST_TIME);
  return value !== undefined && value < FIRST_MS_TIME ? value * 1000 : value;
}

function short(text: string): number | undefined {
  return number(text, MOST_SHORT);
}

function counter(text: string): number | undefined {
  return number(text, Number.MAX_SAFE_INTEGER);
}

function state(text: string, shape: TupleShape): string | undefined {
  const isState = text !== '' && isFlowState(text) && (shape === 'vnet' || text !== 'D');
  return isState ? text : undefined;
}

/** A log has few addresses, and each of them often. */
const known = new Map<string, string>();
const MOST_KNOWN = 10_000;

function address(text: string): string | undefined {
  const before = known.get(text);
  if (before !== undefined) return before;
  const address = canonical(text);
  if (address === undefined) return undefined;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, address);
  return address;
}

function canonical(text: string): string | undefined {
  if (parseIpv4(text) !== undefined) return text;
  const words = parseIpv6(text);
  return words === undefined ? undefined : formatIpv6(words);
}

function isCode(text: string): boolean {
  if (/["\\\u0000-\u001f]/.test(text)) return false;
  // A character has at most three bytes of UTF-8 for each of its 16 bits.
  return text.length * 3 <= LONGEST_CODE || new TextEncoder().encode(text).length <= LONGEST_CODE;
}
