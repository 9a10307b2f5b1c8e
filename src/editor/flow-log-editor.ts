import * as vscode from 'vscode';
import { Downloader } from '../blobs/downloader.ts';
import type { EngineClient } from '../engine/client.ts';
import { KeptColumns } from '../platform/kept-columns.ts';
import { KeptFilters } from '../platform/kept-filters.ts';
import { NamesShown } from '../platform/names-shown.ts';
import type { Log } from '../platform/log.ts';
import { settings } from '../platform/settings.ts';
import type { EngineEvents } from '../protocol/engine-api.ts';
import { FailureError } from '../protocol/failure.ts';
import type { CellPlace, PageCommand } from '../protocol/grid.ts';
import type { ShownPage } from '../protocol/page-api.ts';
import type { AnswerTo, AnyQuestion, QuestionName, QuestionOf } from '../protocol/questions.ts';
import { EditorPanel } from './editor-panel.ts';
import { Exporter } from './exporter.ts';
import { FlowLogDocument } from './flow-log-document.ts';
import { pageHtml } from './page-html.ts';
import { JsonOpener } from './json-opener.ts';
import { LogStatus } from './log-status.ts';
import { PendingFilters } from './pending-filters.ts';
import type { RecordDocuments } from './record-documents.ts';
import type { NicLabels } from '../names/nic-labels.ts';
import { SessionJournal } from './session-journal.ts';
import { type SessionEngine, SessionPool } from './session-pool.ts';
import type { LogPlaces } from './source-of-uri.ts';
import { TextSnapshots } from './text-snapshots.ts';
import { BLOB_VIEW, FILE_VIEW } from './view-types.ts';

type Told<Event extends keyof EngineEvents> = Parameters<EngineEvents[Event]>[0];

/** What the editor works by. */
export interface EditorSurroundings extends LogPlaces {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  readonly engine: EngineClient;
  readonly records: RecordDocuments;
  /** What the NICs of the logs are called that were read in this window. */
  readonly nics: NicLabels;
}

/** The flow log editor: documents over sessions of one engine, tabs over documents. */
export class FlowLogEditor implements vscode.CustomReadonlyEditorProvider<FlowLogDocument> {
  private readonly extensionUri: vscode.Uri;
  private readonly engine: EngineClient;
  private readonly nics: NicLabels;
  private readonly pool: SessionPool;
  private readonly records: RecordDocuments;
  private readonly pending = new PendingFilters();
  private readonly snapshots = new TextSnapshots();
  private readonly panels = new Set<EditorPanel>();
  private readonly status = new LogStatus();
  private readonly columns: KeptColumns;
  private readonly filters: KeptFilters;
  private readonly namesShown: NamesShown;
  private readonly exporter: Exporter;
  private readonly places: LogPlaces;
  private readonly json: JsonOpener;
  private readonly downloader: Downloader;
  private readonly journal: SessionJournal;

  constructor({ context, log, engine, records, nics, blobs, sets }: EditorSurroundings) {
    const { extensionUri, globalState, subscriptions } = context;
    this.journal = new SessionJournal(log);
    this.engine = engine;
    this.records = records;
    this.nics = nics;
    this.places = { blobs, sets };
    this.extensionUri = extensionUri;
    this.columns = new KeptColumns(globalState);
    this.filters = new KeptFilters(globalState);
    this.namesShown = new NamesShown(globalState);
    this.pool = new SessionPool(sessionsOf(engine, this.journal));
    this.exporter = new Exporter(engine);
    this.json = new JsonOpener(engine, records, blobs);
    this.downloader = new Downloader(engine, blobs);
    subscriptions.push(this.snapshots.register(), this.status, this.namesShown.register());
  }

  /** The engine tells how reading a log gets on. */
  sessionChanged({ session, state }: Told<'sessionChanged'>): void {
    this.pool.changed(session, state);
    this.journal.changed(session, state);
    if (state.phase !== 'loading' && state.totals.rows > 0) this.labelNics(session);
    this.tellStatus();
  }

  /** The engine tells how a view gets on. */
  viewChanged({ view, state }: Told<'viewChanged'>): void {
    for (const panel of this.panels) if (panel.hasView(view)) panel.viewChanged(state);
  }

  /** The engine says how far a download is. */
  downloadProgress({ download, progress }: Told<'downloadProgress'>): void {
    this.downloader.progressed(download, progress);
  }

  /** The engine says how far an export is. */
  exportProgress({ exported, progress }: Told<'exportProgress'>): void {
    this.exporter.progressed(exported, progress);
  }

  /** The engine has died, and all sessions with it. */
  engineLost(failure: FailureError): void {
    this.pool.lost(failure);
  }

  /** Opens a log as a table, with only what `filter` leaves where there is one. */
  async open(document: vscode.Uri, filter?: string): Promise<void> {
    const uri = this.snapshots.uriOf(document);
    if (filter !== undefined) this.pending.put(uri, filter);
    this.places.blobs.opened.add(uri);
    const isBlob = /\/PT1H\.json(\.gz)?$/i.test(uri.path);
    await vscode.commands.executeCommand('vscode.openWith', uri, isBlob ? BLOB_VIEW : FILE_VIEW);
    const shown = [...this.panels].find((panel) => panel.isInFront(uri));
    if (filter !== undefined) shown?.filter(filter);
  }

  /** Opens a text that is no document as a table. */
  async openText(name: string, text: string): Promise<void> {
    await this.open(this.snapshots.add(name, text));
  }

  /** Opens a log as JSON: as text, or, of a large blob, record by record. */
  async openAsJson(uri: vscode.Uri): Promise<void> {
    this.places.blobs.opened.add(uri);
    await this.json.open(uri);
  }

  /** Copies a blob to a file that the person chooses. */
  async download(uri: vscode.Uri): Promise<void> {
    await this.downloader.download(uri);
  }

  /** Has the page in front carry a command out. Rejects where there is none. */
  async run(command: PageCommand, place: CellPlace): Promise<void> {
    await this.active().run(command, place);
  }

  /** A question about what the page in front shows. Rejects where there is none. */
  async ask<K extends QuestionName>(name: K, question: QuestionOf<K>): Promise<AnswerTo<K>> {
    return (await this.active().ask({ name, question } as AnyQuestion)) as AnswerTo<K>;
  }

  /** Writes what the page in front shows to a file. Rejects where there is none. */
  async export(): Promise<void> {
    await this.active().export();
  }

  /** The log in front, and what its page shows of it. Rejects where there is none. */
  async inFront(): Promise<ShownPage & { readonly uri: vscode.Uri }> {
    const panel = this.active();
    return { uri: panel.uri, ...(await panel.shown()) };
  }

  /** A log was read, or as much of it as could be: its NICs are known by their addresses. */
  private labelNics(session: number): void {
    this.engine.call('nicLabels', { session }).then(
      (labels) => this.nics.put(labels),
      () => undefined,
    );
  }

  private active(): EditorPanel {
    const active = [...this.panels].find(({ isActive }) => isActive);
    if (active !== undefined) return active;
    throw new FailureError('not-found', 'No flow log is in front.', 'Open a flow log first.');
  }

  async openCustomDocument(uri: vscode.Uri): Promise<FlowLogDocument> {
    const document = await FlowLogDocument.open(uri, this.pool, this.places);
    this.noteFailure(document);
    document.onReloaded(() => {
      this.noteFailure(document);
      this.tellStatus();
    });
    return document;
  }

  /** What no session was opened for, none tells of. */
  private noteFailure({ lease, state }: FlowLogDocument): void {
    if (lease === undefined && state.failure !== undefined) {
      this.journal.failed(state.name, state.failure);
    }
  }

  resolveCustomEditor(document: FlowLogDocument, tab: vscode.WebviewPanel): void {
    const root = vscode.Uri.joinPath(this.extensionUri, 'dist', 'webview');
    tab.webview.options = { enableScripts: true, localResourceRoots: [root] };
    const { engine, exporter, columns, filters, namesShown, pending, records, json } = this;
    const services = { engine, exporter, columns, filters, namesShown, pending, records, json };
    const panel = new EditorPanel(tab, document, services);
    this.panels.add(panel);
    tab.onDidChangeViewState(() => {
      this.tellShown(document);
      this.tellStatus();
    });
    tab.onDidDispose(() => {
      this.panels.delete(panel);
      panel.dispose();
      this.tellShown(document);
      this.tellStatus();
    });
    this.tellShown(document);
    this.tellStatus();
    tab.webview.html = pageHtml(tab.webview, this.extensionUri);
  }

  private tellStatus(): void {
    this.status.show([...this.panels].find(({ isActive }) => isActive)?.state);
  }

  private tellShown(document: FlowLogDocument): void {
    const panels = [...this.panels].filter((panel) => panel.shows(document));
    document.setShown(panels.some(({ isVisible }) => isVisible));
  }
}

function sessionsOf(engine: EngineClient, journal: SessionJournal): SessionEngine {
  // An engine that dies tells the pool by itself; a call lost with it needs no second word.
  const lost = () => undefined;
  return {
    openSession: (session, log) => {
      const memoryLimit = settings.memoryLimit();
      void engine.call('openSession', { session, log, memoryLimit }).catch(lost);
    },
    retryLoading: (session) => void engine.call('retryLoading', { session }).catch(lost),
    setLive: (session, wish) => void engine.call('setLive', { session, wish }).catch(lost),
    closeSession: (session) => {
      journal.closed(session);
      void engine.call('closeSession', { session }).catch(lost);
    },
  };
}
