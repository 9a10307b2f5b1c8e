import { visible } from '../../src/core/filter/language.ts';
import { timeSpan } from '../../src/core/format/clock.ts';
import {
  formatBytes,
  formatCount,
  formatCounted,
  nounAfter,
} from '../../src/core/format/numbers.ts';
import { endsLog, problemKindWords } from '../../src/core/format/problem-kind.ts';
import {
  parseResourceId,
  resourceName,
  resourceTypeWord,
} from '../../src/core/format/resource-id.ts';
import type { SessionState, SourcesState, Totals } from '../../src/protocol/session.ts';
import { element, span } from '../ui/dom.ts';
import { linkButton } from '../ui/link.ts';
import { button, progressRing } from '../ui/toolkit.ts';
import { LiveControl } from './live-control.ts';
import { canLoadRest, failedText, loadingText, percentRead, restartText } from './loading-words.ts';

type ProblemKind = keyof SessionState['problemsByKind'];

/** What a person can do from the summary. */
export interface SummaryActions {
  readonly cancel: () => void;
  readonly loadRest: () => void;
  readonly setLive: (isLive: boolean) => void;
  readonly reload: () => void;
  readonly showTab: (name: string) => void;
}

/** The line on top: what log this is, and what it adds up to. */
export class Summary {
  readonly root = element('header', { class: 'summary', 'aria-label': 'Summary' });
  private readonly facts = element('div', { class: 'facts' });
  private readonly progress = element('div', { class: 'progress' });
  private readonly bar = element('div', { class: 'percent', role: 'progressbar' });
  /** Heard once at the beginning and once at the end, not with every percent. */
  readonly heard = element('div', { class: 'unseen', role: 'status' });
  private readonly restarted = span('warning', '');
  private readonly ending = span('warning', '');
  /** Made once: what is made anew with every report could not be clicked while a log loads. */
  private readonly notes: HTMLElement;
  private readonly problems: HTMLElement;
  private readonly failed: HTMLElement;
  private readonly live: LiveControl;
  private readonly rest: HTMLElement;
  private readonly again: HTMLElement;

  constructor({ cancel, loadRest, setLive, reload, showTab }: SummaryActions) {
    this.live = new LiveControl(setLive);
    this.notes = linkButton('', () => showTab('notes'));
    this.problems = linkButton('', () => showTab('problems'));
    this.failed = linkButton('', () => showTab('problems'));
    this.failed.className = 'link warning';
    this.notes.hidden = true;
    this.rest = button('Load the rest', loadRest, 'secondary');
    this.again = button('Read again', reload, 'secondary');
    const { notes, problems, failed, restarted, ending } = this;
    const said = [notes, problems, failed, restarted, ending];
    const outcome = element('div', { class: 'outcome' }, said);
    this.bar.setAttribute('aria-label', 'Loading');
    this.progress.append(progressRing(), this.bar, button('Cancel', cancel, 'secondary'));
    this.root.append(this.facts, outcome, this.live.root, this.rest, this.again, this.progress);
  }

  show(state: SessionState): void {
    this.facts.replaceChildren(...facts(state));
    this.progress.hidden = state.phase !== 'loading';
    this.live.show(state);
    this.rest.hidden = !canLoadRest(state);
    this.again.hidden = state.phase !== 'failed';
    this.failed.textContent = failedText(state);
    this.failed.hidden = this.failed.textContent === '';
    this.showProgress(state);
    this.restarted.textContent = restartText(state);
    this.ending.textContent = state.totals.rows === 0 ? '' : endingText(state);
    this.showProblems(state);
  }

  /** How many signs there are of what this log cannot show. */
  showNotes(count: number): void {
    this.notes.hidden = count === 0;
    this.notes.textContent = `⚠ ${formatCounted(count, 'note')}`;
    this.notes.title = 'What this log cannot show';
  }

  private showProgress(state: SessionState): void {
    this.bar.textContent = loadingText(state);
    this.bar.setAttribute('aria-valuenow', String(percentRead(state)));
    const isLoading = state.phase === 'loading';
    const heard = isLoading ? `${restartText(state)} Loading`.trim() : endHeard(state);
    if (this.heard.textContent !== heard) this.heard.textContent = heard;
  }

  private showProblems(state: SessionState): void {
    const { problems, totals, phase } = state;
    this.problems.hidden = problems === 0 && (totals.rows === 0 || phase === 'loading');
    this.problems.className = `link ${problems === 0 ? 'dim' : 'warning'}`;
    this.problems.textContent = problems === 0 ? '✓ no problems' : problemsFound(state);
    this.problems.title = kindsFound(state);
  }
}

function facts(state: SessionState): HTMLElement[] {
  const { totals } = state;
  if (state.sources !== undefined) return joinedFacts(state, state.sources);
  const [name, target] = [visible(state.name), visible(totals.target)];
  const log = totals.kind === '' ? [] : [span('dim', logWords(totals), target)];
  const title = target === '' ? name : resourceName(target);
  const head = [span('name', title, target || name), ...log];
  return totals.rows === 0 ? head : [...head, ...sums(state)];
}

/** What several logs are that make one table, what was left out of them, and what that takes. */
function joinedFacts(state: SessionState, { total }: SourcesState): HTMLElement[] {
  const { name, totals, leftOut } = state;
  const head = [span('name', visible(name)), span('dim', formatCounted(total, 'log'))];
  const left = `${formatCounted(leftOut, 'tuple')} of other times left out`;
  return [
    ...head,
    ...(totals.rows === 0 ? [] : sums(state)),
    ...(leftOut === 0 ? [] : [span('dim', left, 'They stand in the same logs.')]),
  ];
}

function logWords({ kind, target }: Totals): string {
  const log = kind === 'vnet' ? 'VNet flow log' : 'NSG flow log';
  const resource = parseResourceId(target);
  return resource === undefined ? log : `${log}, ${resourceTypeWord(resource)}`;
}

function sums({ totals, memory }: SessionState): HTMLElement[] {
  const { rows, denied, bytes, firstTime, lastTime } = totals;
  return [
    span('', timeSpan(firstTime, lastTime), 'Times of the tuples, UTC'),
    counted(rows, nounAfter(rows, 'tuple'), `The table takes ${formatBytes(memory)} of memory.`),
    counted(rows - denied, 'allowed'),
    element('span', { class: denied > 0 ? 'denied' : '' }, [
      denied > 0 ? '⊘ ' : '',
      element('b', {}, [formatCount(denied)]),
      ' denied',
    ]),
    ...bytesFact(bytes),
  ];
}

/** Nothing counted is not the same as 0 bytes. */
function bytesFact(bytes: number | null): HTMLElement[] {
  if (bytes === null) return [];
  return [span('', formatBytes(bytes), `${formatCounted(bytes, 'byte')}, both ways`)];
}

function counted(count: number, word: string, title = ''): HTMLElement {
  return element('span', { title }, [element('b', {}, [formatCount(count)]), ` ${word}`]);
}

/** What ended the loading before the log did, and what to do about it. */
function endingText({ phase, failure, bytesRead, bytesTotal }: SessionState): string {
  if (phase === 'cancelled') return 'Cancelled: not all was read.';
  if (phase !== 'failed' || failure === undefined) return '';
  const rest = bytesRead < bytesTotal ? 'Not all was read.' : '';
  return visible([failure.message, failure.remedy, rest].filter(Boolean).join(' '));
}

function endHeard(state: SessionState): string {
  const { rows } = state.totals;
  const loaded = `${formatCounted(rows, 'tuple')} ${rows === 1 ? 'is' : 'are'} loaded.`;
  return `${loaded} ${endingText(state)}`.trim();
}

/** A log that is cut off says so here: its other figures look like those of a whole one. */
function problemsFound({ problems, problemsByKind }: SessionState): string {
  const isCut = Object.keys(problemsByKind).some((kind) => endsLog(kind as ProblemKind));
  const text = `⚠ ${formatCounted(problems, 'problem')}`;
  return isCut ? `${text}: cut off` : text;
}

function kindsFound({ problemsByKind }: SessionState): string {
  const kinds = Object.entries(problemsByKind);
  return kinds
    .map(([kind, count]) => `${problemKindWords(kind as ProblemKind)}: ${formatCount(count)}`)
    .join('\n');
}
