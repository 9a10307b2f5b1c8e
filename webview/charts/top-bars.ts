import type { ChartDataset } from 'chart.js';
import type { Measure, TopLine } from '../../src/protocol/charts.ts';
import { element } from '../ui/dom.ts';
import { exactAmount, MEASURE_WORDS } from './amounts.ts';
import { Chart } from './chart-kit.ts';
import { ChartTip } from './chart-tip.ts';
import { ALLOWED, DENIED, type StackLook } from './stacks.ts';
import { ChartTheme, hatch } from './theme.ts';

/** As in charts.css: each bar stands in the line of its row. */
export const ROW_HEIGHT = 26;

/** What the bars show. */
export interface TopPicture {
  readonly lines: readonly TopLine[];
  readonly names: readonly string[];
  readonly measure: Measure;
}

/** The bars beside the rows of the table. For the pointer: the table has the same for all. */
export class TopBars {
  readonly root = element('div', { class: 'chart-plot top-bars' });
  private readonly tip = new ChartTip();
  private readonly chart: Chart<'bar', number[]>;
  private picture: TopPicture = { lines: [], names: [], measure: 'tuples' };

  constructor(onPick: (line: TopLine) => void) {
    const canvas = element('canvas', { role: 'img', 'aria-label': 'The same figures as bars' });
    this.root.append(canvas, this.tip.root);
    this.chart = new Chart(canvas, {
      type: 'bar',
      data: { labels: [], datasets: [] },
      options: { indexAxis: 'y', events: [] },
    });
    this.root.addEventListener('pointermove', (event) => this.hover(event));
    this.root.addEventListener('pointerleave', () => this.tip.hide());
    this.root.addEventListener('click', (event) => {
      const line = this.picture.lines[this.lineAt(event)];
      if (line !== undefined) onPick(line);
    });
  }

  show(picture: TopPicture): void {
    this.picture = picture;
    this.root.style.height = `${picture.lines.length * ROW_HEIGHT}px`;
    this.tip.hide();
    this.update();
  }

  /** Draws anew, in the colours that the editor has now. */
  update(): void {
    const { names, lines, measure } = this.picture;
    const max = Math.max(1, ...lines.map((line) => line[measure]));
    this.chart.data = { labels: [...names], datasets: datasets(this.picture) };
    this.chart.options.scales = {
      x: { display: false, stacked: true, min: 0, max },
      y: { display: false, stacked: true },
    };
    this.chart.update('none');
  }

  private lineAt({ clientY }: MouseEvent): number {
    return Math.floor((clientY - this.root.getBoundingClientRect().top) / ROW_HEIGHT);
  }

  private hover(event: PointerEvent): void {
    const { lines, names, measure } = this.picture;
    const at = this.lineAt(event);
    const line = lines[at];
    if (line === undefined) return this.tip.hide();
    const { allowed, denied } = line;
    const parts = [
      exactAmount(measure, line[measure]),
      `${ALLOWED.label}: ${exactAmount('tuples', allowed)}`,
      `${DENIED.label}: ${exactAmount('tuples', denied)}`,
    ];
    this.tip.show([names[at] ?? '', ...parts], event.clientX, event.clientY);
  }
}

/** Tuples are allowed or denied; counters belong to what was allowed, and are one bar. */
function datasets({ lines, measure }: TopPicture): ChartDataset<'bar', number[]>[] {
  const theme = new ChartTheme();
  const fill = ({ colour, isHatched }: StackLook) => {
    const plain = theme.colour(colour);
    return isHatched ? hatch(plain, theme.colour('background')) : plain;
  };
  const bars = (look: StackLook, label: string, data: number[]) => ({
    label,
    data,
    backgroundColor: fill(look),
    barPercentage: 0.55,
    categoryPercentage: 1,
  });
  if (measure !== 'tuples') {
    return [
      bars(
        ALLOWED,
        MEASURE_WORDS[measure],
        lines.map((line) => line[measure]),
      ),
    ];
  }
  return [
    bars(
      ALLOWED,
      ALLOWED.label,
      lines.map(({ allowed }) => allowed),
    ),
    bars(
      DENIED,
      DENIED.label,
      lines.map(({ denied }) => denied),
    ),
  ];
}
