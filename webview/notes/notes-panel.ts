import '../ui/page-text.css';
import './notes.css';
import type { SessionState } from '../../src/protocol/session.ts';
import { Latest } from '../editor/latest.ts';
import type { Panel, PanelContext } from '../editor/panel.ts';
import { element } from '../ui/dom.ts';
import { linkButton } from '../ui/link.ts';
import type { MarkColumn } from '../../src/core/format/columns.ts';
import { evidenceWords, isSign, type Note } from './evidence.ts';
import { LeaveOut } from './leave-out.ts';
import { NicList } from './nic-list.ts';

/** The tab of what this log cannot show, so that nobody concludes from its silence. */
export class NotesPanel implements Panel {
  readonly root = element('div', { class: 'panel page-text notes', tabindex: '0' });
  private readonly context: PanelContext;
  private readonly latest = new Latest();
  /** Rows of the log that the notes are of; -1 while there are none. */
  private rows = -1;
  private switches: LeaveOut[] = [];
  private nics: NicList | undefined;

  constructor(context: PanelContext) {
    this.context = context;
  }

  /** The badge counts them whether the tab is in sight or not, so they are asked for at once. */
  stateChanged(state: SessionState): void {
    const { rows } = state.totals;
    if (state.phase === 'loading' || rows === 0) this.wait();
    else if (rows !== this.rows) void this.load(state);
  }

  /** What the view shows of the log does not change what the log cannot show, but names may. */
  refresh(): void {
    if (this.root.childElementCount === 0) this.wait();
    this.nics?.refresh();
  }

  filterChanged(): void {
    for (const leaveOut of this.switches) leaveOut.refresh();
  }

  private wait(): void {
    this.latest.begin();
    this.rows = -1;
    this.nics = undefined;
    this.context.count('notes', 0);
    this.root.replaceChildren(paragraph('What this log cannot show is told once it has loaded.'));
  }

  private async load(state: SessionState): Promise<void> {
    const signal = this.latest.begin();
    this.rows = state.totals.rows;
    try {
      const notes = await this.context.view.ask('notes', null, { signal });
      if (!signal.aborted) this.show(notes, state);
    } catch (thrown) {
      if (!signal.aborted) this.failed(thrown, state);
    }
  }

  private failed(thrown: unknown, state: SessionState): void {
    this.rows = -1;
    const again = linkButton('Try again', () => {
      this.root.focus();
      void this.load(state);
    });
    const words = paragraph('What this log cannot show could not be worked out. ');
    words.append(again);
    this.root.replaceChildren(words);
    this.context.failed(thrown);
  }

  private show(notes: readonly Note[], state: SessionState): void {
    const signs = notes.filter(isSign);
    const limits = notes.filter((note) => !isSign(note));
    this.context.count('notes', signs.length);
    this.switches = [];
    this.nics = undefined;
    this.root.replaceChildren(
      paragraph(
        'What is not in a log is not proof that it did not happen: a flow log leaves out more than it says.',
      ),
      ...partly(state),
      element('h2', {}, ['What this log shows signs of']),
      ...(signs.length > 0 ? [this.noteList(signs)] : [paragraph(NO_SIGNS)]),
      element('h2', {}, ['What is true of every flow log of this kind']),
      this.noteList(limits),
    );
  }

  private noteList(notes: readonly Note[]): HTMLElement {
    return element(
      'ul',
      {},
      notes.map((note) => this.noteItem(note)),
    );
  }

  private noteItem(note: Note): HTMLElement {
    const evidence = evidenceWords(note);
    const counted = evidence === '' ? [] : [element('p', { class: 'dim' }, [evidence])];
    const parts: HTMLElement[] = [element('p', {}, [note.statement]), ...counted];
    if (note.evidence.nics !== undefined) parts.push(this.nicList());
    if (note.column !== undefined) parts.push(this.leaveOut(note.column));
    return element('li', {}, parts);
  }

  private nicList(): HTMLElement {
    this.nics = new NicList(this.context);
    return this.nics.root;
  }

  private leaveOut(column: MarkColumn): HTMLElement {
    const leaveOut = new LeaveOut(this.context.filter, column);
    this.switches.push(leaveOut);
    return leaveOut.root;
  }
}

const NO_SIGNS =
  'None of the signs that are looked for was found: denied flows, beginnings of flows, more than one NIC, counters of zero, tuples of an earlier hour, rows that repeat others or are their other side.';

function partly({ phase }: SessionState): HTMLElement[] {
  if (phase === 'ready') return [];
  const text = '⚠ Not all of this log was read: its signs are those of the part that was.';
  return [element('p', { class: 'callout', role: 'note' }, [text])];
}

function paragraph(text: string): HTMLElement {
  return element('p', {}, [text]);
}
