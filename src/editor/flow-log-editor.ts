import * as vscode from 'vscode';
import { EngineClient } from '../engine/client.ts';
import type { Log } from '../platform/log.ts';
import { EditorPanel } from './editor-panel.ts';
import { FlowLogDocument } from './flow-log-document.ts';
import { pageHtml } from './page-html.ts';
import { RecordDocuments } from './record-documents.ts';
import { type SessionEngine, SessionPool } from './session-pool.ts';
import { BLOB_VIEW, FILE_VIEW } from './view-types.ts';

/** The flow log editor: documents over sessions of one engine, tabs over documents. */
export class FlowLogEditor implements vscode.CustomReadonlyEditorProvider<FlowLogDocument> {
  private readonly extensionUri: vscode.Uri;
  private readonly engine: EngineClient;
  private readonly pool: SessionPool;
  private readonly records = new RecordDocuments();
  private readonly panels = new Set<EditorPanel>();

  private constructor(extensionUri: vscode.Uri, log: Log) {
    this.extensionUri = extensionUri;
    const worker = vscode.Uri.joinPath(extensionUri, 'dist', 'engine.js').fsPath;
    this.engine = new EngineClient(
      worker,
      {
        sessionChanged: ({ session, state }) => this.pool.changed(session, state),
        viewChanged: ({ view, state }) => {
          for (const panel of this.panels) if (panel.shows(view)) panel.viewChanged(state);
        },
      },
      (failure, cause) => {
        log.error(`${failure.message} ${cause?.message ?? ''}`);
        this.pool.lost(failure);
      },
    );
    this.pool = new SessionPool(sessionsOf(this.engine));
  }

  /** Registers the editor under both of its view types. */
  static register(context: vscode.ExtensionContext, log: Log): void {
    const editor = new FlowLogEditor(context.extensionUri, log);
    const options = { supportsMultipleEditorsPerDocument: true };
    context.subscriptions.push(
      { dispose: () => editor.engine.dispose() },
      editor.records.register(),
      vscode.window.registerCustomEditorProvider(BLOB_VIEW, editor, options),
      vscode.window.registerCustomEditorProvider(FILE_VIEW, editor, options),
    );
  }

  openCustomDocument(uri: vscode.Uri): Promise<FlowLogDocument> {
    return FlowLogDocument.open(uri, this.pool);
  }

  resolveCustomEditor(document: FlowLogDocument, tab: vscode.WebviewPanel): void {
    const root = vscode.Uri.joinPath(this.extensionUri, 'dist', 'webview');
    tab.webview.options = { enableScripts: true, localResourceRoots: [root] };
    const panel = new EditorPanel(tab, document, this.engine, this.records);
    this.panels.add(panel);
    tab.onDidDispose(() => {
      this.panels.delete(panel);
      panel.dispose();
    });
    tab.webview.html = pageHtml(tab.webview, this.extensionUri);
  }
}

function sessionsOf(engine: EngineClient): SessionEngine {
  // An engine that dies tells the pool by itself; a call lost with it needs no second word.
  const lost = () => undefined;
  return {
    openSession: (session, source) =>
      void engine.call('openSession', { session, source }).catch(lost),
    closeSession: (session) => void engine.call('closeSession', { session }).catch(lost),
  };
}
