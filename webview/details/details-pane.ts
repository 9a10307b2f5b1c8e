import './details.css';
import { FailureError } from '../../src/protocol/failure.ts';
import type { TupleDetails } from '../../src/protocol/tuple-details.ts';
import { Latest } from '../editor/latest.ts';
import type { PanelContext } from '../editor/panel.ts';
import { element } from '../ui/dom.ts';
import { FlowPart } from './flow-part.ts';
import { failureNote, replaceContent } from './parts.ts';
import { RawPart } from './raw-part.ts';
import { Splitter } from './splitter.ts';
import { fieldsPart, headPart, morePart, resourcesPart } from './tuple-part.ts';

const NAME = 'details';
const WIDTH = 360;

/** Whoever walks through rows by a held key passes them by: only where they stop is more asked. */
const SETTLED = 150;

/** A tuple by its row, with what tells it from another that came into its row. */
interface KeptTuple {
  readonly row: number;
  readonly offset: number;
  readonly time: number;
}

/** The details of one tuple, beside the tabs. */
export class DetailsPane {
  readonly root = element('aside', { class: 'details', id: 'details', 'aria-label': 'Details' });
  readonly splitter: HTMLElement;
  /** Opens and closes the pane. */
  readonly toggle = element('button', { type: 'button', class: 'details-toggle' }, ['Details']);
  private readonly context: PanelContext;
  private readonly latest = new Latest();
  private readonly raw: RawPart;
  private readonly flow: FlowPart;
  private readonly said = element('p', { class: 'said', role: 'status' });
  private readonly body = element('div', { class: 'details-body' });
  private isOpen: boolean;
  private width: number;
  /** The tuple to show again when the page was hidden: the row is its own as long as both agree. */
  private tuple: KeptTuple | undefined;
  private row: number | undefined;
  private shown = '';

  /** `leave` puts the focus back where the tuples are. */
  constructor(context: PanelContext, leave: () => void) {
    this.context = context;
    const { open, width, tuple } = (context.kept(NAME) ?? {}) as Record<string, unknown>;
    this.isOpen = open === true;
    this.width = typeof width === 'number' ? width : WIDTH;
    this.tuple = typeof tuple === 'object' ? ((tuple as KeptTuple | null) ?? undefined) : undefined;
    const copy = (text: string, name: string) => void this.copy(text, name);
    this.raw = new RawPart(context, copy);
    this.flow = new FlowPart(context, copy);
    this.splitter = new Splitter(this.root, this.width, (to) => this.keep({ width: to })).root;
    this.root.append(this.body, this.said);
    this.toggle.addEventListener('click', () => this.open(!this.isOpen));
    this.root.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') leave();
    });
    this.clear();
    this.apply();
  }

  /** Shows a tuple by its row's id, now or once the pane is opened. */
  show(row: number): void {
    if (row === this.row) return;
    this.row = row;
    this.refresh();
  }

  /** Shows a tuple to somebody who asked for it: opens the pane where it is closed. */
  reveal(row: number): void {
    if (!this.isOpen) this.open(true);
    this.show(row);
  }

  /** More of the log may be there: what was found of the tuple may be more, too. */
  refresh(): void {
    if (!this.isOpen) return;
    if (this.row !== undefined) void this.load(this.row);
    else if (this.tuple !== undefined) void this.restore(this.tuple);
  }

  /** The page begins, or its log is read anew: its rows may be others. `refresh` follows. */
  start(): void {
    this.clear();
  }

  private async restore({ row, offset, time }: KeptTuple): Promise<void> {
    // A row that is not there, or not yet, is not worth a word: once more of the log is there,
    // it is asked for again.
    const found = await this.context.view.ask('tuple', { row }).catch(() => undefined);
    const isSame = found?.offset === offset && found.row.time === time;
    if (isSame && this.row === undefined) this.show(row);
  }

  private clear(): void {
    this.latest.begin();
    this.row = undefined;
    this.shown = '';
    replaceContent(this.body, [
      element('p', { class: 'dim' }, ['Select a tuple to see all of it.']),
    ]);
  }

  private open(isOpen: boolean): void {
    this.isOpen = isOpen;
    this.apply();
    this.keep({});
    if (isOpen) this.refresh();
    else this.latest.begin();
  }

  private apply(): void {
    this.root.hidden = !this.isOpen;
    this.splitter.hidden = !this.isOpen;
    this.toggle.setAttribute('aria-pressed', String(this.isOpen));
  }

  private keep({ width = this.width }: { readonly width?: number }): void {
    this.width = width;
    this.context.keep(NAME, { open: this.isOpen, width, tuple: this.tuple });
  }

  private async load(row: number): Promise<void> {
    const signal = this.latest.begin();
    try {
      const details = await this.context.view.ask('tuple', { row }, { signal });
      const text = JSON.stringify(details);
      this.tuple = { row, offset: details.offset, time: details.row.time };
      this.keep({});
      if (text !== this.shown) this.showTuple(details);
      this.shown = text;
      await settled(signal);
      // Each part says for itself what went wrong.
      await Promise.all([this.raw.load(row, signal), this.flow.load(details.row, signal)]);
    } catch (thrown) {
      const note = failureNote(thrown, () => this.context.readAgain());
      if (note === undefined) return;
      this.shown = '';
      replaceContent(this.body, [note]);
    }
  }

  private showTuple(details: TupleDetails): void {
    const copy = (text: string, name: string) => void this.copy(text, name);
    replaceContent(this.body, [
      headPart(details, Date.now()),
      fieldsPart(details, copy),
      this.flow.root,
      this.raw.root,
      morePart(details, copy),
      resourcesPart(details, copy),
    ]);
    // Only now: they may have held the focus.
    this.raw.clear();
    this.flow.clear();
    this.body.scrollTop = 0;
  }

  private async copy(text: string, name: string): Promise<void> {
    try {
      await this.context.copyText(text);
      this.said.textContent = `${name} copied.`;
    } catch (thrown) {
      this.said.textContent = '';
      this.context.failed(thrown);
    }
  }
}

function settled(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, SETTLED);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new FailureError('cancelled', 'Another tuple is shown.'));
    });
  });
}
