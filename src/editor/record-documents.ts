import * as vscode from 'vscode';
import { visible } from '../core/filter/inert-text.ts';
import { dateAndClock } from '../core/format/clock.ts';
import { FailureError } from '../protocol/failure.ts';
import type { RecordText } from '../protocol/record-text.ts';

const SCHEME = 'flow-log-record';

/** What stands in a tab whose record is gone: that of a window that was loaded anew. */
const GONE =
  'Choose “Show in JSON” again in the table, or “Flow Logs: Open Record at Cursor” in the log.';

/** A record that an editor shows. */
interface Shown {
  readonly key: string;
  readonly text: string;
  readonly uri: vscode.Uri;
  readonly openNext: OpenNext | undefined;
}

/** Opens the record behind one. */
type OpenNext = () => Promise<void>;

/** For `when` clauses: the URIs of records that the next one can be opened of. */
const CONTEXT = 'flowLogs.recordsWithNext';

/** Records as read-only documents: each lives as long as an editor shows it. */
export class RecordDocuments implements vscode.TextDocumentContentProvider {
  /** By their URIs. */
  private readonly shown = new Map<string, Shown>();
  /** Tabs of the window before it was loaded anew still have its numbers: these begin above them. */
  private lastNumber = Date.now();

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.shown.get(uri.toString())?.text ?? GONE;
  }

  /**
   * Opens a record of the log at `log`, with what was sought in it revealed and selected;
   * `openNext` opens the one behind it, where that can be done.
   */
  async show(log: vscode.Uri, record: RecordText, openNext?: OpenNext): Promise<void> {
    const document = await this.open(this.uriOf(log, record, openNext));
    const range = [record.start, record.end].map((at) => document.positionAt(at));
    const selection = new vscode.Range(range[0]!, range[1]!);
    // Not as a preview: it would take the place of the log's own tab, if that is one.
    await vscode.window.showTextDocument(document, { preview: false, selection });
    if (record.remark !== '') void vscode.window.showWarningMessage(record.remark);
  }

  /** Opens the record behind the one that a document shows. Rejects where that cannot be done. */
  async openNext(uri: vscode.Uri | undefined): Promise<void> {
    const openNext = this.shown.get(String(uri))?.openNext;
    if (openNext !== undefined) return openNext();
    throw new FailureError(
      'not-found',
      'No record is in front that the next one is known of.',
      'Open a large log of a storage account by “Flow Logs: Open as JSON” first.',
    );
  }

  private forget(uri: vscode.Uri): void {
    if (this.shown.delete(uri.toString())) this.tellContext();
  }

  private tellContext(): void {
    const uris = [...this.shown].filter(([, { openNext }]) => openNext !== undefined);
    void vscode.commands.executeCommand(
      'setContext',
      CONTEXT,
      uris.map(([uri]) => uri),
    );
  }

  private async open(uri: vscode.Uri): Promise<vscode.TextDocument> {
    try {
      return await vscode.workspace.openTextDocument(uri);
    } catch (thrown) {
      this.forget(uri);
      throw thrown;
    }
  }

  /**
   * One document for each record of each log, and another one where the log was read anew and the
   * record there is not the same. The log's own URI may carry a secret and stays out of it.
   */
  private uriOf(log: vscode.Uri, record: RecordText, openNext?: OpenNext): vscode.Uri {
    const { source, recordOffset, text } = record;
    const key = JSON.stringify([log.toString(), source, recordOffset]);
    const known = [...this.shown.values()].find((one) => one.key === key && one.text === text);
    if (known !== undefined) return known.uri;
    const query = String(++this.lastNumber);
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${nameOf(record)}`, query });
    this.shown.set(uri.toString(), { key, text, uri, openNext });
    this.tellContext();
    return uri;
  }
}

/** `PT1H.json record 2026-11-21 14:33:12 UTC.json`. */
function nameOf({ source, recordTime, recordOffset }: RecordText): string {
  const file = visible(source.split(/[/\\]/).at(-1)!);
  return recordTime === 0
    ? `${file} at byte ${recordOffset}.json`
    : `${file} record ${dateAndClock(recordTime)} UTC.json`;
}
