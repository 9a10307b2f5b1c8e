import * as vscode from 'vscode';
import { formatUtc } from '../core/format/time.ts';
import type { RecordText } from '../protocol/record-text.ts';

const SCHEME = 'flow-log-record';

/** Records as read-only documents: each lives as long as an editor shows it. */
export class RecordDocuments implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
    );
  }

  /** `undefined` is no document: nobody opens one whose record was not read just before. */
  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.texts.get(uri.toString());
  }

  /** Opens a record of the log at `log`, with what was sought in it revealed and selected. */
  async show(log: vscode.Uri, record: RecordText): Promise<void> {
    const uri = recordUri(log, record);
    this.texts.set(uri.toString(), record.text);
    const document = await vscode.workspace.openTextDocument(uri);
    const range = [record.start, record.end].map((at) => document.positionAt(at));
    const selection = new vscode.Range(range[0]!, range[1]!);
    // Not as a preview: it would take the place of the log's own tab, if that is one.
    await vscode.window.showTextDocument(document, { preview: false, selection });
    if (record.remark !== '') void vscode.window.showWarningMessage(record.remark);
  }
}

/**
 * `PT1H.json record 2026-11-21 14:33:12 UTC.json`, one document for each record of each log, and
 * another one where the log was read anew and the record there is not the same.
 */
function recordUri(log: vscode.Uri, record: RecordText): vscode.Uri {
  const { source, recordTime, recordOffset, text } = record;
  const file = source.split(/[/\\]/).at(-1)!;
  const name =
    recordTime === 0
      ? `${file} at byte ${recordOffset}.json`
      : `${file} record ${formatUtc(recordTime).slice(0, 19)} UTC.json`;
  const query = `${log.toString()} ${recordOffset} ${text.length}`;
  return vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query });
}
