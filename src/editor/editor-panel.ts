import * as vscode from 'vscode';
import type { EngineClient } from '../engine/client.ts';
import type { KeptColumns } from '../platform/kept-columns.ts';
import { FailureError } from '../protocol/failure.ts';
import type { CellPlace, PageCommand } from '../protocol/grid.ts';
import type { HostApi, PageEvents, PageStart } from '../protocol/page-api.ts';
import { type Channel, Rpc } from '../protocol/rpc.ts';
import type { Arrangement, ViewState } from '../protocol/session.ts';
import { chooseColumns } from './choose-columns.ts';
import type { Exporter } from './exporter.ts';
import type { RecordText } from '../protocol/record-text.ts';
import type { FlowLogDocument } from './flow-log-document.ts';
import type { RecordDocuments } from './record-documents.ts';

/** The engine answers a page at once; so does a page that is shown. */
const ANSWER_TIMEOUT = 30_000;

/** Stitching and summing up a log of many millions of rows takes a while; for ever is too long. */
const QUESTION_TIMEOUT = 120_000;

const NO_ROWS: ViewState = { generation: 0, rowCount: 0 };

let nextView = 1;

/** One tab over a document: passes words between its page and the engine, and holds no rows. */
export class EditorPanel {
  private readonly panel: vscode.WebviewPanel;
  private readonly document: FlowLogDocument;
  private readonly engine: EngineClient;
  private readonly exporter: Exporter;
  private readonly columns: KeptColumns;
  private readonly records: RecordDocuments;
  private readonly page: Rpc<PageEvents>;
  private readonly onReloaded: vscode.Disposable;
  private view: number | undefined;
  private stopListening: (() => void) | undefined;

  constructor(
    panel: vscode.WebviewPanel,
    document: FlowLogDocument,
    engine: EngineClient,
    exporter: Exporter,
    columns: KeptColumns,
    records: RecordDocuments,
  ) {
    this.panel = panel;
    this.records = records;
    this.document = document;
    this.engine = engine;
    this.exporter = exporter;
    this.columns = columns;
    this.page = new Rpc<PageEvents>(pageChannel(panel), this.api());
    this.onReloaded = document.onReloaded(() => this.tell('restart', null));
  }

  /** True where `view` is the one that this tab shows. */
  shows(view: number): boolean {
    return this.view === view;
  }

  viewChanged(state: ViewState): void {
    this.tell('viewChanged', { state });
  }

  /** True where this is the tab that the person is in. */
  get isActive(): boolean {
    return this.panel.active;
  }

  /** Has the page carry a command out. Rejects as the page says. */
  async run(command: PageCommand, place: CellPlace): Promise<void> {
    await this.page.call('run', { command, place }, { timeout: ANSWER_TIMEOUT });
  }

  /** Asks what to write where, and writes it. */
  async export(): Promise<void> {
    await this.exporter.export(this.openView(), this.document.uri);
  }

  dispose(): void {
    this.closeView();
    this.onReloaded.dispose();
    this.page.stop({ code: 'stopped', message: 'The editor was closed.', remedy: '' });
  }

  private api(): HostApi {
    const { engine, document } = this;
    return {
      start: ({ arrangement }) => this.start(arrangement),
      readPage: ({ start, end }, signal) =>
        engine.call(
          'readPage',
          { view: this.openView(), start, end },
          { signal, timeout: ANSWER_TIMEOUT },
        ),
      arrange: ({ arrangement }, signal) =>
        engine.call('arrangeView', { view: this.openView(), arrangement }, { signal }),
      columnValues: ({ column }) =>
        engine.call('columnValues', { view: this.openView(), column }, { timeout: ANSWER_TIMEOUT }),
      ask: ({ asked }, signal) =>
        engine.call(
          'askView',
          { view: this.openView(), asked },
          { signal, timeout: QUESTION_TIMEOUT },
        ),
      copySelected: async ({ format }, signal) => {
        const asked = { name: 'copySelected', question: { format } } as const;
        const options = { signal, timeout: QUESTION_TIMEOUT };
        const text = await engine.call('askView', { view: this.openView(), asked }, options);
        await vscode.env.clipboard.writeText(String(text));
      },
      copyText: async ({ text }) => vscode.env.clipboard.writeText(text),
      chooseColumns: ({ all, shown }) => chooseColumns(all, shown),
      keepColumns: ({ columns }) => this.columns.write(columns),
      exportRows: () => this.export(),
      cancelLoading: async () => {
        const session = document.lease?.session;
        if (session !== undefined) await engine.call('cancelLoading', { session });
      },
      openAsJson: async () => {
        await vscode.commands.executeCommand('vscode.openWith', document.uri, 'default');
      },
      showInJson: async (place, signal) => {
        const question = {
          view: this.openView(),
          asked: { name: 'record', question: place },
        } as const;
        const options = { signal, timeout: QUESTION_TIMEOUT };
        const record = await engine.call('askView', question, options);
        await this.records.show(document.uri, record as RecordText);
      },
      reload: () => document.reload(),
    };
  }

  /** A page may start more than once: VS Code drops a hidden page and makes it anew. */
  private async start(arrangement: Arrangement): Promise<PageStart> {
    this.closeView();
    const { lease } = this.document;
    const columns = this.columns.read();
    if (lease === undefined) return { state: this.document.state, view: NO_ROWS, columns };
    this.stopListening = lease.listen((state) => this.tell('sessionChanged', { state }));
    const view = nextView++;
    this.view = view;
    const plain = await this.engine.call('openView', { session: lease.session, view });
    const arranged = await this.engine.call('arrangeView', { view, arrangement });
    if (arranged.ok) return { state: lease.state, view: arranged.state, columns };
    return { state: lease.state, view: plain, mistake: arranged.mistake, columns };
  }

  private openView(): number {
    if (this.view === undefined) throw new FailureError('not-found', 'This log is not open.');
    return this.view;
  }

  private closeView(): void {
    this.stopListening?.();
    this.stopListening = undefined;
    if (this.view === undefined) return;
    this.engine.call('closeView', { view: this.view }).catch(() => undefined);
    this.view = undefined;
  }

  /** A page that is hidden hears nothing: it starts anew when it is shown, and asks then. */
  private tell<K extends keyof PageEvents>(event: K, params: Parameters<PageEvents[K]>[0]): void {
    this.page.call(event, params as never, { timeout: ANSWER_TIMEOUT }).catch(() => undefined);
  }
}

function pageChannel({ webview }: vscode.WebviewPanel): Channel {
  return {
    post: (message) => void webview.postMessage(message),
    listen: (listener) => void webview.onDidReceiveMessage(listener),
  };
}
