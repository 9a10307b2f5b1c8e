import * as vscode from 'vscode';
import type { AddressWords } from '../core/format/address-words.ts';
import type { EngineClient } from '../engine/client.ts';
import { onDidChangeSetting } from '../platform/settings.ts';
import type { NamesReport, NamesSources } from '../protocol/names.ts';
import { FileWatches } from './file-watches.ts';
import { findNames, type FoundNames, NAMES_PATTERN } from './find-names.ts';

/** Files are often written several at once, ms. */
const REST = 200;

/** A hover that comes later comes too late, ms. */
const PATIENCE = 1000;

const NOTHING: NamesSources = { files: [], geoip: [] };

/** Whom the service tells what became of the files. */
export interface NamesListener {
  readonly reported: (report: NamesReport, found: FoundNames) => void;
  readonly failed: (thrown: unknown) => void;
}

/** Finds what addresses are named by, and hands it to the engine whenever it changes. */
export class NamesService {
  private readonly engine: EngineClient;
  private readonly listener: NamesListener;
  private readonly changed = new vscode.EventEmitter<void>();
  /** Addresses may have other names now. */
  readonly onDidChange = this.changed.event;
  private readonly watches = new FileWatches(() => this.later());
  private sources = NOTHING;
  private timer: NodeJS.Timeout | undefined;
  private syncs = 0;

  constructor(engine: EngineClient, listener: NamesListener) {
    this.engine = engine;
    this.listener = listener;
    // An engine that begins, or begins again, knows no names.
    engine.onStart(() => {
      if (this.hasNames) this.engine.call('setNames', this.sources).catch(listener.failed);
    });
  }

  /** Looks for files now, and whenever they or the settings change. */
  register(): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(NAMES_PATTERN);
    const later = () => this.later();
    later();
    return vscode.Disposable.from(
      this.changed,
      this.watches,
      watcher,
      watcher.onDidCreate(later),
      watcher.onDidChange(later),
      watcher.onDidDelete(later),
      onDidChangeSetting('names', later),
      vscode.workspace.onDidChangeWorkspaceFolders(later),
      vscode.workspace.onDidGrantWorkspaceTrust(later),
      { dispose: () => clearTimeout(this.timer) },
    );
  }

  /** What is known of addresses; nothing where there are no names, or not in time. */
  async words(addresses: readonly string[]): Promise<readonly AddressWords[]> {
    if (!this.hasNames) return [];
    const asked = this.engine.call('nameAddresses', { addresses }, { timeout: PATIENCE });
    return asked.catch(() => []);
  }

  private get hasNames(): boolean {
    const { files, serviceTags, geoip } = this.sources;
    return files.length + geoip.length > 0 || serviceTags !== undefined;
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.sync().catch((thrown: unknown) => this.listener.failed(thrown));
    }, REST);
  }

  private async sync(): Promise<void> {
    const sync = ++this.syncs;
    const found = await findNames();
    if (sync !== this.syncs) return;
    const hadNames = this.hasNames;
    this.sources = found.sources;
    this.watches.set(found.named);
    // An engine is not started for nothing.
    if (!hadNames && !this.hasNames && found.failures.length === 0) return;
    const report = await this.engine.call('setNames', found.sources);
    if (sync !== this.syncs) return;
    this.listener.reported(report, found);
    this.changed.fire();
  }
}
