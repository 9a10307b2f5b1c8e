import { RECORD_NOT_WHOLE, RECORD_TOO_DEEP, reindent } from '../core/format/reindent.ts';
import { bytesToText } from '../core/format/text.ts';
import type { FlowTable } from '../core/table/flow-table.ts';
import { FailureError } from '../protocol/failure.ts';
import type { Cancellation } from '../protocol/platform.ts';
import type { BytePlace, RecordPlace, RecordText } from '../protocol/record-text.ts';
import { isTupleOf } from './is-tuple-of.ts';
import { changedSince } from './reading/log-reader.ts';
import { BEHIND, RecordBytes } from './record-bytes.ts';
import { runInSlices } from './run-steps.ts';
import type { Session } from './session.ts';

/** Azure cuts records at about 32 KB; whatever is far longer no editor shows well. */
export const LONGEST_RECORD = 32 * 1024 * 1024;

/** The editor hands no document of over 50 MB to an extension. */
const LONGEST_TEXT = 48 * 1024 * 1024;

/** Where to read, and what is sought there. Offsets are bytes of the decompressed log. */
interface Sought {
  readonly source: string;
  readonly recordOffset: number;
  readonly recordTime: number;
  readonly offset: number;
  /** Where the next record begins, as far as is known. */
  readonly next: number;
}

/**
 * Reads the record around a place again, whole and set out in lines, or as it stands where it is
 * not whole. Rejects with `changed` where the log is not any more what was read, with `too-large`,
 * with `cancelled`, or as the source does.
 */
export async function recordText(
  session: Session,
  place: RecordPlace,
  signal: Cancellation,
): Promise<RecordText> {
  const { table, reader } = session;
  const sought = 'row' in place ? ofRow(table, place.row) : ofByte(table, place);
  const { source, recordOffset, recordTime, offset } = sought;
  const mark = offset - recordOffset;
  const bytes = new RecordBytes(Math.min(LONGEST_RECORD, sought.next - recordOffset), mark);
  await reader.read(source, recordOffset, (piece) => bytes.take(piece), signal);
  if (bytes.end < 0 && bytes.length >= LONGEST_RECORD) throw recordTooLarge();
  const marked = bytes.textFrom(mark);
  if ('row' in place && !isTupleOf(marked, table.row(place.row))) throw changedSince(source);
  const shown = await setOut(bytes, mark, signal);
  const end = shown.start + ('row' in place ? marked.length : 0);
  return { source, recordOffset, recordTime, ...shown, end };
}

/** The gathered record in lines, with the place of its byte `mark`; as it stands, where not whole. */
export async function setOut(bytes: RecordBytes, mark: number, signal: Cancellation) {
  const isWhole = bytes.end >= 0;
  const all = bytes.bytes.subarray(0, isWhole ? bytes.end : mark + BEHIND);
  const text = bytesToText(all);
  const start = bytesToText(all.subarray(0, mark)).length;
  if (!isWhole) return { text, start, remark: RECORD_NOT_WHOLE };
  const lines = await runInSlices(reindent(text, start, LONGEST_TEXT), signal);
  if (lines === undefined) return { text, start, remark: RECORD_TOO_DEEP };
  return { text: lines.text, start: lines.mark, remark: '' };
}

function ofRow(table: FlowTable, row: number): Sought {
  const { source, offset, recordOffset } = table.origin(row);
  const { recordTime } = table.row(row);
  const next = nextRecord(table, source, recordOffset);
  return { source, recordOffset, recordTime, offset, next };
}

/** The record that begins last before the byte; what stands before all records is none. */
function ofByte(table: FlowTable, { source, offset }: BytePlace): Sought {
  const { records } = table;
  const id = table.sources.idOf(source);
  const isBefore = (record: number) =>
    records.source.values[record] === id && records.offset.values[record]! <= offset;
  let record = records.length - 1;
  while (record >= 0 && !isBefore(record)) record--;
  const recordOffset = record < 0 ? 0 : records.offset.values[record]!;
  const recordTime = record < 0 ? 0 : records.time.values[record]!;
  const next = nextRecord(table, source, recordOffset);
  return { source, recordOffset, recordTime, offset, next };
}

/** What is broken cannot say where it ends: but surely before the next record begins. */
function nextRecord(table: FlowTable, source: string, recordOffset: number): number {
  const { records, sources } = table;
  const id = sources.idOf(source);
  const offsets = records.offset.values.subarray(0, records.length);
  const isNext = (offset: number, at: number) =>
    offset > recordOffset && records.source.values[at] === id;
  return offsets.find(isNext) ?? Infinity;
}

/** A record is longer than is read of one. */
export function recordTooLarge(): FailureError {
  return new FailureError(
    'too-large',
    `This record has more than ${LONGEST_RECORD / 1024 / 1024} MiB.`,
    'Open the log as JSON to look at it in place.',
  );
}
