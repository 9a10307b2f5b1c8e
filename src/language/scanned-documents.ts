import * as vscode from 'vscode';
import { settings } from '../platform/settings.ts';
import { isFlowLog, linesOf, sizeOf } from './documents.ts';
import type { ScanModel } from './scan/scan-model.ts';
import { scanText } from './scan/scan-text.ts';

/** How long a person must not have typed, ms. */
const PAUSE = 300;

interface Scan {
  readonly version: number;
  readonly model: Promise<ScanModel | undefined>;
}

/** One scan for each version of a document, shared by all who want to know what is in it. */
export class ScannedDocuments {
  private readonly scans = new Map<vscode.TextDocument, Scan>();
  /** When a document that is scanned was last changed. */
  private readonly changed = new Map<vscode.TextDocument, number>();

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.scans.has(document)) this.changed.set(document, performance.now());
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.scans.delete(document);
        this.changed.delete(document);
      }),
    );
  }

  /**
   * What a document holds: `undefined` where it is no flow log, too large, or where it changed
   * before it was known; whoever shows it will ask again.
   */
  async modelOf(document: vscode.TextDocument): Promise<ScanModel | undefined> {
    if (!isFlowLog(document)) return undefined;
    const known = this.scans.get(document);
    if (known?.version === document.version) return known.model;
    const scan = { version: document.version, model: this.scan(document) };
    this.scans.set(document, scan);
    return scan.model;
  }

  private async scan(document: vscode.TextDocument): Promise<ScanModel | undefined> {
    const { version } = document;
    const isStale = () => document.isClosed || document.version !== version;
    await this.pause(document);
    if (isStale() || sizeOf(document) > settings.rawJson.largestScannedDocument()) return undefined;
    return scanText(linesOf(document), isStale);
  }

  private async pause(document: vscode.TextDocument): Promise<void> {
    const changed = this.changed.get(document);
    const rest = changed === undefined ? 0 : changed + PAUSE - performance.now();
    if (rest > 0) await new Promise((resolve) => void setTimeout(resolve, rest));
  }
}
