import * as vscode from 'vscode';
import type { Prompting } from '../accounts/accounts.ts';
import type { Blobs } from '../blobs/blobs.ts';
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
  private readonly blobs: Blobs;
  private readonly reloaded = new vscode.EventEmitter<void>();
  private held: Held | undefined;
  private isClosed = false;
  /** Readings follow one another: two at once would each take a lease. */
  private reading: Promise<void> = Promise.resolve();
  private failed: SessionState | undefined;

  private constructor(uri: vscode.Uri, pool: SessionPool, blobs: Blobs) {
    this.uri = uri;
    this.pool = pool;
    this.blobs = blobs;
  }

  /** Never rejects: a document that cannot be had opens too, and says why. */
  static async open(uri: vscode.Uri, pool: SessionPool, blobs: Blobs): Promise<FlowLogDocument> {
    const document = new FlowLogDocument(uri, pool, blobs);
    // Tabs come back by themselves when a window opens: nobody is asked to sign in for them.
    await document.acquire({ mayPrompt: false });
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

  /** Reads the document again, as it is now: a person asks for that, and may be asked to sign in. */
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
    await this.acquire({ mayPrompt: true });
    this.reloaded.fire();
  }

  private async acquire(prompting: Prompting): Promise<void> {
    try {
      const { key, source } = await sourceOfUri(this.uri, this.blobs, prompting);
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
