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
  readonly stopListening: () => void;
}

/** How often reading begins again by itself: a log that is always written anew is never read. */
const MOST_RESTARTS = 3;

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
  private restarts = 0;
  private isRestarting = false;

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
    return this.shown(this.held?.lease.state ?? this.failed ?? beginning(''));
  }

  /** Hears of every change of the state from now on, until the function returned is called. */
  listen(listener: (state: SessionState) => void): () => void {
    const stop = this.held?.lease.listen((state) => listener(this.shown(state)));
    return stop ?? (() => undefined);
  }

  /** The document is read anew, by another session. */
  get onReloaded(): vscode.Event<void> {
    return this.reloaded.event;
  }

  /** Reads the document again, as it is now: a person asks for that, and may be asked to sign in. */
  async reload(): Promise<void> {
    this.restarts = 0;
    await this.beginAgain({ mayPrompt: true });
  }

  private async beginAgain(prompting: Prompting): Promise<void> {
    this.reading = this.reading.then(() => this.readAgain(prompting));
    await this.reading;
  }

  dispose(): void {
    this.isClosed = true;
    this.release();
    this.reloaded.dispose();
  }

  private async readAgain(prompting: Prompting): Promise<void> {
    if (this.held !== undefined) this.pool.forget(this.held.key);
    this.release();
    await this.acquire(prompting);
    this.reloaded.fire();
  }

  private async acquire(prompting: Prompting): Promise<void> {
    this.isRestarting = false;
    try {
      const { key, log } = await sourceOfUri(this.uri, this.blobs, prompting);
      if (this.isClosed) return;
      const lease = this.pool.acquire(key, log);
      const stopListening = lease.listen((state) => this.restartIfChanged(state));
      this.held = { key, lease, stopListening };
      this.failed = undefined;
    } catch (thrown) {
      const name = this.uri.path.split('/').at(-1) ?? '';
      this.failed = { ...beginning(name), phase: 'failed', failure: toFailure(thrown) };
    }
  }

  /** What was read of a log that was written anew is no part of it: nobody needs to be asked. */
  private restartIfChanged({ failure }: SessionState): void {
    if (failure?.code !== 'changed' || this.restarts === MOST_RESTARTS) return;
    this.restarts++;
    this.isRestarting = true;
    void this.beginAgain({ mayPrompt: false });
  }

  private shown(state: SessionState): SessionState {
    const { restarts } = this;
    if (this.isRestarting) return { ...beginning(state.name), restarts };
    return restarts === 0 ? state : { ...state, restarts };
  }

  private release(): void {
    this.held?.stopListening();
    this.held?.lease.release();
    this.held = undefined;
  }
}
