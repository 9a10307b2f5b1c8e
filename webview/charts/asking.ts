import { toFailure } from '../../src/protocol/failure.ts';
import { Latest } from '../editor/latest.ts';
import { element } from '../ui/dom.ts';
import { Progress } from '../ui/progress.ts';
import { button } from '../ui/toolkit.ts';

/**
 * Asks the engine for what a chart shows, one question at a time, and says in words what there is
 * to say in between: that it takes long, that it was cancelled, that it failed.
 */
export class Asking<A> {
  readonly root = element('div');
  /** What became of a question that was not answered. */
  private readonly said = element('div', { role: 'status' });
  private readonly progress = new Progress(() => this.cancel());
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
    this.root.append(this.progress.root, this.said);
  }

  /** Asks anew; what is under way for an older question is cancelled. */
  again(): void {
    const signal = this.latest.begin();
    this.said.replaceChildren();
    this.progress.begin('Adding up…');
    void this.run(signal);
  }

  private async run(signal: AbortSignal): Promise<void> {
    try {
      const answer = await this.ask(signal);
      if (signal.aborted) return;
      this.progress.end();
      this.show(answer);
    } catch (thrown) {
      if (!signal.aborted) this.failed(thrown);
    }
  }

  private cancel(): void {
    this.latest.begin();
    this.progress.end();
    this.offer('Cancelled before it was done.');
  }

  private failed(thrown: unknown): void {
    const { code, message, remedy } = toFailure(thrown);
    this.progress.end();
    if (code === 'stopped') return;
    this.offer(code === 'cancelled' ? 'Cancelled before it was done.' : `${message} ${remedy}`);
  }

  private offer(words: string): void {
    this.hide();
    const again = button('Try again', () => this.again(), 'secondary');
    const parts = [element('span', {}, [words]), again];
    this.said.replaceChildren(element('div', { class: 'chart-said' }, parts));
  }
}
