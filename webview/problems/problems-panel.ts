import '../ui/page-text.css';
import './problems.css';
import { formatCount, formatCounted } from '../../src/core/format/numbers.ts';
import { endsLog } from '../../src/core/format/problem-kind.ts';
import type { SessionState } from '../../src/protocol/session.ts';
import { Latest } from '../editor/latest.ts';
import type { Panel, PanelContext } from '../editor/panel.ts';
import { element } from '../ui/dom.ts';
import {
  failureTable,
  kindTable,
  type ProblemReport,
  problemTable,
  unknownTable,
} from './problem-tables.ts';

/** The tab of what could not be decoded: counted exactly, and the first of it to be looked at. */
export class ProblemsPanel implements Panel {
  readonly root = element('div', { class: 'panel page-text problems', tabindex: '0' });
  private readonly context: PanelContext;
  private readonly latest = new Latest();
  private state: SessionState | undefined;
  /** The state that was asked about last. */
  private asked: SessionState | undefined;
  private shown = '';

  constructor(context: PanelContext) {
    this.context = context;
  }

  stateChanged(state: SessionState): void {
    this.state = state;
    this.context.count('problems', state.problems);
    if (!this.root.hidden && isDue(state, this.asked)) this.refresh();
  }

  /** A log that was read anew may have as many problems as before, but elsewhere. */
  refresh(): void {
    const { state } = this;
    if (state === undefined || !hasContent(state)) return;
    this.asked = state;
    void this.load(state);
  }

  private async load(state: SessionState): Promise<void> {
    const signal = this.latest.begin();
    try {
      const report = await this.context.view.ask('problems', null, { signal });
      if (!signal.aborted) this.show(report, state);
    } catch (thrown) {
      if (this.asked === state) this.asked = undefined;
      this.context.failed(thrown);
    }
  }

  /** What is the same stays as it is, with the focus that may be in it. */
  private show(report: ProblemReport, state: SessionState): void {
    const text = JSON.stringify([report, state.phase, state.sources?.failures]);
    if (text === this.shown) return;
    this.shown = text;
    const hadFocus = this.root.contains(document.activeElement);
    this.root.replaceChildren(...this.content(report, state));
    if (hadFocus) this.root.focus();
  }

  private content(report: ProblemReport, state: SessionState): HTMLElement[] {
    const found = report.total === 0 ? [allDecoded(state)] : this.found(report);
    return [...unread(state), ...found, ...unknown(report)];
  }

  private found(report: ProblemReport): HTMLElement[] {
    const { total, items } = report;
    return [
      ...ending(report),
      element('h2', {}, [formatCounted(total, 'problem')]),
      element('p', {}, ['What could not be decoded is not among the tuples. It is counted here.']),
      kindTable(report),
      element('h2', {}, ['Where they are']),
      ...listed(items.length, total),
      problemTable(items, this.context.showInJson),
    ];
  }
}

/** A log that failed to open has nothing to ask about. */
function hasContent({ totals, problems, phase }: SessionState): boolean {
  return totals.rows > 0 || problems > 0 || phase === 'ready';
}

/** While a log loads, the list is read anew only where it has doubled, and once more at the end. */
function isDue(state: SessionState, asked: SessionState | undefined): boolean {
  if (asked === undefined || state.totals.rows < asked.totals.rows) return true;
  if (state.phase === 'loading') return state.problems > asked.problems * 2;
  if (state.sources?.failed !== asked.sources?.failed) return true;
  const isSame = state.problems === asked.problems && state.totals.rows === asked.totals.rows;
  return state.phase !== asked.phase || !isSame;
}

/** Behind the end of a log that is cut off anything may have stood: that is not one of many. */
function ending({ byKind, items }: ProblemReport): HTMLElement[] {
  if (byKind['cut-off'] === undefined && byKind['damaged-gzip'] === undefined) return [];
  const message = items.find(({ kind }) => endsLog(kind))?.message ?? '';
  const text = `⚠ This log is cut off: what stood behind its end is not here. ${message}`;
  return [element('p', { class: 'callout', role: 'note' }, [text])];
}

function listed(count: number, total: number): HTMLElement[] {
  if (count === total) return [];
  const text = `The first ${formatCount(count)} of ${formatCount(total)} are listed.`;
  return [element('p', { class: 'warning' }, [text])];
}

function allDecoded({ phase, sources }: SessionState): HTMLElement {
  const ended = (sources?.failed ?? 0) > 0 ? 'failed' : 'ready';
  return element('p', {}, [ALL_DECODED[phase === 'ready' ? ended : phase]]);
}

/** What one of several logs would have said nobody knows: that comes first. */
function unread({ sources }: SessionState): HTMLElement[] {
  if (sources === undefined || sources.failed === 0) return [];
  const { failed, failures } = sources;
  return [
    element('h2', {}, [`${formatCounted(failed, 'log')} could not be read`]),
    ...listed(failures.length, failed),
    failureTable(failures),
  ];
}

const ALL_DECODED: Readonly<Record<SessionState['phase'], string>> = {
  ready: '✓ Everything in this log was decoded.',
  loading: 'Everything that was read so far was decoded.',
  cancelled: 'Everything that was read was decoded; the rest of this log was not read.',
  failed: 'Everything that was read was decoded; the rest of this log could not be read.',
};

function unknown(report: ProblemReport): HTMLElement[] {
  if (report.unknown.length === 0) return [];
  const text =
    'No documentation names these. Their tuples are decoded and shown as they stand, and are not counted as problems.';
  return [
    element('h2', {}, ['Unknown codes, protocols and versions']),
    element('p', {}, [text]),
    unknownTable(report.unknown),
  ];
}
