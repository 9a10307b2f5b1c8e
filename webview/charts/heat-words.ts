import { addTerm, withTimeBetween } from '../../src/core/filter/language.ts';
import { formatCounted } from '../../src/core/format/numbers.ts';
import type { HeatMapAnswer, HeatMapAnswerLine, Measure } from '../../src/protocol/charts.ts';
import { exactAmount } from './amounts.ts';
import { edgesOf, rangeOf } from './bucket-cursor.ts';
import { spanWords } from './clock.ts';
import { groupTerms } from './dimensions.ts';
import { portLabel, portService } from './port-label.ts';

/** A cell by its line (port) and bucket (time). */
export interface HeatCell {
  readonly line: number;
  readonly bucket: number;
}

/** The name of a line: its port with the service, or how many others it stands for. */
export function lineName({ row, ports }: HeatMapAnswerLine): string {
  if (row !== undefined) return `${portLabel(row)} ${portService(row)}`.trim();
  return formatCounted(ports, 'other');
}

export function cellAmount({ lines }: HeatMapAnswer, { line, bucket }: HeatCell): number {
  return lines[line]?.values[bucket] ?? 0;
}

/** What a cell says: port, time and exact amount. */
export function cellLines(answer: HeatMapAnswer, cell: HeatCell, measure: Measure): string[] {
  const line = answer.lines[cell.line];
  if (line === undefined) return [];
  const { from, to } = edgesOf(answer, { first: cell.bucket, last: cell.bucket });
  return [lineName(line), spanWords(from, to), exactAmount(measure, cellAmount(answer, cell))];
}

/** The filter narrowed to a cell: its time, and its port where it is one. */
export function narrowedToCell(text: string, answer: HeatMapAnswer, cell: HeatCell): string {
  const { from, to } = rangeOf(answer, { first: cell.bucket, last: cell.bucket });
  const row = answer.lines[cell.line]?.row;
  const terms = row === undefined ? [] : groupTerms('port', row);
  return withTimeBetween(terms.reduce(addTerm, text), from, to);
}

/** All cells in which something is, the largest first. */
export function rankedCells(answer: HeatMapAnswer): HeatCell[] {
  return answer.lines
    .flatMap(({ values }, line) => values.map((_, bucket) => ({ line, bucket })))
    .filter((cell) => cellAmount(answer, cell) > 0)
    .sort((a, b) => cellAmount(answer, b) - cellAmount(answer, a));
}

/** What was booked outside of the cells. */
export function outsideAmount({ lines }: HeatMapAnswer): number {
  return lines.reduce((sum, { before, after }) => sum + before + after, 0);
}

/** The cell that a key leads to; `undefined` for other keys. */
export function cellTarget(
  key: string,
  { line, bucket }: HeatCell,
  lines: number,
  buckets: number,
): HeatCell | undefined {
  const moves: Readonly<Record<string, HeatCell>> = {
    ArrowLeft: { line, bucket: bucket - 1 },
    ArrowRight: { line, bucket: bucket + 1 },
    ArrowUp: { line: line - 1, bucket },
    ArrowDown: { line: line + 1, bucket },
    Home: { line, bucket: 0 },
    End: { line, bucket: buckets - 1 },
  };
  const target = Object.hasOwn(moves, key) ? moves[key] : undefined;
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  return target && { line: within(target.line, lines), bucket: within(target.bucket, buckets) };
}
