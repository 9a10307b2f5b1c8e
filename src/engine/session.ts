import { decodeInto } from '../core/decode/decode-flow-log.ts';
import { FlowLogDecoder } from '../core/index.ts';
import { TableTotals } from '../core/table/table-totals.ts';
import { type Failure, toFailure } from '../protocol/failure.ts';
import type { SessionPhase, SessionState, SourceDescription } from '../protocol/session.ts';
import { nobodySignsIn, type TokenSource } from '../protocol/storage.ts';
import type { ByteSource } from '../sources/byte-source.ts';
import { nodeGunzip } from '../sources/node-gunzip.ts';
import { openSource } from '../sources/open-source.ts';
import { LogReader } from './log-reader.ts';
import { SessionFlows } from './session-flows.ts';
import { Transfer } from './transfer.ts';

/** How often a loading session reports, ms: often enough to look alive. */
const REPORT_INTERVAL = 100;

/** How often one does that reads from a server, although nothing may have come, ms. */
const TRANSFER_INTERVAL = 1000;

/** A log that is being read or was read: its decoder, its table, and how far it is. */
export class Session {
  readonly decoder: FlowLogDecoder;
  readonly flows: SessionFlows;
  readonly reader: LogReader;
  readonly description: SourceDescription;
  private readonly report: (session: Session) => void;
  private readonly tokens: TokenSource;
  private readonly totals: TableTotals;
  private readonly abort = new AbortController();
  private readonly transfer: Transfer | undefined;
  private phase: SessionPhase = 'loading';
  private source: ByteSource | undefined;
  private decoded = 0;
  private failure: Failure | undefined;
  private nextReport = 0;

  /** `report` is called whenever the state has changed, while loading every now and then. */
  constructor(
    description: SourceDescription,
    report: (session: Session) => void,
    tokens: TokenSource = nobodySignsIn,
  ) {
    this.description = description;
    this.tokens = tokens;
    this.report = report;
    this.decoder = new FlowLogDecoder({ source: description.name });
    this.flows = new SessionFlows(this.decoder.table);
    this.reader = new LogReader(description, () => this.source?.version, tokens);
    this.totals = new TableTotals(this.decoder.table);
    if (description.kind === 'blob') this.transfer = new Transfer(() => report(this));
  }

  get isLoading(): boolean {
    return this.phase === 'loading';
  }

  /** Times of the earliest and latest tuple so far, ms; not finite while there are none. */
  get times(): { readonly firstTime: number; readonly lastTime: number } {
    this.totals.update();
    return this.totals;
  }

  /** Reads the source to its end. Never rejects: how it ended is in the state. */
  async load(): Promise<void> {
    const { transfer, abort } = this;
    const options = { signal: abort.signal, watch: transfer };
    const report = () => this.report(this);
    const timer = transfer === undefined ? undefined : setInterval(report, TRANSFER_INTERVAL);
    try {
      this.source = await openSource(this.description, this.tokens, options);
      await decodeInto(this.decoder, this.counted(this.source), {
        signal: this.abort.signal,
        decompress: nodeGunzip,
        onProgress: () => this.progress(),
      });
      this.phase = 'ready';
    } catch (thrown) {
      this.stop(thrown);
    }
    clearInterval(timer);
    await this.source?.close().catch(() => undefined);
    this.report(this);
  }

  /** Stops loading, requests under way too, and keeps what has arrived. */
  cancel(): void {
    this.abort.abort();
  }

  state(): SessionState {
    this.totals.update();
    const { total, byKind, verdict } = this.decoder.problems;
    return {
      phase: this.phase,
      name: this.description.name,
      bytesRead: this.decoded,
      bytesTotal: this.source?.size ?? 0,
      totals: this.totalsNow(),
      verdict,
      problems: total,
      problemsByKind: byKind,
      ...this.transferNow(),
      ...(this.failure === undefined ? {} : { failure: this.failure }),
    };
  }

  private transferNow(): Pick<SessionState, 'bytesPerSecond' | 'isWaiting'> {
    if (this.transfer === undefined || !this.isLoading) return {};
    const { bytesPerSecond, isWaiting } = this.transfer;
    return { isWaiting, ...(bytesPerSecond === undefined ? {} : { bytesPerSecond }) };
  }

  private totalsNow(): SessionState['totals'] {
    const { rows, denied, bytes, firstTime, lastTime } = this.totals;
    const first = rows > 0 ? this.decoder.table.row(0) : undefined;
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

  private stop(thrown: unknown): void {
    this.decoder.stop();
    if (this.abort.signal.aborted) this.phase = 'cancelled';
    else {
      this.phase = 'failed';
      this.failure = toFailure(thrown);
    }
  }

  /** Counts what the source has given: of a compressed one, fewer bytes than are decoded. */
  private async *counted(source: ByteSource): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.chunks()) {
      this.decoded += chunk.length;
      yield chunk;
    }
  }

  private progress(): void {
    const now = performance.now();
    if (now < this.nextReport) return;
    this.nextReport = now + REPORT_INTERVAL;
    this.report(this);
  }
}
