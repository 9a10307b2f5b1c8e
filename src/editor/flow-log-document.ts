import * as vscode from 'vscode';
import { toFailure } from '../protocol/failure.ts';
import type { SessionState } from '../protocol/session.ts';
import { beginning, type Lease, type SessionPool } from './session-pool.ts';
import { sourceOfUri } from './source-of-uri.ts';

interface Held {
  readonly key: string;
  readonly lease: Lease;
}

/** An open flow log: a share in the session that reads it, or why it cannot be read. */
export class FlowLogDocument implements vscode.CustomDocument {
  readonly uri: vscode.Uri;
  private readonly pool: SessionPool;
  private readonly reloaded = new vscode.EventEmitter<void>();
  private held: Held | undefined;
  private isClosed = false;
  /** Readings follow one another: two at once would each take a lease. */
  private reading: Promise<void> = Promise.resolve();
  private failed: SessionState | undefined;

  private constructor(uri: vscode.Uri, pool: SessionPool) {
    this.uri = uri;
    this.pool = pool;
  }

  /** Never rejects: a document that cannot be had opens too, and says why. */
  static async open(uri: vscode.Uri, pool: SessionPool): Promise<FlowLogDocument> {
    const document = new FlowLogDocument(uri, pool);
    await document.acquire();
    return document;
  }

  /** The session's lease; `undefined` where the document could not be had. */
  get lease(): Lease | undefined {
    return this.held?.lease;
  }

  get state(): SessionState {
    return this.held?.lease.state ?? this.failed ?? beginning('');
  }

  /** The document is read anew, by another session. */
  get onReloaded(): vscode.Event<void> {
    return this.reloaded.event;
  }

  /** Reads the document again, as it is now. */
  async reload(): Promise<void> {
    this.reading = this.reading.then(() => this.readAgain());
    await this.reading;
  }

  dispose(): void {
    this.isClosed = true;
    this.release();
    this.reloaded.dispose();
  }

  private async readAgain(): Promise<void> {
    if (this.held !== undefined) this.pool.forget(this.held.key);
    this.release();
    await this.acquire();
    this.reloaded.fire();
  }

  private async acquire(): Promise<void> {
    try {
      const { key, source } = await sourceOfUri(this.uri);
      if (this.isClosed) return;
      this.held = { key, lease: this.pool.acquire(key, source) };
      this.failed = undefined;
    } catch (thrown) {
      const name = this.uri.path.split('/').at(-1) ?? '';
      this.failed = { ...beginning(name), phase: 'failed', failure: toFailure(thrown) };
    }
  }

  private release(): void {
    this.held?.lease.release();
    this.held = undefined;
  }
}
