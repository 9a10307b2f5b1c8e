import type { HeatMapAnswer, Measure } from '../../src/protocol/charts.ts';
import { element } from '../ui/dom.ts';
import { bucketCount } from './bucket-cursor.ts';
import { ChartTip } from './chart-tip.ts';
import { HeatMapChart } from './heat-map-chart.ts';
import { cellLines, cellTarget, type HeatCell } from './heat-words.ts';

/** Height of a line and of the axis, px. */
const LINE_HEIGHT = 20;
const AXIS_HEIGHT = 28;

/** What the map shows. */
export interface HeatPicture {
  readonly answer: HeatMapAnswer;
  readonly measure: Measure;
}

/** The heat map as a control: arrow keys go from cell to cell, Enter or a click picks one. */
export class HeatMapPlot {
  readonly root = element('div', {});
  private readonly map = element('div', {
    class: 'chart-plot heat-map',
    role: 'application',
    'aria-roledescription': 'heat map',
    'aria-label':
      'Heat map of time by destination port. Arrow keys go from cell to cell, Enter filters. The button “As table” shows the same as a table.',
    tabindex: '0',
  });
  private readonly heard = element('div', { class: 'unseen', 'aria-live': 'polite' });
  private readonly tip = new ChartTip();
  private readonly chart: HeatMapChart;
  private readonly onPick: (cell: HeatCell) => void;
  private picture: HeatPicture | undefined;
  private cell: HeatCell | undefined;

  constructor(onPick: (cell: HeatCell) => void) {
    this.onPick = onPick;
    const canvas = element('canvas', { role: 'presentation' });
    this.chart = new HeatMapChart(canvas, () => this.cell);
    this.map.append(canvas);
    this.root.append(this.map, this.heard, this.tip.root);
    this.listen();
  }

  show(picture: HeatPicture): void {
    this.picture = picture;
    this.cell = undefined;
    this.tip.hide();
    this.map.style.height = `${picture.answer.lines.length * LINE_HEIGHT + AXIS_HEIGHT}px`;
    this.chart.show(picture.answer);
  }

  /** The theme has changed. */
  update(): void {
    this.chart.update();
  }

  private listen(): void {
    const { map } = this;
    map.addEventListener('keydown', (event) => this.key(event));
    map.addEventListener('blur', () => this.mark(undefined));
    map.addEventListener('pointermove', (event) => this.hover(event));
    map.addEventListener('pointerleave', () => this.tip.hide());
    map.addEventListener('click', ({ clientX, clientY }) => {
      const cell = this.chart.cellAt(clientX, clientY);
      if (cell !== undefined) this.onPick(cell);
    });
  }

  private key(event: KeyboardEvent): void {
    if (this.picture === undefined) return;
    const { answer } = this.picture;
    const { cell } = this;
    const from = cell ?? { line: 0, bucket: 0 };
    const target = cellTarget(event.key, from, answer.lines.length, bucketCount(answer));
    if (target === undefined && (event.key !== 'Enter' || cell === undefined)) return;
    event.preventDefault();
    if (target === undefined) this.onPick(from);
    // The first key only shows where the keyboard is.
    else this.mark(cell === undefined ? from : target);
  }

  private mark(cell: HeatCell | undefined): void {
    this.cell = cell;
    this.chart.mark();
    this.heard.textContent = cell === undefined ? '' : this.lines(cell).join(', ');
    if (cell === undefined) return this.tip.hide();
    // Whoever sees the picture and uses the keyboard reads the amount beside the cell.
    const { x, y } = this.chart.cornerOf(cell);
    this.tip.show(this.lines(cell), x, y);
  }

  private hover({ clientX, clientY }: PointerEvent): void {
    const cell = this.chart.cellAt(clientX, clientY);
    if (cell === undefined) this.tip.hide();
    else this.tip.show(this.lines(cell), clientX, clientY);
  }

  private lines(cell: HeatCell): string[] {
    if (this.picture === undefined) return [];
    return cellLines(this.picture.answer, cell, this.picture.measure);
  }
}
