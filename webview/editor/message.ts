import { visible } from '../../src/core/filter/language.ts';
import { toFailure } from '../../src/protocol/failure.ts';
import { element } from '../ui/dom.ts';
import { linkButton } from '../ui/link.ts';

/** Says above the table what failed of what was asked for, until it is dismissed or done well. */
export class Message {
  readonly root = element('div', { class: 'message', hidden: '' });
  private readonly text = element('p', { role: 'alert' });

  constructor() {
    this.root.append(
      this.text,
      linkButton('Dismiss', () => this.clear()),
    );
  }

  /** What was cancelled was meant to fail. */
  show(thrown: unknown): void {
    const { code, message, remedy } = toFailure(thrown);
    if (code === 'cancelled') return;
    this.text.textContent = visible(`${message} ${remedy}`);
    this.root.hidden = false;
  }

  clear(): void {
    this.root.hidden = true;
    this.text.textContent = '';
  }
}
