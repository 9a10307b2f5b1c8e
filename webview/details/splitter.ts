import { element } from '../ui/dom.ts';

const LEAST = 260;
const STEP = 24;
/** So much of the width the pane beside may not take, in percent. */
const MOST_SHARE = 60;

/** A separator between the tabs and the pane to their right, moved by pointer or keyboard. */
export class Splitter {
  readonly root = element('div', {
    class: 'splitter',
    role: 'separator',
    tabindex: '0',
    'aria-orientation': 'vertical',
    'aria-label': 'Width of the details',
  });
  private readonly pane: HTMLElement;
  private readonly onWidth: (width: number) => void;
  private width: number;

  constructor(pane: HTMLElement, width: number, onWidth: (width: number) => void) {
    this.pane = pane;
    this.onWidth = onWidth;
    this.width = width;
    this.root.setAttribute('aria-controls', pane.id);
    this.root.addEventListener('keydown', (event) => this.key(event));
    // How wide it may be is known only once it stands in the page, and changes with the window.
    this.root.addEventListener('focus', () => this.show(this.width));
    this.root.addEventListener('pointerdown', (event) => this.drag(event));
    this.show(width);
  }

  private key(event: KeyboardEvent): void {
    const width = this.widthAfter(event.key);
    if (width === undefined) return;
    event.preventDefault();
    this.set(width);
  }

  /** The pane stands to the right: it grows to the left. */
  private widthAfter(key: string): number | undefined {
    switch (key) {
      case 'ArrowLeft':
        return this.width + STEP;
      case 'ArrowRight':
        return this.width - STEP;
      case 'Home':
        return this.most;
      case 'End':
        return LEAST;
      default:
        return undefined;
    }
  }

  private drag(event: PointerEvent): void {
    const { root } = this;
    const right = this.pane.getBoundingClientRect().right;
    const move = ({ clientX }: PointerEvent) => this.set(right - clientX);
    root.setPointerCapture(event.pointerId);
    root.addEventListener('pointermove', move);
    const stop = () => root.removeEventListener('pointermove', move);
    root.addEventListener('lostpointercapture', stop, { once: true });
  }

  private get most(): number {
    const room = this.pane.parentElement?.clientWidth ?? 0;
    return Math.max(LEAST, Math.round((room * MOST_SHARE) / 100));
  }

  private set(width: number): void {
    this.show(Math.min(this.most, Math.max(LEAST, width)));
    this.onWidth(this.width);
  }

  private show(width: number): void {
    this.width = Math.round(width);
    this.pane.style.width = `${this.width}px`;
    this.root.setAttribute('aria-valuenow', String(this.width));
    this.root.setAttribute('aria-valuemin', String(LEAST));
    this.root.setAttribute('aria-valuemax', String(Math.max(this.most, this.width)));
  }
}
