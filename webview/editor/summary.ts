import { formatBytes, formatCount } from '../../src/core/format/numbers.ts';
import {
  parseResourceId,
  resourceName,
  resourceTypeWord,
} from '../../src/core/format/resource-id.ts';
import { formatUtc } from '../../src/core/format/time.ts';
import type { SessionState, Totals } from '../../src/protocol/session.ts';
import { element, span } from '../ui/dom.ts';
import { button, progressRing } from '../ui/toolkit.ts';

/** What a person can do from the summary. */
export interface SummaryActions {
  readonly cancel: () => void;
  readonly reload: () => void;
}

/** The line on top: what log this is, and what it adds up to. */
export class Summary {
  readonly root = element('header', { class: 'summary', 'aria-label': 'Summary' });
  private readonly facts = element('div', { class: 'facts' });
  private readonly progress = element('div', { class: 'progress', role: 'status' });
  private readonly percent = span('percent', '');

  private readonly again: HTMLElement;

  constructor({ cancel, reload }: SummaryActions) {
    this.again = button('Read again', reload, 'secondary');
    this.progress.append(progressRing(), this.percent, button('Cancel', cancel, 'secondary'));
    this.root.append(this.facts, this.again, this.progress);
  }

  show(state: SessionState): void {
    this.facts.replaceChildren(...facts(state));
    this.progress.hidden = state.phase !== 'loading';
    this.again.hidden = state.phase !== 'cancelled' && state.phase !== 'failed';
    this.percent.textContent = loadingText(state);
  }
}

function facts(state: SessionState): HTMLElement[] {
  const { totals } = state;
  const log = totals.kind === '' ? [] : [span('dim', logWords(totals), totals.target)];
  const title = totals.target === '' ? state.name : resourceName(totals.target);
  const head = [span('name', title, totals.target || state.name), ...log];
  return totals.rows === 0 ? head : [...head, ...sums(totals), ...outcome(state)];
}

function logWords({ kind, target }: Totals): string {
  const log = kind === 'vnet' ? 'VNet flow log' : 'NSG flow log';
  const resource = parseResourceId(target);
  return resource === undefined ? log : `${log}, ${resourceTypeWord(resource)}`;
}

function sums({ rows, denied, bytes, firstTime, lastTime }: Totals): HTMLElement[] {
  return [
    span('', timeSpan(firstTime, lastTime), 'Times of the tuples, UTC'),
    counted(rows, 'tuples'),
    counted(rows - denied, 'allowed'),
    element('span', { class: denied > 0 ? 'denied' : '' }, [
      denied > 0 ? '⊘ ' : '',
      element('b', {}, [formatCount(denied)]),
      ' denied',
    ]),
    span('', formatBytes(bytes), `${formatCount(bytes)} bytes, both ways`),
  ];
}

function counted(count: number, word: string): HTMLElement {
  return element('span', {}, [element('b', {}, [formatCount(count)]), ` ${word}`]);
}

/** `2026-11-21 14:00:03 – 14:59:58 UTC`; the date is said again only where it changes. */
function timeSpan(from: number, to: number): string {
  const first = formatUtc(from).slice(0, 19);
  const last = formatUtc(to).slice(0, 19);
  const isSameDay = first.slice(0, 10) === last.slice(0, 10);
  return `${first} – ${isSameDay ? last.slice(11) : last} UTC`;
}

function outcome(state: SessionState): HTMLElement[] {
  const { phase, problems, failure } = state;
  const found = problems === 0 ? span('dim', '✓ no problems') : problemsFound(state);
  if (phase === 'loading') return problems === 0 ? [] : [found];
  if (phase === 'cancelled') return [found, span('warning', 'Cancelled: not all was read')];
  if (phase !== 'failed') return [found];
  return [found, span('warning', 'Failed: not all was read', failure?.message)];
}

function problemsFound({ problems, problemsByKind }: SessionState): HTMLElement {
  const kinds = Object.entries(problemsByKind).map(([kind, count]) => `${kind}: ${count}`);
  const text = `⚠ ${formatCount(problems)} ${problems === 1 ? 'problem' : 'problems'}`;
  return span('warning', text, kinds.join('\n'));
}

function loadingText({ bytesRead, bytesTotal }: SessionState): string {
  if (bytesTotal === 0) return 'Opening…';
  const percent = Math.min(100, Math.floor((bytesRead / bytesTotal) * 100));
  return `Loading ${percent} % of ${formatBytes(bytesTotal)}`;
}
