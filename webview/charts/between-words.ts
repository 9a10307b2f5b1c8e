import { formatText } from '../../src/core/filter/language.ts';
import { formatBytes, formatCount, formatCounted } from '../../src/core/format/numbers.ts';
import type { AxisTerm, BetweenAnswer, Measure } from '../../src/protocol/charts.ts';

type Cell = BetweenAnswer['cells'][number];

const OTHERS = 'All others';

/** What an end is called. */
export function endName(terms: readonly AxisTerm[], place: number): string {
  return terms[place]?.text.replace(/\/(?:32|128)$/, '') ?? OTHERS;
}

/** What a cell says of a measure: both ways, and for tuples what was denied. */
export function cellWords(cell: Cell, measure: Measure): string {
  const { allowed, denied, bytesSent, bytesReceived, packetsSent, packetsReceived } = cell;
  switch (measure) {
    case 'tuples':
      return joined(formatCount(allowed), denied);
    case 'packets':
      return joined(bothWays(packetsSent, packetsReceived, formatCount), denied);
    case 'bytes':
      return joined(bothWays(bytesSent, bytesReceived, formatBytes), denied);
  }
}

function bothWays(sent: number, received: number, format: (count: number) => string): string {
  return sent + received === 0 ? '' : `→ ${format(sent)} ← ${format(received)}`;
}

/** What is denied carries no counters: its tuples stand beside them. */
function joined(counted: string, denied: number): string {
  return denied === 0 ? counted : `${counted} ⊘ ${formatCount(denied)}`.trim();
}

/** All figures of a cell. */
export function cellTitle(cell: Cell): string {
  return [
    `${formatCounted(cell.allowed, 'tuple')} allowed, ${formatCounted(cell.denied, 'tuple')} denied`,
    `Sent: ${formatCounted(cell.packetsSent, 'packet')}, ${formatCounted(cell.bytesSent, 'byte')}`,
    `Received: ${formatCounted(cell.packetsReceived, 'packet')}, ${formatCounted(cell.bytesReceived, 'byte')}`,
  ].join('\n');
}

/** What a cell amounts to, for comparing it with others. */
export function cellAmount(cell: Cell, measure: Measure): number {
  if (measure === 'tuples') return cell.allowed + cell.denied;
  return measure === 'bytes'
    ? cell.bytesSent + cell.bytesReceived
    : cell.packetsSent + cell.packetsReceived;
}

type End = 'Src' | 'Dest';

/** The terms that keep the rows of a cell: an address belongs to the first end that holds it. */
export function cellTerms({ sources, destinations }: BetweenAnswer, cell: Cell): string[] {
  return [
    ...endTerms(sources, cell.source, 'Src'),
    ...endTerms(destinations, cell.destination, 'Dest'),
  ];
}

function endTerms(terms: readonly AxisTerm[], place: number, end: End): string[] {
  const own = terms[place];
  const before = place < 0 ? terms : terms.slice(0, place);
  const left = before.filter((term) => own === undefined || mayOverlap(own, term));
  const not = left.map((term) => `not(${condition(term, end)})`);
  return own === undefined ? not : [condition(own, end), ...not];
}

/** An address has one group and one name: only where kinds differ, or CIDRs meet, it may be in both. */
function mayOverlap(own: AxisTerm, other: AxisTerm): boolean {
  return own.kind !== other.kind || own.kind === 'cidr';
}

function condition({ kind, text }: AxisTerm, end: End): string {
  if (kind === 'cidr') {
    const family = text.includes(':') ? 'ipv6_is_in_range' : 'ipv4_is_in_range';
    return `${family}(${end}Ip, ${formatText(text)})`;
  }
  return `${end}${kind === 'group' ? 'Group' : 'Name'} =~ ${formatText(text)}`;
}
