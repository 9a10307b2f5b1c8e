import type { SeriesAnswer } from '../../src/protocol/charts.ts';
import { element } from '../ui/dom.ts';
import {
  bucketCount,
  type BucketCursor,
  bucketOf,
  type BucketRun,
  cursorAt,
  keyTarget,
  moveCursor,
  runOf,
} from './bucket-cursor.ts';
import { ChartTip } from './chart-tip.ts';
import { TimelineChart, type TimelinePicture } from './timeline-chart.ts';
import { runLines } from './timeline-words.ts';

/** What a person can do on the bars. */
export interface TimelineActions {
  readonly narrow: (run: BucketRun) => void;
  readonly widen: () => void;
}

/** Less than this is a click and no drag, px. */
const DRAG = 4;

const HELP_ID = 'timeline-help';

/** The bars as a control: a slider over the buckets for the keyboard, drag for the pointer. */
export class TimelinePlot {
  readonly root = element('div', {});
  private readonly slider = element('div', {
    class: 'chart-plot timeline-plot',
    role: 'slider',
    tabindex: '0',
    'aria-label': 'Time',
    'aria-describedby': HELP_ID,
    'aria-valuemin': '1',
    'aria-valuenow': '1',
  });
  private readonly tip = new ChartTip();
  private readonly actions: TimelineActions;
  private readonly chart: TimelineChart;
  private picture: TimelinePicture | undefined;
  private cursor: BucketCursor | undefined;
  private dragFrom: number | undefined;

  constructor(actions: TimelineActions) {
    this.actions = actions;
    const canvas = element('canvas', { role: 'presentation' });
    this.chart = new TimelineChart(canvas, () => this.cursor && runOf(this.cursor));
    this.slider.append(canvas);
    this.root.append(this.slider, help(), this.tip.root);
    this.listen();
  }

  get answer(): SeriesAnswer | undefined {
    return this.picture?.answer;
  }

  show(picture: TimelinePicture): void {
    this.picture = picture;
    const count = bucketCount(picture.answer);
    if (this.cursor !== undefined && runOf(this.cursor).last >= count) this.cursor = undefined;
    this.slider.setAttribute('aria-valuemax', String(count));
    this.chart.show(picture);
    this.announce();
  }

  /** The theme has changed. */
  update(): void {
    this.chart.update();
  }

  private listen(): void {
    const { slider } = this;
    slider.addEventListener('keydown', (event) => this.key(event));
    slider.addEventListener('focus', () => this.focused());
    slider.addEventListener('blur', () => this.pick(undefined));
    slider.addEventListener('pointerdown', (event) => this.down(event));
    slider.addEventListener('pointermove', (event) => this.move(event));
    slider.addEventListener('pointerup', (event) => this.up(event));
    slider.addEventListener('pointercancel', () => this.endDrag());
    slider.addEventListener('pointerleave', () => this.tip.hide());
    slider.addEventListener('dblclick', () => this.actions.widen());
  }

  private focused(): void {
    const { answer } = this;
    if (answer === undefined || this.cursor !== undefined) return;
    this.pick(cursorAt(bucketOf(answer, answer.brush?.from ?? answer.from)));
  }

  private key(event: KeyboardEvent): void {
    if (!this.handled(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private handled({ key, shiftKey }: KeyboardEvent): boolean {
    const { answer, cursor } = this;
    if (answer === undefined) return false;
    if (key === 'Escape' || key === 'Backspace') this.actions.widen();
    else if (key === 'Enter' && cursor !== undefined) this.actions.narrow(runOf(cursor));
    else {
      const count = bucketCount(answer);
      const from = cursor ?? cursorAt(0);
      const target = keyTarget(key, from.head, count);
      if (target === undefined) return false;
      this.pick(moveCursor(from, target, count, shiftKey));
    }
    return true;
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0 || this.answer === undefined) return;
    this.slider.setPointerCapture(event.pointerId);
    this.dragFrom = event.clientX;
    this.pick(cursorAt(this.chart.bucketAt(event.clientX)));
  }

  private move({ clientX, clientY }: PointerEvent): void {
    const { answer, cursor } = this;
    if (answer === undefined) return;
    const bucket = this.chart.bucketAt(clientX);
    let picked = cursorAt(bucket);
    if (this.dragFrom !== undefined && cursor !== undefined) {
      picked = moveCursor(cursor, bucket, bucketCount(answer), true);
      this.pick(picked);
    }
    this.tip.show(this.lines(runOf(picked)), clientX, clientY);
  }

  private up(event: PointerEvent): void {
    const { dragFrom, cursor } = this;
    this.endDrag();
    if (dragFrom === undefined || cursor === undefined) return;
    if (Math.abs(event.clientX - dragFrom) >= DRAG) this.actions.narrow(runOf(cursor));
  }

  private endDrag(): void {
    this.dragFrom = undefined;
    this.tip.hide();
  }

  private pick(cursor: BucketCursor | undefined): void {
    this.cursor = cursor;
    this.announce();
    this.chart.mark();
  }

  private announce(): void {
    const run = this.cursor === undefined ? { first: 0, last: 0 } : runOf(this.cursor);
    this.slider.setAttribute('aria-valuenow', String((this.cursor?.head ?? 0) + 1));
    this.slider.setAttribute('aria-valuetext', this.lines(run).join(', '));
  }

  private lines(run: BucketRun): string[] {
    if (this.picture === undefined) return [];
    const { answer, stackBy, measure } = this.picture;
    return runLines(answer, run, stackBy, measure);
  }
}

function help(): HTMLElement {
  return element('span', { id: HELP_ID, class: 'unseen' }, [
    'Arrow keys move by one bucket, Page Up and Page Down by ten; with Shift they extend. ' +
      'Enter narrows the filter to what is picked, Escape or Backspace widens it again.',
  ]);
}
