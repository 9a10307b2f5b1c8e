import * as vscode from 'vscode';
import type { Prompting } from '../accounts/accounts.ts';
import { toFailure } from '../protocol/failure.ts';
import { settings } from '../platform/settings.ts';
import type { LiveWish, SessionState } from '../protocol/session.ts';
import { beginning, type Lease, type SessionPool } from './session-pool.ts';
import { type IdentifiedSource, type LogPlaces, sourceOfUri } from './source-of-uri.ts';

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
  private readonly places: LogPlaces;
  private readonly reloaded = new vscode.EventEmitter<void>();
  private held: Held | undefined;
  private isClosed = false;
  /** Readings follow one another: two at once would each take a lease. */
  private reading: Promise<void> = Promise.resolve();
  private failed: SessionState | undefined;
  private restarts = 0;
  private isRestarting = false;
  private found: IdentifiedSource | undefined;
  private isLive = false;
  private isShown = true;

  private constructor(uri: vscode.Uri, pool: SessionPool, places: LogPlaces) {
    this.uri = uri;
    this.pool = pool;
    this.places = places;
  }

  /** Never rejects: a document that cannot be had opens too, and says why. */
  static async open(
    uri: vscode.Uri,
    pool: SessionPool,
    places: LogPlaces,
  ): Promise<FlowLogDocument> {
    const document = new FlowLogDocument(uri, pool, places);
    // Tabs come back by themselves when a window opens: nobody is asked to sign in for them.
    await document.acquire({ mayPrompt: false });
    return document;
  }

  /** The session's lease; `undefined` where the document could not be had. */
  get lease(): Lease | undefined {
    return this.held?.lease;
  }

  /** How a set is to be shown at first. */
  get firstView(): Pick<IdentifiedSource, 'filter' | 'columns'> {
    return this.found ?? {};
  }

  /** Takes what comes to the logs, or ends that; also once they are read anew. */
  setLive(isLive: boolean): void {
    this.isLive = isLive;
    this.held?.lease.setLive(this.liveWish);
  }

  /** A live log that nobody sees is looked at less often. */
  setShown(isShown: boolean): void {
    if (this.isShown === isShown) return;
    this.isShown = isShown;
    if (this.isLive) this.held?.lease.setLive(this.liveWish);
  }

  /** Reads on what was not read; what was not found is looked for again. */
  async loadRest(): Promise<void> {
    if ((this.found?.log.missing ?? []).length > 0) await this.reload();
    else this.held?.lease.retry();
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
      const found = await sourceOfUri(this.uri, this.places, prompting);
      const { key, log } = found;
      if (this.isClosed) return;
      const lease = this.pool.acquire(key, log);
      this.found = found;
      if (this.isLive) lease.setLive(this.liveWish);
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

  private get liveWish(): LiveWish | null {
    if (!this.isLive) return null;
    return { interval: settings.liveInterval(), isShown: this.isShown };
  }

  private release(): void {
    this.held?.stopListening();
    this.held?.lease.release();
    this.held = undefined;
  }
}
