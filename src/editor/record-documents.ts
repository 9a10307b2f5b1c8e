import * as vscode from 'vscode';
import { formatUtc } from '../core/format/time.ts';
import type { RecordText } from '../protocol/record-text.ts';

const SCHEME = 'flow-log-record';

/** A window that was loaded again asks for documents whose text is not at hand any more. */
const GONE = 'This record is not at hand any more. Show it again from the table of its log.';

/** How long an open document may take to hear of its text, ms. */
const PATIENCE = 2000;

/** Records as read-only documents: each lives as long as an editor shows it. */
export class RecordDocuments implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();

  get onDidChange(): vscode.Event<vscode.Uri> {
    return this.changed.event;
  }

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? GONE;
  }

  /** Opens a record of the log at `log`, with what was sought in it revealed and selected. */
  async show(log: vscode.Uri, record: RecordText): Promise<void> {
    const uri = recordUri(log, record);
    this.texts.set(uri.toString(), record.text);
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.getText() === GONE) await this.renew(uri);
    const range = [record.start, record.end].map((at) => document.positionAt(at));
    const selection = new vscode.Range(range[0]!, range[1]!);
    // Not as a preview: it would take the place of the log's own tab, if that is one.
    await vscode.window.showTextDocument(document, { preview: false, selection });
    if (record.remark !== '') void vscode.window.showWarningMessage(record.remark);
  }

  private async renew(uri: vscode.Uri): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE);
      const listening = vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() !== uri.toString()) return;
        clearTimeout(timer);
        listening.dispose();
        resolve();
      });
      this.changed.fire(uri);
    });
  }
}

/** `PT1H.json record 2026-11-21 14:33:12 UTC.json`, one document for each record of each log. */
function recordUri(log: vscode.Uri, { source, recordTime, recordOffset }: RecordText): vscode.Uri {
  const file = source.split(/[/\\]/).at(-1)!;
  const name =
    recordTime === 0
      ? `${file} at byte ${recordOffset}.json`
      : `${file} record ${formatUtc(recordTime).slice(0, 19)} UTC.json`;
  const query = `${log.toString()} ${recordOffset}`;
  return vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query });
}
