import type { Measure } from '../../src/protocol/charts.ts';
import { shortAmount } from './amounts.ts';

/** How strong the colour of each step is; as in charts.css. */
export const STRENGTHS: readonly number[] = [0.28, 0.45, 0.63, 0.81, 1];

/**
 * The least amount of each step, weakest first: steps of one proportion, for amounts of traffic
 * differ by orders of magnitude. Fewer than five where so few amounts are possible.
 */
export function heatSteps(most: number): number[] {
  const count = STRENGTHS.length;
  const starts = STRENGTHS.map((_, step) => Math.max(1, Math.ceil(most ** (step / count))));
  return [...new Set(starts)].filter((start) => start <= most);
}

/** The step of an amount above 0. */
export function stepOf(amount: number, steps: readonly number[]): number {
  return Math.max(
    0,
    steps.findLastIndex((start) => amount >= start),
  );
}

/** Strength by step: the last is always the strongest. */
export function strengthOf(step: number, steps: readonly number[]): number {
  return STRENGTHS[STRENGTHS.length - steps.length + step] ?? 1;
}

/** What each step stands for: `1 – 9`, `10 – 41`. */
export function stepWords(steps: readonly number[], most: number, measure: Measure): string[] {
  return steps.map((start, step) => {
    const end = (steps[step + 1] ?? most + 1) - 1;
    const first = shortAmount(measure, start);
    return end <= start ? first : `${first} – ${shortAmount(measure, end)}`;
  });
}
