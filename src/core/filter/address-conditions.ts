import { parseIpv4 } from '../format/address.ts';
import type { Predicate } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { FLAG_DEST_IPV6, FLAG_SRC_IPV6 } from '../table/row-codes.ts';
import type { Segment } from '../table/segment.ts';
import { codeOf, type Condition, FALSE, NULL, TRUE } from './condition.ts';
import { compareInts } from './row-loops.ts';
import { addressColumn } from './text-columns.ts';
import type { ConditionNode, Ipv4Range } from './typed.ts';
import { Verdicts } from './verdicts.ts';

const KINDS = ['address-in', 'ipv4-in', 'same-address'] as const;

type AddressNode = Extract<ConditionNode, { kind: (typeof KINDS)[number] }>;

/** Whether a condition is about the addresses that the table keeps as numbers. */
export function isOnAddresses(node: ConditionNode): node is AddressNode {
  return KINDS.some((kind) => kind === node.kind);
}

/** Makes a condition about addresses runnable. */
export function addressCondition(table: FlowTable, node: AddressNode): Condition {
  switch (node.kind) {
    case 'address-in':
      return addressIn(table, node);
    case 'ipv4-in':
      return ipv4In(table, node);
    case 'same-address':
      return sameAddress();
  }
}

/** Whether a row's address is one of some: IPv4 by number, IPv6 by the table's ids. */
function addressIn(
  table: FlowTable,
  node: Extract<ConditionNode, { kind: 'address-in' }>,
): Condition {
  const source = addressColumn(node.column);
  const texts = new Set(node.addresses);
  const ipv4 = node.addresses.map(parseIpv4).filter((address) => address !== undefined);
  const ofIpv6 = new Verdicts((id) => codeOf(texts.has(table.ipv6.text(id))));
  const run = ipv4Loop(
    source,
    ipv4.map((address) => ({ first: address, last: address })),
  );
  return {
    nullable: false,
    run(segment, start, end, hits) {
      run(segment, start, end, hits);
      forIpv6(table, source, segment, start, end, (at, id) => (hits[at] = ofIpv6.of(id)));
    },
  };
}

/** Whether a row's IPv4 address lies in one of some ranges. */
function ipv4In(table: FlowTable, node: Extract<ConditionNode, { kind: 'ipv4-in' }>): Condition {
  const source = addressColumn(node.column);
  const run = ipv4Loop(source, node.ranges);
  return {
    nullable: true,
    run(segment, start, end, hits) {
      run(segment, start, end, hits);
      forIpv6(table, source, segment, start, end, (at) => (hits[at] = NULL));
    },
  };
}

/** Whether a row's source and destination are one address. */
function sameAddress(): Condition {
  return {
    nullable: false,
    run({ srcIp, destIp, flags }, start, end, hits) {
      for (let at = start; at < end; at++) {
        const kinds = flags[at]! & (FLAG_SRC_IPV6 | FLAG_DEST_IPV6);
        const areOfOneKind = kinds === 0 || kinds === (FLAG_SRC_IPV6 | FLAG_DEST_IPV6);
        hits[at] = areOfOneKind && srcIp[at] === destIp[at] ? TRUE : FALSE;
      }
    },
  };
}

type AddressColumn = ReturnType<typeof addressColumn>;

/** Takes every address for IPv4: those that are not are corrected after it. */
function ipv4Loop({ column }: AddressColumn, ranges: readonly Ipv4Range[]): Predicate {
  const [first, ...others] = merged(ranges);
  if (first === undefined) return (_segment, start, end, hits) => void hits.fill(FALSE, start, end);
  if (others.length === 0) {
    const interval = { low: first.first, high: first.last, inside: TRUE, outside: FALSE };
    return (segment, start, end, hits) => compareInts(segment[column], interval, start, end, hits);
  }
  const firsts = Float64Array.from([first, ...others], (range) => range.first);
  const lasts = Float64Array.from([first, ...others], (range) => range.last);
  return (segment, start, end, hits) => {
    const addresses = segment[column];
    for (let at = start; at < end; at++) hits[at] = inRanges(addresses[at]!, firsts, lasts);
  };
}

function forIpv6(
  table: FlowTable,
  { column, ipv6Flag }: AddressColumn,
  segment: Segment,
  start: number,
  end: number,
  correct: (at: number, id: number) => void,
): void {
  if (table.ipv6.size === 0) return;
  const { [column]: ids, flags } = segment;
  for (let at = start; at < end; at++) if ((flags[at]! & ipv6Flag) !== 0) correct(at, ids[at]!);
}

/** In order and without overlap, so that a range is found by halving. */
function merged(ranges: readonly Ipv4Range[]): Ipv4Range[] {
  const result: Ipv4Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.first - b.first)) {
    const before = result.at(-1);
    if (before === undefined || range.first > before.last) result.push(range);
    else result[result.length - 1] = { ...before, last: Math.max(before.last, range.last) };
  }
  return result;
}

function inRanges(address: number, firsts: Float64Array, lasts: Float64Array): number {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (firsts[middle]! <= address) low = middle + 1;
    else high = middle;
  }
  return low > 0 && address <= lasts[low - 1]! ? TRUE : FALSE;
}
