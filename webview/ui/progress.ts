import './progress.css';
import { element, span } from './dom.ts';
import { button, progressRing } from './toolkit.ts';

/** What takes less is over before a person has read that it goes on. */
const PATIENCE = 1000;

/** Says that something is under way and lets it be cancelled, once it takes over a second. */
export class Progress {
  readonly root = element('div', { class: 'working', role: 'status' });
  private readonly words = span('', '');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onCancel: () => void) {
    this.root.hidden = true;
    this.root.append(progressRing(), this.words, button('Cancel', onCancel, 'secondary'));
  }

  begin(words: string): void {
    this.words.textContent = words;
    this.timer ??= setTimeout(() => (this.root.hidden = false), PATIENCE);
  }

  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.root.hidden = true;
  }
}
