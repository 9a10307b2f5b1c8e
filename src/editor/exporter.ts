import path from 'node:path';
import * as vscode from 'vscode';
import { formatCount } from '../core/format/numbers.ts';
import type { EngineClient } from '../engine/client.ts';
import { askForFile } from '../platform/save-file.ts';
import type { Exported, ExportProgress, ExportRequest } from '../protocol/export.ts';
import { canceller } from '../protocol/platform.ts';
import { exportedWords } from './exported-words.ts';
import { noticeText } from '../platform/notice-text.ts';

type Kind = Pick<ExportRequest, 'what' | 'format'>;

const KINDS: readonly (vscode.QuickPickItem & Kind)[] = [
  { label: 'Tuples as CSV', detail: 'For spreadsheets.', what: 'tuples', format: 'csv' },
  {
    label: 'Tuples as NDJSON',
    detail: 'One JSON object a line, for scripts and databases.',
    what: 'tuples',
    format: 'ndjson',
  },
  {
    label: 'Conversations as CSV',
    detail: 'One row a flow, stitched by begin, continuing and end.',
    what: 'conversations',
    format: 'csv',
  },
  {
    label: 'Conversations as NDJSON',
    detail: 'One JSON object a flow.',
    what: 'conversations',
    format: 'ndjson',
  },
];

/** Writes what tabs show to files that people choose: asks, shows how far it is, and says it. */
export class Exporter {
  private readonly engine: EngineClient;
  private readonly running = new Map<number, (progress: ExportProgress) => void>();
  private next = 1;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  /** The engine says how far an export is. */
  progressed(exported: number, progress: ExportProgress): void {
    this.running.get(exported)?.(progress);
  }

  /** Exports the rows of a view on the document at `uri`, as the filter leaves them. */
  async export(view: number, uri: vscode.Uri): Promise<void> {
    const placeHolder = 'What to export: all that the filter shows, in the order of the table';
    const kind = await vscode.window.showQuickPick(KINDS, { title: 'Export', placeHolder });
    if (kind === undefined) return;
    const target = await askWhere(uri, kind);
    if (target === undefined) return;
    const { what, format } = kind;
    const exported = await this.write(view, { what, format, path: target.fsPath });
    const { message, isWhole } = exportedWords(exported, what, path.basename(target.fsPath));
    if (isWhole) void vscode.window.showInformationMessage(noticeText(message));
    else void vscode.window.showWarningMessage(noticeText(message));
  }

  private async write(view: number, request: ExportRequest): Promise<Exported> {
    const exported = this.next++;
    const title = `Exporting ${request.what}`;
    const location = vscode.ProgressLocation.Notification;
    try {
      return await vscode.window.withProgress(
        { title, location, cancellable: true },
        (progress, token) => {
          this.running.set(exported, reporting(progress));
          const work = canceller();
          token.onCancellationRequested(() => work.abort());
          const params = { view, exported, request };
          return this.engine.call('exportView', params, { signal: work.signal });
        },
      );
    } finally {
      this.running.delete(exported);
    }
  }
}

function askWhere(uri: vscode.Uri, { what, format }: Kind) {
  const name = path.posix.basename(uri.path).replace(/(\.[a-z]+)+$/i, '');
  return askForFile('exports', {
    title: 'Export',
    name: `${name}-${what}.${format}`,
    folder: vscode.Uri.joinPath(uri, '..'),
    filters: format === 'csv' ? { CSV: ['csv'] } : { NDJSON: ['ndjson', 'jsonl'] },
  });
}

/** Progress is told in hundredths, as what has come since it was told last. */
function reporting(progress: vscode.Progress<{ message: string; increment: number }>) {
  let told = 0;
  return ({ rows, total }: ExportProgress) => {
    const percent = total === 0 ? 100 : (rows / total) * 100;
    const message = `${formatCount(rows)} of ${formatCount(total)}`;
    progress.report({ message, increment: percent - told });
    told = percent;
  };
}
