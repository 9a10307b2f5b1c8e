import { element } from '../ui/dom.ts';

/** From the pointer, px. */
const GAP = 14;

/** Words beside the pointer. Screen readers hear the same from the chart itself. */
export class ChartTip {
  readonly root = element('div', { class: 'chart-tip', 'aria-hidden': 'true' });

  constructor() {
    this.root.hidden = true;
  }

  /** Shows lines, the first as their heading, beside a point of the window. */
  show(lines: readonly string[], x: number, y: number): void {
    this.root.replaceChildren(...lines.map((line) => element('div', {}, [line])));
    this.root.hidden = false;
    const { width, height } = this.root.getBoundingClientRect();
    const left = x + GAP + width > innerWidth ? x - GAP - width : x + GAP;
    const top = Math.min(y + GAP, innerHeight - height - 4);
    this.root.style.left = `${Math.max(4, left)}px`;
    this.root.style.top = `${Math.max(4, top)}px`;
  }

  hide(): void {
    this.root.hidden = true;
  }
}
