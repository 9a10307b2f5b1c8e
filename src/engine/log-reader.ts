import { QUOTE } from '../core/decode/json-bytes.ts';
import { bytesToText } from '../core/format/text.ts';
import type { FlowTable } from '../core/table/flow-table.ts';
import { FailureError } from '../protocol/failure.ts';
import type { Cancellation } from '../protocol/platform.ts';
import type { SourceDescription } from '../protocol/session.ts';
import type { ByteSource } from '../sources/byte-source.ts';
import { openSource } from '../sources/open-source.ts';
import { plainBytesFrom } from '../sources/plain-range.ts';
import { isTupleOf } from './raw-tuple.ts';

/** No tuple is longer, were each of its characters written as an escape. */
const LONGEST_RAW_TUPLE = 4096;

/** Takes pieces of the log one after the other until it has enough, which it says by true. */
type Taker = (piece: Uint8Array) => boolean;

/** Reads text of a session's log again: what the table does not keep. */
export class LogReader {
  private readonly description: SourceDescription;
  private readonly versionRead: () => string | undefined;

  /** `versionRead` is the version of the source that the table was decoded from. */
  constructor(description: SourceDescription, versionRead: () => string | undefined) {
    this.description = description;
    this.versionRead = versionRead;
  }

  /**
   * The text of a row's tuple as it stands in the log, without its quotes. Rejects with `changed`
   * where the log is not any more what was read, with `cancelled`, or as the source does.
   */
  async rawTuple(table: FlowTable, row: number, signal: Cancellation): Promise<string> {
    const { offset } = table.origin(row);
    const bytes = await this.bytes(offset - 1, LONGEST_RAW_TUPLE, signal);
    const end = bytes[0] === QUOTE ? bytes.indexOf(QUOTE, 1) : -1;
    const raw = bytesToText(bytes.subarray(1, Math.max(1, end)));
    if (!isTupleOf(raw, table.row(row))) throw this.changed();
    return raw;
  }

  /** Reads on from `offset` until `take` has enough, or the log ends. Rejects as `rawTuple`. */
  async read(offset: number, take: Taker, signal: Cancellation): Promise<void> {
    const source = await openSource(this.description);
    try {
      if (source.version !== this.versionRead()) throw this.changed();
      await readUntil(source, offset, take, signal);
    } finally {
      await source.close().catch(() => undefined);
    }
  }

  /** What to say where the log is not what was read. */
  changed(): FailureError {
    return new FailureError(
      'changed',
      `${this.description.name} has changed since it was read.`,
      'Read it again to see what it holds now.',
    );
  }

  private async bytes(offset: number, most: number, signal: Cancellation): Promise<Uint8Array> {
    const bytes = new Uint8Array(most);
    let length = 0;
    const take = (piece: Uint8Array) => {
      const part = piece.subarray(0, most - length);
      bytes.set(part, length);
      length += part.length;
      return length === most;
    };
    await this.read(offset, take, signal);
    return bytes.subarray(0, length);
  }
}

async function readUntil(
  source: ByteSource,
  offset: number,
  take: Taker,
  signal: Cancellation,
): Promise<void> {
  for await (const piece of plainBytesFrom(source, offset)) {
    if (signal.aborted) throw new FailureError('cancelled', 'The reading was cancelled.');
    if (take(piece)) return;
  }
}
