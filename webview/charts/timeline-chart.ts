import type { ChartDataset, Plugin } from 'chart.js';
import type { Measure, SeriesAnswer, StackBy } from '../../src/protocol/charts.ts';
import { shortAmount } from './amounts.ts';
import { type BucketRun, bucketOf } from './bucket-cursor.ts';
import { Chart } from './chart-kit.ts';
import { stackLook } from './stacks.ts';
import { ChartTheme, hatch } from './theme.ts';
import { timeAxis } from './time-axis.ts';
import { drawMarks } from './timeline-marks.ts';

/** What the chart shows. */
export interface TimelinePicture {
  readonly answer: SeriesAnswer;
  readonly stackBy: StackBy;
  readonly measure: Measure;
}

type Bars = Chart<'bar', { x: number; y: number }[]>;

/** The bars of the timeline over a UTC axis, with the brush and what is picked drawn over them. */
export class TimelineChart {
  private readonly chart: Bars;
  private readonly picked: () => BucketRun | undefined;
  private picture: TimelinePicture | undefined;

  /** `picked`: what the keyboard is on, or the pointer draws. */
  constructor(canvas: HTMLCanvasElement, picked: () => BucketRun | undefined) {
    this.picked = picked;
    this.chart = new Chart(canvas, {
      type: 'bar',
      data: { datasets: [] },
      options: { events: [], layout: { padding: { top: 4 } } },
      plugins: [this.overlay()],
    });
  }

  show(picture: TimelinePicture): void {
    this.picture = picture;
    this.update();
  }

  /** Draws all anew, in the colours that the editor has now. */
  update(): void {
    if (this.picture === undefined) return;
    const theme = new ChartTheme();
    this.chart.data.datasets = datasets(this.picture, theme);
    this.chart.options.scales = scales(this.picture, theme);
    this.chart.update('none');
  }

  /** Draws the marks anew. */
  mark(): void {
    this.chart.draw();
  }

  /** The bucket below a point of the window; that at the nearer end beside the bars. */
  bucketAt(clientX: number): number {
    const { answer } = this.picture ?? {};
    const scale = this.chart.scales['x'];
    if (answer === undefined || scale === undefined) return 0;
    const { left } = this.chart.canvas.getBoundingClientRect();
    return bucketOf(answer, scale.getValueForPixel(clientX - left) ?? answer.from);
  }

  private overlay(): Plugin<'bar'> {
    return {
      id: 'timeline-marks',
      afterDatasetsDraw: (chart) => {
        if (this.picture === undefined) return;
        drawMarks(chart, this.picture.answer, this.picked());
      },
    };
  }
}

function datasets(
  { answer, stackBy }: TimelinePicture,
  theme: ChartTheme,
): ChartDataset<'bar', { x: number; y: number }[]>[] {
  const { from, bucket } = answer;
  const background = theme.colour('background');
  return answer.stacks.map(({ key, values }) => {
    const { label, colour, isHatched } = stackLook(stackBy, key);
    const plain = theme.colour(colour);
    return {
      label,
      data: values.map((y, at) => ({ x: from + (at + 0.5) * bucket, y })),
      parsing: false,
      backgroundColor: isHatched ? hatch(plain, background) : plain,
      stack: 'all',
      barPercentage: 0.88,
      categoryPercentage: 1,
      // A log of one bucket is a bar, not a wall.
      maxBarThickness: 64,
    };
  });
}

function scales({ answer, measure }: TimelinePicture, theme: ChartTheme) {
  const { from, to } = answer;
  const ticks = { color: theme.colour('dim'), font: theme.font, maxRotation: 0 };
  const line = theme.colour('line');
  return {
    x: { ...timeAxis(from, to, theme), stacked: true },
    y: {
      stacked: true,
      beginAtZero: true,
      grid: { color: line },
      border: { display: false },
      ticks: {
        ...ticks,
        maxTicksLimit: 4,
        precision: 0,
        callback: (value) => shortAmount(measure, Number(value)),
      },
    },
  } satisfies Bars['options']['scales'];
}
