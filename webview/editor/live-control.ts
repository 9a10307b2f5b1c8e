import { clock } from '../../src/core/format/clock.ts';
import { formatCounted } from '../../src/core/format/numbers.ts';
import type { LiveState, SessionState } from '../../src/protocol/session.ts';
import { element, span } from '../ui/dom.ts';
import { button } from '../ui/toolkit.ts';

/** Whether a log is live: the button for it, and how that goes. */
export class LiveControl {
  readonly root = element('div', { class: 'live', hidden: '' });
  private readonly button: HTMLElement;
  private readonly words = span('dim', '');
  private isLive = false;

  constructor(setLive: (isLive: boolean) => void) {
    this.button = button('○ Live', () => setLive(!this.isLive), 'secondary');
    this.root.append(this.words, this.button);
  }

  show({ canBeLive, live }: SessionState): void {
    this.isLive = live !== undefined;
    this.root.hidden = !canBeLive && !this.isLive;
    this.button.textContent = this.isLive ? '● Live' : '○ Live';
    this.button.setAttribute('aria-pressed', String(this.isLive));
    this.button.title = this.isLive
      ? 'Take no more of what comes to this log'
      : 'Take what comes to this log, as it is written';
    this.words.textContent = live === undefined ? '' : liveText(live);
    this.words.className = live?.failure === undefined ? 'dim' : 'warning';
  }
}

/** When it was looked at, what came, and when it will be looked at again. Times are UTC. */
export function liveText({ lookedAt, nextAt, rows, failure }: LiveState): string {
  if (lookedAt === 0) return 'Looking for new tuples…';
  const next = `next look ${clock(nextAt)} UTC`;
  if (failure !== undefined) return `⚠ ${failure.message} ${failure.remedy} The ${next}.`;
  return `${formatCounted(rows, 'new tuple')}, looked ${clock(lookedAt)}, ${next}`;
}
