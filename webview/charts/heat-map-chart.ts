import type { Plugin } from 'chart.js';
import type { HeatMapAnswer } from '../../src/protocol/charts.ts';
import { bucketOf } from './bucket-cursor.ts';
import { Chart } from './chart-kit.ts';
import { heatSteps, stepOf, strengthOf } from './heat-scale.ts';
import { type HeatCell, lineName, rankedCells, cellAmount } from './heat-words.ts';
import { ChartTheme } from './theme.ts';
import { timeAxis } from './time-axis.ts';

type Matrix = Chart<'matrix'>;

/** Cells of time by destination port, the stronger the more, with the one that is picked. */
export class HeatMapChart {
  private readonly chart: Matrix;
  private readonly picked: () => HeatCell | undefined;
  private answer: HeatMapAnswer | undefined;

  constructor(canvas: HTMLCanvasElement, picked: () => HeatCell | undefined) {
    this.picked = picked;
    this.chart = new Chart(canvas, {
      type: 'matrix',
      data: { datasets: [] },
      options: { events: [] },
      plugins: [this.overlay()],
    });
  }

  show(answer: HeatMapAnswer): void {
    this.answer = answer;
    this.update();
  }

  /** Draws all anew, in the colours that the editor has now. */
  update(): void {
    if (this.answer === undefined) return;
    const theme = new ChartTheme();
    this.chart.data = data(this.answer, theme);
    this.chart.options.scales = scales(this.answer, theme);
    this.chart.update('none');
  }

  /** Draws the mark anew. */
  mark(): void {
    this.chart.draw();
  }

  /** The cell at a point of the window. */
  cellAt(clientX: number, clientY: number): HeatCell | undefined {
    const { answer, chart } = this;
    const { x, y } = chart.scales;
    const { left, top } = chart.canvas.getBoundingClientRect();
    const [atX, atY] = [clientX - left, clientY - top];
    const area = chart.chartArea;
    const isInside = atX >= area.left && atX <= area.right && atY >= area.top && atY <= area.bottom;
    if (!isInside || answer === undefined) return undefined;
    const bucket = bucketOf(answer, x?.getValueForPixel(atX) ?? answer.from);
    return { line: y?.getValueForPixel(atY) ?? 0, bucket };
  }

  /** Where the lower right corner of a cell stands in the window. */
  cornerOf(cell: HeatCell): { readonly x: number; readonly y: number } {
    const at = this.chart.canvas.getBoundingClientRect();
    if (this.answer === undefined) return at;
    const { left, top, width, height } = placeOf(this.chart, this.answer, cell);
    return { x: at.left + left + width, y: at.top + top + height };
  }

  private overlay(): Plugin<'matrix'> {
    return {
      id: 'heat-map-mark',
      afterDatasetsDraw: (chart) => {
        const cell = this.picked();
        if (cell === undefined || this.answer === undefined) return;
        const { left, top, width, height } = placeOf(chart, this.answer, cell);
        chart.ctx.save();
        chart.ctx.strokeStyle = new ChartTheme().colour('foreground');
        chart.ctx.lineWidth = 2;
        chart.ctx.strokeRect(left, top, width, height);
        chart.ctx.restore();
      },
    };
  }
}

type Drawn = Pick<Chart, 'chartArea' | 'scales'>;

function cellSize({ chartArea }: Partial<Drawn>, { lines, from, to, bucket }: HeatMapAnswer) {
  // Before the first layout there is no area yet.
  const { width, height } = chartArea ?? { width: 0, height: 0 };
  return { width: (width * bucket) / (to - from), height: height / Math.max(1, lines.length) };
}

function placeOf(chart: Drawn, answer: HeatMapAnswer, { line, bucket }: HeatCell) {
  const { width, height } = cellSize(chart, answer);
  const { left, top } = chart.chartArea;
  return { left: left + bucket * width, top: top + line * height, width, height };
}

function data(answer: HeatMapAnswer, theme: ChartTheme): Matrix['data'] {
  const cells = rankedCells(answer);
  const most = cells[0] === undefined ? 0 : cellAmount(answer, cells[0]);
  const steps = heatSteps(most);
  const { from, bucket, lines } = answer;
  return {
    labels: lines.map((_, line) => String(line)),
    datasets: [
      {
        data: cells.map((cell) => ({
          x: from + (cell.bucket + 0.5) * bucket,
          y: String(cell.line),
          v: cellAmount(answer, cell),
        })),
        backgroundColor: cells.map((cell) =>
          theme.faint('blue', strengthOf(stepOf(cellAmount(answer, cell), steps), steps)),
        ),
        borderWidth: 0,
        width: ({ chart }) => Math.max(1, cellSize(chart, answer).width - 1),
        height: ({ chart }) => Math.max(1, cellSize(chart, answer).height - 2),
      },
    ],
  };
}

function scales(answer: HeatMapAnswer, theme: ChartTheme) {
  const { from, to, lines } = answer;
  return {
    x: timeAxis(from, to, theme),
    y: {
      type: 'category' as const,
      labels: lines.map((_, line) => String(line)),
      offset: true,
      reverse: false,
      grid: { display: false },
      border: { display: false },
      ticks: {
        color: theme.colour('foreground'),
        font: theme.font,
        autoSkip: false,
        callback: (value: number | string) => {
          const line = lines[Number(value)];
          return line === undefined ? '' : lineName(line);
        },
      },
    },
  };
}
