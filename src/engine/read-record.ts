import { decodeInto } from '../core/decode/decode-flow-log.ts';
import { RecordEnd } from '../core/decode/record-end.ts';
import { RecordGap } from '../core/decode/record-gap.ts';
import { recordTimeOf } from '../core/format/time.ts';
import { FlowLogDecoder } from '../core/index.ts';
import { FailureError } from '../protocol/failure.ts';
import type { Cancellation } from '../protocol/platform.ts';
import type { RecordText } from '../protocol/record-text.ts';
import type { SourceDescription } from '../protocol/session.ts';
import type { TokenSource } from '../protocol/storage.ts';
import type { ByteSource } from '../sources/byte-source.ts';
import { platformGunzip } from '../sources/platform-gunzip.ts';
import { openSource } from '../sources/open-source.ts';
import { readUntil } from './reading/log-reader.ts';
import { RecordBytes } from './record-bytes.ts';
import { LONGEST_RECORD, recordTooLarge, setOut } from './record-text.ts';

/**
 * Reads one record of a source, and no more of it than that takes: the first that holds tuples, or
 * the one behind the record at `after`. `undefined` where there is none. Rejects with `cancelled`,
 * with `changed` where no record is at `after`, with `too-large`, or as the source does.
 */
export async function readRecord(
  description: SourceDescription,
  after: number | undefined,
  tokens: TokenSource,
  signal: Cancellation,
): Promise<RecordText | undefined> {
  const source = await openSource(description, tokens);
  try {
    const { name } = description;
    const start =
      after === undefined
        ? await firstRecord(source, signal)
        : await recordBehind(source, after, name, signal);
    return start === undefined ? undefined : await recordAt(source, start, name, signal);
  } finally {
    await source.close().catch(() => undefined);
  }
}

/** The decoder knows all shapes of logs: it is given pieces until it has met a record. */
async function firstRecord(source: ByteSource, signal: Cancellation): Promise<number | undefined> {
  const decoder = new FlowLogDecoder();
  const { offset } = decoder.table.records;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.chunks()) {
      if (signal.aborted) throw new FailureError('cancelled', 'The reading was cancelled.');
      yield chunk;
      if (offset.length > 0) return;
    }
  }
  await decodeInto(decoder, pieces(), { decompress: platformGunzip });
  return offset.length === 0 ? undefined : offset.values[0];
}

async function recordBehind(
  source: ByteSource,
  after: number,
  name: string,
  signal: Cancellation,
): Promise<number | undefined> {
  const search = new SearchBehind(after);
  await readUntil(source, after, (piece) => search.take(piece), signal);
  if (search.isBroken) throw changed(name);
  return search.found;
}

async function recordAt(
  source: ByteSource,
  recordOffset: number,
  name: string,
  signal: Cancellation,
): Promise<RecordText> {
  const bytes = new RecordBytes(LONGEST_RECORD, 0);
  await readUntil(source, recordOffset, (piece) => bytes.take(piece), signal);
  if (bytes.end < 0 && bytes.length >= LONGEST_RECORD) throw recordTooLarge();
  const shown = await setOut(bytes, 0, signal);
  return {
    source: name,
    recordOffset,
    recordTime: recordTimeOf(shown.text),
    ...shown,
    end: shown.start,
  };
}

/** Passes the record that begins with the first piece, and seeks the next. */
class SearchBehind {
  /** Offset of the next record's opening brace. */
  found: number | undefined;
  private readonly ending = new RecordEnd();
  private readonly gap = new RecordGap();
  private passed: number;
  private isBehind = false;

  constructor(start: number) {
    this.passed = start;
  }

  /** True where no whole record stood at the start. */
  get isBroken(): boolean {
    return !this.isBehind;
  }

  /** Takes the next piece; true once nothing more is wanted. */
  take(piece: Uint8Array): boolean {
    let at = 0;
    if (!this.isBehind) {
      at = this.ending.take(piece);
      this.isBehind = at >= 0;
    }
    if (this.isBehind) this.seek(piece, at);
    this.passed += piece.length;
    return this.found !== undefined || this.gap.isOver || this.ending.isBroken;
  }

  private seek(piece: Uint8Array, at: number): void {
    const found = this.gap.take(piece.subarray(at));
    if (found >= 0) this.found = this.passed + at + found;
  }
}

function changed(name: string): FailureError {
  return new FailureError(
    'changed',
    `${name} has changed: the record that was shown is not there any more.`,
    'Open it as JSON again to begin with its first record.',
  );
}
