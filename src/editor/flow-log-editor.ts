import * as vscode from 'vscode';
import { Downloader } from '../blobs/downloader.ts';
import { EngineClient } from '../engine/client.ts';
import type { WorkerScript } from '../engine/start-worker.ts';
import { KeptColumns } from '../platform/kept-columns.ts';
import { KeptFilters } from '../platform/kept-filters.ts';
import { NamesShown } from '../platform/names-shown.ts';
import type { Log } from '../platform/log.ts';
import { engineFile } from '../platform/machine.ts';
import { settings } from '../platform/settings.ts';
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
import { NicLabels } from '../names/nic-labels.ts';
import { SessionJournal } from './session-journal.ts';
import { type SessionEngine, SessionPool } from './session-pool.ts';
import type { LogPlaces } from './source-of-uri.ts';
import { TextSnapshots } from './text-snapshots.ts';
import { BLOB_VIEW, FILE_VIEW } from './view-types.ts';

/** The flow log editor: documents over sessions of one engine, tabs over documents. */
export class FlowLogEditor implements vscode.CustomReadonlyEditorProvider<FlowLogDocument> {
  private readonly extensionUri: vscode.Uri;
  readonly engine: EngineClient;
  /** What the NICs of the logs are called that were read in this window. */
  readonly nics = new NicLabels();
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

  private constructor(
    { extensionUri, globalState }: vscode.ExtensionContext,
    log: Log,
    records: RecordDocuments,
    places: LogPlaces,
  ) {
    const { blobs } = places;
    this.journal = new SessionJournal(log);
    this.records = records;
    this.places = places;
    this.extensionUri = extensionUri;
    this.columns = new KeptColumns(globalState);
    this.filters = new KeptFilters(globalState);
    this.namesShown = new NamesShown(globalState);
    this.engine = new EngineClient(
      engineScript(extensionUri),
      {
        sessionChanged: ({ session, state }) => {
          this.pool.changed(session, state);
          this.journal.changed(session, state);
          if (state.phase !== 'loading' && state.totals.rows > 0) this.labelNics(session);
          this.tellStatus();
        },
        viewChanged: ({ view, state }) => {
          for (const panel of this.panels) if (panel.hasView(view)) panel.viewChanged(state);
        },
        accessToken: (request) => blobs.token(request),
        downloadProgress: ({ download, progress }) =>
          this.downloader.progressed(download, progress),
        exportProgress: ({ exported, progress }) => this.exporter.progressed(exported, progress),
      },
      (failure, cause) => {
        log.error(`${failure.message} ${cause?.message ?? ''}`);
        this.pool.lost(failure);
      },
    );
    this.pool = new SessionPool(sessionsOf(this.engine, this.journal));
    this.exporter = new Exporter(this.engine);
    this.json = new JsonOpener(this.engine, records, blobs);
    this.downloader = new Downloader(this.engine, blobs);
  }

  /** Registers the editor under both of its view types. */
  static register(
    context: vscode.ExtensionContext,
    log: Log,
    records: RecordDocuments,
    places: LogPlaces,
  ): FlowLogEditor {
    const editor = new FlowLogEditor(context, log, records, places);
    const options = { supportsMultipleEditorsPerDocument: true };
    context.subscriptions.push(
      { dispose: () => editor.engine.dispose() },
      editor.snapshots.register(),
      editor.status,
      editor.namesShown.register(),
      vscode.window.registerCustomEditorProvider(BLOB_VIEW, editor, options),
      vscode.window.registerCustomEditorProvider(FILE_VIEW, editor, options),
    );
    return editor;
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

function engineScript(extensionUri: vscode.Uri): WorkerScript {
  const file = vscode.Uri.joinPath(extensionUri, ...engineFile);
  return { path: file.fsPath, read: async () => vscode.workspace.fs.readFile(file) };
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
