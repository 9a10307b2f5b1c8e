import type { Chart } from 'chart.js';
import type { SeriesAnswer } from '../../src/protocol/charts.ts';
import { type BucketRun, edgesOf } from './bucket-cursor.ts';
import { ChartTheme } from './theme.ts';

type Drawn = Pick<Chart, 'ctx' | 'chartArea' | 'scales'>;

/** Draws the brush and what is picked over the bars: what lies outside of the brush is dimmed. */
export function drawMarks(chart: Drawn, answer: SeriesAnswer, picked: BucketRun | undefined): void {
  const theme = new ChartTheme();
  if (answer.brush !== undefined) {
    const { from, to } = answer.brush;
    dimOutside(chart, from, to + 1, theme);
  }
  if (answer.incompleteFrom !== undefined) line(chart, answer.incompleteFrom, theme);
  if (picked === undefined) return;
  const { from, to } = edgesOf(answer, picked);
  box(chart, from, to, theme.colour('foreground'), [3, 2]);
}

function dimOutside(chart: Drawn, from: number, to: number, theme: ChartTheme): void {
  const { ctx, chartArea } = chart;
  const [left, right] = [pixel(chart, from), pixel(chart, to)];
  const { top, height } = chartArea;
  ctx.save();
  ctx.globalAlpha = 0.62;
  ctx.fillStyle = theme.colour('background');
  ctx.fillRect(chartArea.left, top, left - chartArea.left, height);
  ctx.fillRect(right, top, chartArea.right - right, height);
  ctx.restore();
  box(chart, from, to, theme.colour('accent'), []);
}

/** From here on amounts are incomplete; the words below the bars say why. */
function line(chart: Drawn, time: number, theme: ChartTheme): void {
  const { ctx, chartArea } = chart;
  const at = Math.round(pixel(chart, time)) + 0.5;
  ctx.save();
  ctx.strokeStyle = theme.colour('foreground');
  ctx.setLineDash([4, 3]);
  ctx.beginPath();
  ctx.moveTo(at, chartArea.top);
  ctx.lineTo(at, chartArea.bottom);
  ctx.stroke();
  ctx.restore();
}

function box(chart: Drawn, from: number, to: number, colour: string, dash: number[]): void {
  const { ctx, chartArea } = chart;
  const [left, right] = [pixel(chart, from), pixel(chart, to)];
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.setLineDash(dash);
  ctx.strokeRect(left, chartArea.top + 0.5, Math.max(1, right - left), chartArea.height - 1);
  ctx.restore();
}

/** Where a time stands; at the nearer end where it lies outside. */
function pixel(chart: Drawn, time: number): number {
  const { left, right } = chart.chartArea;
  const at = chart.scales['x']?.getPixelForValue(time) ?? left;
  return Math.max(left, Math.min(right, at));
}
