import path from 'node:path';
import * as vscode from 'vscode';
import { parseBlobName } from '../core/format/blob-name.ts';
import { formatBytes } from '../core/format/numbers.ts';
import { formatUtc } from '../core/format/time.ts';
import type { EngineClient } from '../engine/client.ts';
import { askForFile } from '../platform/save-file.ts';
import type { DownloadProgress } from '../protocol/download.ts';
import { canceller } from '../protocol/platform.ts';
import type { BlobDescription } from '../protocol/session.ts';
import type { Blobs } from './blobs.ts';
import { noticeText } from '../platform/notice-text.ts';

const OPEN = 'Open as Table';

/** Copies blobs to files that people choose: asks, shows how far it is, and says it. */
export class Downloader {
  private readonly engine: EngineClient;
  private readonly blobs: Blobs;
  private readonly running = new Map<number, (progress: DownloadProgress) => void>();
  private next = 1;

  constructor(engine: EngineClient, blobs: Blobs) {
    this.engine = engine;
    this.blobs = blobs;
  }

  /** The engine says how far a download is. */
  progressed(download: number, progress: DownloadProgress): void {
    this.running.get(download)?.(progress);
  }

  /** Downloads the blob of a document. Rejects with a `FailureError`. */
  async download(uri: vscode.Uri): Promise<void> {
    const place = this.blobs.place(uri);
    // Signs in, and tells of what is not there, before anybody thinks of a name for it.
    await this.blobs.facts(place, { mayPrompt: true });
    const title = 'Download';
    const target = await askForFile('downloads', { title, name: nameFor(place.path) });
    if (target === undefined) return;
    const bytes = await this.write(await this.blobs.description(place), target.fsPath);
    const words = `${path.basename(target.fsPath)} was downloaded: ${formatBytes(bytes)}.`;
    const chosen = await vscode.window.showInformationMessage(noticeText(words), OPEN);
    if (chosen === OPEN) await vscode.commands.executeCommand('flowLogs.openAsTable', target);
  }

  private async write(source: BlobDescription, file: string): Promise<number> {
    const download = this.next++;
    const title = noticeText(`Downloading ${source.name}`);
    const location = vscode.ProgressLocation.Notification;
    const options = { title, location, cancellable: true };
    try {
      return await vscode.window.withProgress(options, (progress, token) => {
        this.running.set(download, reporting(progress));
        const work = canceller();
        token.onCancellationRequested(() => work.abort());
        const params = { download, source, path: file };
        return this.engine.call('downloadSource', params, { signal: work.signal });
      });
    } finally {
      this.running.delete(download);
    }
  }
}

/** All logs have one name in storage: the copy's says its hour and NIC too. */
function nameFor(blobPath: string): string {
  const name = path.posix.basename(blobPath);
  const log = parseBlobName(blobPath);
  if (log === undefined) return name;
  const hour = `${formatUtc(log.hour).slice(0, 13).replace(' ', 'T')}Z`;
  return [hour, log.macAddress, name].filter((part) => part !== '').join('-');
}

/** Progress is told in hundredths, as what has come since it was told last. */
function reporting(progress: vscode.Progress<{ message: string; increment: number }>) {
  const start = performance.now();
  let told = 0;
  return ({ bytes, total }: DownloadProgress) => {
    const percent = total === 0 ? 100 : (bytes / total) * 100;
    const rate = formatBytes((bytes / Math.max(1, performance.now() - start)) * 1000);
    const message = `${formatBytes(bytes)} of ${formatBytes(total)}, ${rate}/s`;
    progress.report({ message, increment: percent - told });
    told = percent;
  };
}
