import { visible } from '../../src/core/filter/language.ts';
import type { SessionState } from '../../src/protocol/session.ts';
import { element } from '../ui/dom.ts';
import { button } from '../ui/toolkit.ts';

/** What a notice says, and what can be done. */
interface NoticeText {
  readonly title: string;
  readonly detail: string;
  readonly canRetry: boolean;
}

/** What a person can do from a notice. */
export interface NoticeActions {
  readonly openAsJson: () => void;
  readonly reload: () => void;
  /** Brings a tab into sight below the notice. */
  readonly showTab: (name: string) => void;
}

/** In place of the table where there is none to show: why, in words, and the way on. */
export class Notice {
  readonly root = element('section', { class: 'notice', role: 'alert' });
  private readonly actions: NoticeActions;

  constructor(actions: NoticeActions) {
    this.actions = actions;
  }

  /** Shows what a state calls for; false where it has rows or may still get some. */
  show(state: SessionState): boolean {
    const text = noticeText(state);
    this.root.hidden = text === undefined;
    if (text === undefined) return false;
    const { openAsJson, reload, showTab } = this.actions;
    const json = button('Open as JSON', openAsJson, text.canRetry ? 'secondary' : 'primary');
    const again = button('Try again', () => {
      this.showBusy();
      reload();
    });
    const first = text.canRetry ? [again] : [];
    const problems = button('Show problems', () => showTab('problems'), 'secondary');
    const buttons = [...first, json, ...(state.problems > 0 ? [problems] : [])];
    this.root.removeAttribute('aria-busy');
    this.root.replaceChildren(
      element('h1', {}, [visible(text.title)]),
      element('p', {}, [visible(text.detail)]),
      element('div', { class: 'buttons' }, buttons),
    );
    return true;
  }

  /** Another reading that fails as the last one looks the same: without a word nothing happened. */
  private showBusy(): void {
    if (this.root.ariaBusy === 'true') return;
    this.root.setAttribute('aria-busy', 'true');
    this.root.append(element('p', {}, ['Reading again…']));
  }
}

function noticeText(state: SessionState): NoticeText | undefined {
  const { phase, failure, totals } = state;
  if (totals.rows > 0 || phase === 'loading') return undefined;
  if (failure !== undefined) {
    return { title: failure.message, detail: failure.remedy, canRetry: true };
  }
  if (phase === 'cancelled') {
    const detail = 'Nothing had been read yet.';
    return { title: 'Loading was cancelled', detail, canRetry: true };
  }
  return { ...verdictText(state), canRetry: false };
}

function verdictText({ verdict, bytesRead, problems }: SessionState) {
  switch (verdict) {
    case 'flow-log':
      return problems === 0
        ? text('This flow log has no tuples', 'Its records are whole, but none holds a tuple.')
        : text(
            'No tuple of this flow log could be decoded',
            'It has the shape of a flow log, but every tuple is malformed or cut off.',
          );
    case 'not-flow-log':
      return text(
        'Not a flow log',
        'This is JSON, but not a flow log: no records with flow tuples were found.',
      );
    case 'not-json':
      return text('Not JSON', 'This file is not JSON, so no flow log can be read from it.');
    case 'empty':
      return bytesRead === 0
        ? text('Empty file', 'This file has no content.')
        : text('No records yet', emptyText(problems));
  }
}

function emptyText(problems: number): string {
  return problems === 0
    ? 'This log holds no record yet.'
    : 'This file ends in its middle, before its first record: perhaps it is still being written.';
}

function text(title: string, detail: string) {
  return { title, detail };
}
