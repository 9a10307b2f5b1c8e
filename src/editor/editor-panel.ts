import * as vscode from 'vscode';
import { type ColumnName, COLUMNS } from '../core/format/columns.ts';
import type { EngineClient } from '../engine/client.ts';
import type { KeptColumns } from '../platform/kept-columns.ts';
import type { KeptFilters } from '../platform/kept-filters.ts';
import type { NamesShown } from '../platform/names-shown.ts';
import { FailureError } from '../protocol/failure.ts';
import type { CellPlace, ColumnPlace, PageCommand } from '../protocol/grid.ts';
import type { HostApi, PageEvents, PageStart, ShownPage } from '../protocol/page-api.ts';
import type { Cancellation } from '../protocol/platform.ts';
import type { AnyQuestion } from '../protocol/questions.ts';
import type { RecordText } from '../protocol/record-text.ts';
import { type Channel, Rpc } from '../protocol/rpc.ts';
import type { Arrangement, SessionState, ViewState } from '../protocol/session.ts';
import { chooseColumns } from './choose-columns.ts';
import type { Exporter } from './exporter.ts';
import type { FlowLogDocument } from './flow-log-document.ts';
import type { JsonOpener } from './json-opener.ts';
import { NO_ROWS, openView } from './open-view.ts';
import type { PendingFilters } from './pending-filters.ts';
import type { RecordDocuments } from './record-documents.ts';

/** The engine answers a page at once; so does a page that is shown. */
const ANSWER_TIMEOUT = 30_000;

/** Stitching and summing up a log of many millions of rows takes a while; for ever is too long. */
const QUESTION_TIMEOUT = 120_000;

let nextView = 1;

type RowsApi = Pick<HostApi, 'readPage' | 'arrange' | 'columnValues' | 'ask'>;
type DocumentApi = Pick<
  HostApi,
  'start' | 'cancelLoading' | 'loadRest' | 'setLive' | 'openAsJson' | 'reload' | 'isThere'
>;

/** What all tabs share. */
export interface EditorServices {
  readonly engine: EngineClient;
  readonly exporter: Exporter;
  readonly columns: KeptColumns;
  readonly filters: KeptFilters;
  readonly namesShown: NamesShown;
  readonly records: RecordDocuments;
  readonly pending: PendingFilters;
  readonly json: JsonOpener;
}

/** One tab over a document: passes words between its page and the engine, and holds no rows. */
export class EditorPanel {
  private readonly panel: vscode.WebviewPanel;
  private readonly document: FlowLogDocument;
  private readonly services: EditorServices;
  private readonly page: Rpc<PageEvents>;
  private readonly listeners: vscode.Disposable;
  private view: number | undefined;
  private hasStarted = false;
  private stopListening: (() => void) | undefined;

  constructor(panel: vscode.WebviewPanel, document: FlowLogDocument, services: EditorServices) {
    this.panel = panel;
    this.document = document;
    this.services = services;
    this.page = new Rpc<PageEvents>(pageChannel(panel), this.api());
    this.listeners = vscode.Disposable.from(
      document.onReloaded(() => this.tell('restart', null)),
      services.namesShown.onDidChange((areShown) => this.tell('namesShown', { areShown })),
    );
  }

  /** True where `view` is the one that this tab shows. */
  hasView(view: number): boolean {
    return this.view === view;
  }

  /** True where this tab is one over `document`. */
  shows(document: FlowLogDocument): boolean {
    return this.document === document;
  }

  viewChanged(state: ViewState): void {
    this.tell('viewChanged', { state });
  }

  /** What the page shows of its log. Rejects as the page says. */
  async shown(): Promise<ShownPage> {
    return this.page.call('shown', null, { timeout: ANSWER_TIMEOUT });
  }

  get uri(): vscode.Uri {
    return this.document.uri;
  }

  get state(): SessionState {
    return this.document.state;
  }

  get isVisible(): boolean {
    return this.panel.visible;
  }

  /** True where this is the tab that the person is in. */
  get isActive(): boolean {
    return this.panel.active;
  }

  /** Has the page carry a command out. Rejects as the page says. */
  async run(command: PageCommand, place: CellPlace): Promise<void> {
    await this.page.call('run', { command, place }, { timeout: ANSWER_TIMEOUT });
  }

  /** True where this tab is in front and shows the log at `uri`. */
  isInFront(uri: vscode.Uri): boolean {
    return this.panel.active && this.document.uri.toString() === uri.toString();
  }

  /** Shows what a filter leaves; a page that is not up yet takes it when it starts. */
  filter(filter: string): void {
    this.page.call('filter', { filter }, { timeout: ANSWER_TIMEOUT }).then(
      () => this.services.pending.drop(this.document.uri, filter),
      () => undefined,
    );
  }

  /** Asks what to write where, and writes it. */
  async export(): Promise<void> {
    await this.services.exporter.export(this.openView(), this.document.uri);
  }

  dispose(): void {
    this.closeView();
    this.listeners.dispose();
    this.page.stop({ code: 'stopped', message: 'The editor was closed.', remedy: '' });
  }

  private api(): HostApi {
    const { document } = this;
    return {
      ...this.rowsApi(),
      ...this.editorApi(),
      start: ({ arrangement }) => this.start(arrangement),
      cancelLoading: async () => {
        const session = document.lease?.session;
        if (session !== undefined) await this.services.engine.call('cancelLoading', { session });
      },
      loadRest: () => document.loadRest(),
      setLive: ({ isLive }) => Promise.resolve(document.setLive(isLive)),
      openAsJson: () => this.services.json.open(document.uri),
      reload: () => document.reload(),
      isThere: () => Promise.resolve(),
    };
  }

  /** What the page asks of its view: passed on as it is. */
  private rowsApi(): RowsApi {
    const { engine } = this.services;
    const timeout = ANSWER_TIMEOUT;
    return {
      readPage: (range, signal) =>
        engine.call('readPage', { view: this.openView(), ...range }, { signal, timeout }),
      arrange: ({ arrangement }, signal) =>
        engine.call('arrangeView', { view: this.openView(), arrangement }, { signal }),
      columnValues: ({ column }) =>
        engine.call('columnValues', { view: this.openView(), column }, { timeout }),
      ask: ({ asked }, signal) => this.ask(asked, signal),
    };
  }

  /** What the page asks of the editor around it. */
  private editorApi(): Omit<HostApi, keyof RowsApi | keyof DocumentApi> {
    const { columns, filters, namesShown, records } = this.services;
    return {
      copySelected: async (question, signal) => {
        const text = await this.ask({ name: 'copySelected', question }, signal);
        await vscode.env.clipboard.writeText(String(text));
      },
      copyText: async ({ text }) => vscode.env.clipboard.writeText(text),
      chooseColumns: ({ all, shown }) => chooseColumns(all, shown),
      keepColumns: (kept) => columns.write(kept.columns),
      keepNamesShown: ({ areShown }) => namesShown.set(areShown),
      keepFilter: ({ filter }) => filters.add(filter),
      exportRows: () => this.export(),
      showInJson: async (question, signal) => {
        const record = await this.ask({ name: 'record', question }, signal);
        await records.show(this.document.uri, record as RecordText);
      },
    };
  }

  /** Asks the engine about what this tab shows. */
  ask(asked: AnyQuestion, signal?: Cancellation): Promise<unknown> {
    const view = this.openView();
    const timeout = QUESTION_TIMEOUT;
    const options = signal === undefined ? { timeout } : { signal, timeout };
    return this.services.engine.call('askView', { view, asked }, options);
  }

  /** A page may start more than once: VS Code drops a hidden page and makes it anew. */
  private async start(arrangement: Arrangement): Promise<PageStart> {
    this.page.endEarlier();
    const first = await this.open(arrangement);
    const filter = this.services.pending.take(this.document.uri) ?? this.firstFilter(arrangement);
    this.hasStarted = true;
    return filter === undefined ? first : { ...first, filter };
  }

  /** The filter of a set, until a person has another one. */
  private firstFilter({ filter }: Arrangement): string | undefined {
    const { firstView } = this.document;
    const isWanted = !this.hasStarted && filter === '' && firstView.filter !== '';
    return isWanted ? firstView.filter : undefined;
  }

  private async open(arrangement: Arrangement): Promise<PageStart> {
    this.closeView();
    const { lease } = this.document;
    const { engine, columns, filters, namesShown } = this.services;
    const shown = setColumns(this.document.firstView.columns ?? []);
    const places = shown.length === 0 ? columns.read() : shown;
    const areNamesShown = namesShown.value;
    const kept = { columns: places, areNamesShown, history: filters.read() };
    if (lease === undefined) return { state: this.document.state, view: NO_ROWS, ...kept };
    this.stopListening = this.document.listen((state) => this.tell('sessionChanged', { state }));
    const view = nextView++;
    this.view = view;
    const opened = await openView(engine, { session: lease.session, view }, arrangement);
    return { state: this.document.state, ...opened, ...kept };
  }

  private openView(): number {
    if (this.view === undefined) throw new FailureError('not-found', 'This log is not open.');
    return this.view;
  }

  private closeView(): void {
    this.stopListening?.();
    this.stopListening = undefined;
    if (this.view === undefined) return;
    this.services.engine.call('closeView', { view: this.view }).catch(() => undefined);
    this.view = undefined;
  }

  /** A page that is hidden hears nothing: it starts anew when it is shown, and asks then. */
  private tell<K extends keyof PageEvents>(event: K, params: Parameters<PageEvents[K]>[0]): void {
    this.page.call(event, params as never, { timeout: ANSWER_TIMEOUT }).catch(() => undefined);
  }
}

/** As wide as they are by themselves; those that a set does not name are hidden. */
function setColumns(names: readonly ColumnName[]): ColumnPlace[] {
  if (names.length === 0) return [];
  const others = COLUMNS.map(({ name }) => name).filter((name) => !names.includes(name));
  return [...names, ...others].map((name) => {
    return { name, width: 0, shown: names.includes(name), pinned: false };
  });
}

function pageChannel({ webview }: vscode.WebviewPanel): Channel {
  return {
    post: (message) => void webview.postMessage(message),
    listen: (listener) => void webview.onDidReceiveMessage(listener),
  };
}
