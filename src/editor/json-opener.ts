import * as vscode from 'vscode';
import { BLOB_SCHEME } from '../blobs/blob-uri.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { formatBytes } from '../core/format/numbers.ts';
import type { EngineClient } from '../engine/client.ts';
import { FailureError } from '../protocol/failure.ts';
import { canceller } from '../protocol/platform.ts';
import type { RecordText } from '../protocol/record-text.ts';
import type { RecordDocuments } from './record-documents.ts';
import { noticeText } from '../platform/notice-text.ts';

/** Blobs are one line, and a text editor is no pleasure in longer ones, bytes. */
const LARGEST_TEXT = 5_000_000;

/** Opens logs as JSON: as text, or, of large blobs, record by record. */
export class JsonOpener {
  private readonly engine: EngineClient;
  private readonly records: RecordDocuments;
  private readonly blobs: Blobs;

  constructor(engine: EngineClient, records: RecordDocuments, blobs: Blobs) {
    this.engine = engine;
    this.records = records;
    this.blobs = blobs;
  }

  /** Rejects with a `FailureError`. */
  async open(uri: vscode.Uri): Promise<void> {
    if (uri.scheme === BLOB_SCHEME) {
      const { size } = await this.blobs.facts(this.blobs.place(uri), { mayPrompt: true });
      if (size > LARGEST_TEXT) return this.openFirst(uri, size);
    }
    await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
  }

  private async openFirst(uri: vscode.Uri, size: number): Promise<void> {
    const first = await this.read(uri);
    if (first === undefined) throw noRecords(uri, size);
    await this.show(uri, first);
  }

  private async openNext(uri: vscode.Uri, after: number): Promise<void> {
    const next = await this.read(uri, after);
    if (next !== undefined) return this.show(uri, next);
    void vscode.window.showInformationMessage('This was the last record of the log.');
  }

  private async show(uri: vscode.Uri, record: RecordText): Promise<void> {
    await this.records.show(uri, record, () => this.openNext(uri, record.recordOffset));
  }

  private async read(uri: vscode.Uri, after?: number): Promise<RecordText | undefined> {
    const source = await this.blobs.description(this.blobs.place(uri));
    const title = noticeText(`Reading a record of ${source.name}`);
    const location = vscode.ProgressLocation.Notification;
    const params = { source, ...(after === undefined ? {} : { after }) };
    return vscode.window.withProgress({ title, location, cancellable: true }, (_, token) => {
      const work = canceller();
      token.onCancellationRequested(() => work.abort());
      return this.engine.call('readRecord', params, { signal: work.signal });
    });
  }
}

function noRecords(uri: vscode.Uri, size: number): FailureError {
  const name = uri.path.split('/').at(-1) ?? '';
  const sizes = `${formatBytes(size)}; above ${formatBytes(LARGEST_TEXT)}`;
  return new FailureError(
    'unreadable',
    `${name} has ${sizes} blobs are shown by their records, and it has no record with flow tuples.`,
    'Download it to look at it in another program.',
  );
}
