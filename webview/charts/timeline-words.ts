import { clock } from '../../src/core/format/clock.ts';
import { formatCount } from '../../src/core/format/numbers.ts';
import type { Measure, SeriesAnswer, StackBy } from '../../src/protocol/charts.ts';
import { exactAmount, shortAmount } from './amounts.ts';
import { type BucketRun, edgesOf } from './bucket-cursor.ts';
import { spanWords } from './clock.ts';
import { stackLook } from './stacks.ts';

/** What some buckets hold: their time first, then each part that is not empty. */
export function runLines(
  answer: SeriesAnswer,
  run: BucketRun,
  stackBy: StackBy,
  measure: Measure,
): string[] {
  const { from, to } = edgesOf(answer, run);
  const sums = answer.stacks.map(({ key, values }) => ({
    label: stackLook(stackBy, key).label,
    sum: values.slice(run.first, run.last + 1).reduce((all, value) => all + value, 0),
  }));
  const parts = sums.filter(({ sum }) => sum > 0);
  const total = parts.reduce((all, { sum }) => all + sum, 0);
  return [
    spanWords(from, to),
    exactAmount(measure, total),
    ...parts.map(({ label, sum }) => `${label}: ${partAmount(measure, sum)}`),
  ];
}

function partAmount(measure: Measure, sum: number): string {
  const exact = formatCount(sum);
  const short = shortAmount(measure, sum);
  return measure === 'bytes' && sum >= 1000 ? `${short} (${exact})` : exact;
}

/** What lies outside of the bars, so that nobody misses it silently. */
export function outsideWords(answer: SeriesAnswer, measure: Measure): string[] {
  const { before, after, from, to, incompleteFrom } = answer;
  const [first] = spanWords(from, to).split(' – ');
  const parts = [];
  if (before > 0) {
    const many = exactAmount(measure, before);
    parts.push(
      `Before ${first} UTC, where the bars begin, lie ${many}: passed before, logged after.`,
    );
  }
  if (after > 0) parts.push(`Behind the last bar lie ${exactAmount(measure, after)}.`);
  if (incompleteFrom !== undefined) parts.push(incompleteWords(incompleteFrom));
  return parts;
}

function incompleteWords(from: number): string {
  return `From ${clock(from)} UTC on (dashed line) amounts are incomplete: what passed then is partly counted in tuples behind the end of the range.`;
}

/** All that is in the bars and outside of them. */
export function totalOf({ stacks, before, after }: SeriesAnswer): number {
  const inside = stacks.flatMap(({ values }) => values);
  return inside.reduce((all, value) => all + value, before + after);
}
