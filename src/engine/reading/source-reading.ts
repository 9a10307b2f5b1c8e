import { decodeInto } from '../../core/decode/decode-flow-log.ts';
import { joinReports, type SourcedReport, sourcedReport } from '../../core/decode/join-problems.ts';
import { FlowLogDecoder } from '../../core/index.ts';
import type { FlowTable } from '../../core/table/flow-table.ts';
import type { TimeWindow } from '../../core/table/time-window.ts';
import type { Failure } from '../../protocol/failure.ts';
import type { SourceDescription } from '../../protocol/session.ts';
import type { ByteSource } from '../../sources/byte-source.ts';
import { platformGunzip } from '../../sources/platform-gunzip.ts';
import { plainBytesFrom } from '../../sources/plain-range.ts';

/** Enough to tell one record from another: its time, addresses and counters, bytes. */
const LONGEST_TAIL = 4096;

/** Where the rows go, and how reading is watched and ended. */
export interface ReadingSite {
  readonly table: FlowTable;
  readonly window: TimeWindow | undefined;
  readonly signal: AbortSignal;
  /** Called between pieces. What it throws ends the reading. */
  readonly onProgress: () => void;
}

/** How one log of a session is read into its table: how far, of which version, with what problems. */
export class SourceReading {
  readonly description: SourceDescription;
  isRead = false;
  /** What ended the reading before its end, until it is taken up again. */
  failure: Failure | undefined;
  /** Bytes that were read, compressed where the log is; all that there are, as far as is known. */
  bytesRead = 0;
  size: number;
  /** The version that the rows were read from; `undefined` before the first. */
  version: string | undefined;
  /** Where reading goes on: behind the last whole record, in the decompressed bytes. */
  recordsEnd = 0;
  /** Tuples outside of the wanted time. */
  private leftOutBefore = 0;
  private readonly reports: SourcedReport[] = [];
  private decoder: FlowLogDecoder | undefined;
  /** The bytes that the last whole record ends in. */
  private tail: Uint8Array | undefined;

  constructor(description: SourceDescription) {
    this.description = description;
    this.size = description.size ?? 0;
  }

  /** Whether a source, as it is now, begins with the records that were read. */
  async isContinuedBy(source: ByteSource): Promise<boolean> {
    const { version, tail, recordsEnd } = this;
    if (version === undefined || recordsEnd === 0 || source.holds(version)) return true;
    // A blob knows its blocks. A file does not: it has grown where the end of its records stands.
    // Of a compressed one that cannot be told.
    const isFile = this.description.kind === 'file';
    if (!isFile || tail === undefined || tail.length === 0) return false;
    const now = await this.tailOf(source);
    return now.length === tail.length && now.every((byte, at) => byte === tail[at]);
  }

  /** What could not be decoded so far. */
  get problems(): SourcedReport {
    const { decoder, reports } = this;
    return joinReports(decoder === undefined ? reports : [...reports, this.reportOf(decoder)]);
  }

  get leftOut(): number {
    return this.leftOutBefore + (this.decoder?.leftOut ?? 0);
  }

  /** Reads a source from its beginning to its end. Rejects as `decodeInto` does. */
  async readAll(
    source: ByteSource,
    chunks: AsyncIterable<Uint8Array>,
    site: ReadingSite,
  ): Promise<void> {
    await this.decode(source, site, async (decoder) => {
      await decodeInto(decoder, this.counted(source, chunks), {
        signal: site.signal,
        decompress: platformGunzip,
        onProgress: site.onProgress,
      });
    });
    this.isRead = true;
  }

  /** Reads what stands behind the records that were read. Rejects as the source does. */
  async readOn(source: ByteSource, site: ReadingSite): Promise<void> {
    await this.decode(source, site, async (decoder) => {
      for await (const piece of plainBytesFrom(source, this.recordsEnd)) {
        site.signal.throwIfAborted();
        decoder.write(piece);
        site.onProgress();
      }
      decoder.pause();
    });
    this.bytesRead = source.size;
    this.isRead = true;
  }

  /** A reading that ends too early keeps the whole records, so that it can be taken up again. */
  private async decode(
    source: ByteSource,
    { table, window }: ReadingSite,
    work: (decoder: FlowLogDecoder) => Promise<void>,
  ): Promise<void> {
    const { name } = this.description;
    const wanted = window === undefined ? {} : { window };
    const decoder = new FlowLogDecoder({ table, source: name, start: this.recordsEnd, ...wanted });
    this.decoder = decoder;
    this.isRead = false;
    // It is read from its beginning again: what was said of it will be said again.
    if (this.recordsEnd === 0) this.reports.length = 0;
    this.size = source.size;
    this.version = source.version;
    try {
      await work(decoder);
    } catch (thrown) {
      decoder.pause();
      throw thrown;
    } finally {
      this.recordsEnd = decoder.recordsEnd;
      this.leftOutBefore += decoder.leftOut;
      this.reports.push(this.reportOf(decoder));
      this.decoder = undefined;
    }
    this.size = source.size;
    this.version = source.version;
    if (this.description.kind === 'file') this.tail = await this.tailOf(source);
  }

  private tailOf(source: ByteSource): Promise<Uint8Array> {
    const length = Math.min(LONGEST_TAIL, this.recordsEnd);
    return source.range(this.recordsEnd - length, length);
  }

  private reportOf(decoder: FlowLogDecoder): SourcedReport {
    return sourcedReport(this.description.name, decoder.problems);
  }

  private async *counted(
    source: ByteSource,
    chunks: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.bytesRead += chunk.length;
      this.size = source.size;
      yield chunk;
    }
  }
}
