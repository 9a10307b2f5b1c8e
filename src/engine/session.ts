import { formatBytes } from '../core/format/numbers.ts';
import { FlowTable } from '../core/table/flow-table.ts';
import { TableTotals } from '../core/table/table-totals.ts';
import { type Failure, FailureError, toFailure } from '../protocol/failure.ts';
import type { LiveWish, LogDescription, SessionPhase, SessionState } from '../protocol/session.ts';
import { nobodySignsIn, type TokenSource } from '../protocol/storage.ts';
import { openSource } from '../sources/open-source.ts';
import { Live, type LiveTarget } from './live/live.ts';
import { lookForMore } from './live/live-look.ts';
import { mayGrow } from './live/live-source.ts';
import { LogReader } from './reading/log-reader.ts';
import { Readings } from './reading/readings.ts';
import type { ReadingSite } from './reading/source-reading.ts';
import { Transfer } from './reading/transfer.ts';
import { SessionFlows } from './session-flows.ts';

/** How often a loading session reports, ms: often enough to look alive. */
const REPORT_INTERVAL = 100;

/** How often one does that reads from a server, although nothing may have come, ms. */
const TRANSFER_INTERVAL = 1000;

/** What a session may ask for and take. */
export interface SessionOptions {
  readonly tokens?: TokenSource;
  /** Memory that its table may take, in bytes. */
  readonly memoryLimit?: number;
}

/** Logs that are being read or were read into one table, and how far that is. */
export class Session {
  readonly table = new FlowTable();
  readonly flows = new SessionFlows(this.table);
  readonly description: LogDescription;
  readonly readings: Readings;
  readonly reader: LogReader;
  private readonly report: (session: Session) => void;
  private readonly memoryLimit: number;
  private readonly totals = new TableTotals(this.table);
  private readonly transfer: Transfer | undefined;
  private abort = new AbortController();
  private phase: SessionPhase = 'loading';
  private failure: Failure | undefined;
  private nextReport = 0;
  private writing: Promise<void> = Promise.resolve();
  private live: Live | undefined;
  private wish: LiveWish | null = null;

  /** `report` is called whenever the state has changed, while loading every now and then. */
  constructor(
    description: LogDescription,
    report: (session: Session) => void,
    { tokens = nobodySignsIn, memoryLimit = Infinity }: SessionOptions = {},
  ) {
    const { sources } = description;
    this.description = description;
    this.memoryLimit = memoryLimit;
    this.report = report;
    const isRemote = sources.some(({ kind }) => kind === 'blob');
    if (isRemote) this.transfer = new Transfer(() => report(this));
    this.readings = new Readings(description, (source) => {
      const { signal } = this.abort;
      return openSource(source, tokens, { signal, watch: this.transfer?.watch() });
    });
    this.reader = new LogReader(this.readings.byName, tokens);
  }

  get isLoading(): boolean {
    return this.phase === 'loading';
  }

  /** True where rows of several logs make one table: they are shown by their time. */
  get isJoined(): boolean {
    const { isSet = false, sources } = this.description;
    return isSet || sources.length > 1;
  }

  /** Times of the earliest and latest tuple so far, ms; not finite while there are none. */
  get times(): { readonly firstTime: number; readonly lastTime: number } {
    this.totals.update();
    return this.totals;
  }

  /** Reads the logs to their ends. Never rejects: how it ended is in the state. */
  async load(): Promise<void> {
    const report = () => this.report(this);
    const timer = this.transfer === undefined ? undefined : setInterval(report, TRANSFER_INTERVAL);
    try {
      await this.alone(() => this.readings.read(this.site));
      this.end(this.readings.commonFailure);
    } catch (thrown) {
      if (this.abort.signal.aborted) this.phase = 'cancelled';
      else this.end(toFailure(thrown));
    }
    clearInterval(timer);
    this.beLive();
    this.report(this);
  }

  /** Takes what comes to the logs from now on, or once they are loaded; `null` ends that. */
  setLive(wish: LiveWish | null): void {
    this.wish = wish;
    this.beLive();
    this.report(this);
  }

  /** Reads on where logs could not be read, once all others are. Never rejects. */
  async retry(): Promise<void> {
    if (this.isLoading) return;
    this.abort = new AbortController();
    this.phase = 'loading';
    this.failure = undefined;
    this.report(this);
    await this.load();
  }

  /** Stops loading, requests under way too, and keeps what has arrived. */
  cancel(): void {
    this.abort.abort();
  }

  /** Ends all that is under way. */
  close(): void {
    this.live?.stop();
    this.cancel();
  }

  state(): SessionState {
    this.totals.update();
    const { readings } = this;
    const { total, byKind, verdict } = readings.problems;
    return {
      phase: this.phase,
      name: this.description.name,
      bytesRead: readings.bytesRead,
      bytesTotal: readings.bytesTotal,
      totals: this.totalsNow(),
      verdict,
      problems: total,
      problemsByKind: byKind,
      canBeLive: this.canBeLive,
      memory: this.table.byteLength,
      leftOut: readings.leftOut,
      ...this.transferNow(),
      ...(this.isJoined ? { sources: readings.state } : {}),
      ...(this.live === undefined ? {} : { live: this.live.state }),
      ...(this.failure === undefined ? {} : { failure: this.failure }),
    };
  }

  private get canBeLive(): boolean {
    const { window } = this.description;
    if (this.phase !== 'ready' || (window?.to ?? Infinity) !== Infinity) return false;
    const { verdict } = this.readings.problems;
    if (verdict !== 'flow-log' && verdict !== 'empty') return false;
    const now = Date.now();
    return this.readings.all.some(({ description }) => mayGrow(description, now));
  }

  private get site(): ReadingSite {
    const { table } = this;
    const { window } = this.description;
    return { table, window, signal: this.abort.signal, onProgress: () => this.progress() };
  }

  /** Two that write into the table at once would write over each other's rows. */
  private alone(write: () => Promise<void>): Promise<void> {
    const written = this.writing.then(write);
    this.writing = written.catch(() => undefined);
    return written;
  }

  private beLive(): void {
    const { wish, live } = this;
    if (wish === null || this.phase !== 'ready') {
      live?.stop();
      this.live = undefined;
    } else if (live !== undefined) live.change(wish);
    else this.live = new Live(this.liveTarget(), wish);
  }

  private liveTarget(): LiveTarget {
    return {
      rows: () => this.table.rowCount,
      look: (now) => this.alone(() => lookForMore(this.readings, this.site, now)),
      report: (over) => {
        if (over !== undefined) this.end(over);
        this.report(this);
      },
    };
  }

  private end(failure: Failure | undefined): void {
    this.phase = failure === undefined ? 'ready' : 'failed';
    this.failure = failure;
  }

  private progress(): void {
    if (this.table.byteLength > this.memoryLimit) throw outOfMemory(this.memoryLimit);
    const now = performance.now();
    if (now < this.nextReport) return;
    this.nextReport = now + REPORT_INTERVAL;
    this.report(this);
  }

  private transferNow(): Pick<SessionState, 'bytesPerSecond' | 'isWaiting'> {
    if (this.transfer === undefined || !this.isLoading) return {};
    const { bytesPerSecond, isWaiting } = this.transfer;
    return { isWaiting, ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }) };
  }

  private totalsNow(): SessionState['totals'] {
    const { rows, denied, bytes, firstTime, lastTime } = this.totals;
    const first = rows > 0 ? this.table.row(0) : undefined;
    return {
      rows,
      denied,
      bytes,
      firstTime: rows > 0 ? firstTime : 0,
      lastTime: rows > 0 ? lastTime : 0,
      target: first?.targetResourceId ?? '',
      kind: first?.kind ?? '',
    };
  }
}

function outOfMemory(limit: number): FailureError {
  return new FailureError(
    'too-large',
    `Loading stopped: the table has reached its limit of ${formatBytes(limit)} of memory. What had arrived is shown.`,
    'Open a shorter time or fewer NICs, or raise the setting flowLogs.memoryLimit.',
  );
}
