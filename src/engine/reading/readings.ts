import { joinReports, type SourcedReport } from '../../core/decode/join-problems.ts';
import { type Failure, toFailure } from '../../protocol/failure.ts';
import type {
  LogDescription,
  SourceDescription,
  SourceFailure,
  SourcesState,
} from '../../protocol/session.ts';
import type { ByteSource } from '../../sources/byte-source.ts';
import { ComingSources } from './coming-sources.ts';
import { changedSince } from './log-reader.ts';
import { type ReadingSite, SourceReading } from './source-reading.ts';

/** Opens a source. Rejects with a `FailureError`. */
export type OpenReading = (description: SourceDescription) => Promise<ByteSource>;

/** How many failures are told one by one. */
const MOST_FAILURES = 100;

/** How all logs of a session are read, one behind the other. */
export class Readings {
  readonly all: SourceReading[];
  readonly byName: Map<string, SourceReading>;
  readonly open: OpenReading;
  private readonly missing: readonly SourceFailure[];

  constructor({ sources, missing = [] }: LogDescription, open: OpenReading) {
    this.missing = missing;
    this.all = sources.map((source) => new SourceReading(source));
    this.byName = new Map(this.all.map((reading) => [reading.description.name, reading]));
    this.open = open;
  }

  /** Opens the source of a reading. Rejects as opening does. */
  openOf({ description }: SourceReading): Promise<ByteSource> {
    return this.open(description);
  }

  /** Reads one more log, behind all others, and closes its source. Rejects as reading does. */
  async add(description: SourceDescription, source: ByteSource, site: ReadingSite): Promise<void> {
    const reading = new SourceReading(description);
    this.all.push(reading);
    this.byName.set(description.name, reading);
    try {
      await reading.readAll(source, source.chunks(), site);
    } finally {
      await source.close().catch(() => undefined);
    }
  }

  /** What could not be decoded so far. */
  get problems(): SourcedReport {
    return joinReports(this.all.map(({ problems }) => problems));
  }

  get bytesRead(): number {
    return this.sum(({ bytesRead }) => bytesRead);
  }

  get bytesTotal(): number {
    return this.sum(({ size }) => size);
  }

  /** Tuples outside of the wanted time. */
  get leftOut(): number {
    return this.sum(({ leftOut }) => leftOut);
  }

  get state(): SourcesState {
    const { all, missing } = this;
    const failed = this.failed.map(({ description, failure }) => {
      return { name: description.name, failure: failure! };
    });
    return {
      total: all.length + missing.length,
      read: all.filter(({ isRead }) => isRead).length,
      failed: missing.length + failed.length,
      failures: [...missing, ...failed].slice(0, MOST_FAILURES),
    };
  }

  private get failed(): readonly SourceReading[] {
    return this.all.filter(({ failure }) => failure !== undefined);
  }

  /** What kept all of them from being read; `undefined` where one was. */
  get commonFailure(): Failure | undefined {
    return this.failed.length === this.all.length ? this.failed[0]?.failure : undefined;
  }

  /**
   * Reads those that were not read yet. One of several that fails keeps nobody from the others.
   * Rejects where nothing more is to be read: called off, out of memory, or with the failure of
   * the only one.
   */
  async read(site: ReadingSite): Promise<void> {
    const left = this.all.filter(({ isRead }) => !isRead);
    const coming = new ComingSources(left, (reading) => this.openOf(reading));
    try {
      for (const reading of left) await this.readOne(reading, coming, site);
    } finally {
      await coming.close();
    }
  }

  private async readOne(
    reading: SourceReading,
    coming: ComingSources,
    site: ReadingSite,
  ): Promise<void> {
    site.signal.throwIfAborted();
    reading.failure = undefined;
    try {
      const { source, chunks } = await coming.take(reading);
      try {
        if (reading.recordsEnd === 0) await reading.readAll(source, chunks, site);
        else await readRest(reading, source, site);
      } finally {
        await source.close().catch(() => undefined);
      }
    } catch (thrown) {
      const failure = toFailure(thrown);
      if (site.signal.aborted || this.all.length === 1 || endsSession(failure)) throw thrown;
      reading.failure = failure;
    }
  }

  private sum(of: (reading: SourceReading) => number): number {
    return this.all.reduce((all, reading) => all + of(reading), 0);
  }
}

/** Of what was read in part the rest: were it another log by now, its rows would not fit. */
async function readRest(
  reading: SourceReading,
  source: ByteSource,
  site: ReadingSite,
): Promise<void> {
  if (!(await reading.isContinuedBy(source))) throw changedSince(reading.description.name);
  await reading.readOn(source, site);
}

/** Rows that are in the table and should not be there, or no room for more: nothing more is read. */
export function endsSession({ code }: Failure): boolean {
  return code === 'changed' || code === 'too-large';
}
