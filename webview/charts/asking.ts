import { toFailure } from '../../src/protocol/failure.ts';
import { Latest } from '../editor/latest.ts';
import { element } from '../ui/dom.ts';
import { button, progressRing } from '../ui/toolkit.ts';

/** What takes no longer needs no words, ms. */
const SOON = 1000;

/**
 * Asks the engine for what a chart shows, one question at a time, and says in words what there is
 * to say in between: that it takes long, that it was cancelled, that it failed.
 */
export class Asking<A> {
  readonly root = element('div', { class: 'chart-status', 'aria-live': 'polite' });
  private readonly latest = new Latest();
  private readonly ask: (signal: AbortSignal) => Promise<A>;
  private readonly show: (answer: A) => void;
  private readonly hide: () => void;

  /** `hide` is called where no answer came: what is still shown is of an older question. */
  constructor(
    ask: (signal: AbortSignal) => Promise<A>,
    show: (answer: A) => void,
    hide: () => void,
  ) {
    this.ask = ask;
    this.show = show;
    this.hide = hide;
  }

  /** Asks anew; what is under way for an older question is cancelled. */
  again(): void {
    const signal = this.latest.begin();
    const slow = setTimeout(() => this.wait(), SOON);
    void this.run(signal).finally(() => clearTimeout(slow));
  }

  private async run(signal: AbortSignal): Promise<void> {
    try {
      const answer = await this.ask(signal);
      if (signal.aborted) return;
      this.root.replaceChildren();
      this.show(answer);
    } catch (thrown) {
      if (!signal.aborted) this.failed(thrown);
    }
  }

  private wait(): void {
    const cancel = button('Cancel', () => this.cancel(), 'secondary');
    this.say([progressRing(), element('span', {}, ['Adding up…']), cancel]);
  }

  private cancel(): void {
    this.latest.begin();
    this.offer('Cancelled before it was done.');
  }

  private failed(thrown: unknown): void {
    const { code, message, remedy } = toFailure(thrown);
    if (code === 'stopped') return;
    this.offer(code === 'cancelled' ? 'Cancelled before it was done.' : `${message} ${remedy}`);
  }

  private offer(words: string): void {
    this.hide();
    const again = button('Try again', () => this.again(), 'secondary');
    this.say([element('span', {}, [words]), again]);
  }

  private say(parts: readonly Node[]): void {
    this.root.replaceChildren(element('div', { class: 'chart-wait' }, parts));
  }
}
