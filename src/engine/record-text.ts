import { RECORD_NOT_WHOLE, RECORD_TOO_DEEP, reindent } from '../core/format/reindent.ts';
import { bytesToText } from '../core/format/text.ts';
import type { FlowTable } from '../core/table/flow-table.ts';
import { FailureError } from '../protocol/failure.ts';
import type { Cancellation } from '../protocol/platform.ts';
import type { RecordPlace, RecordText } from '../protocol/record-text.ts';
import { isTupleOf } from './is-tuple-of.ts';
import { BEHIND, RecordBytes } from './record-bytes.ts';
import { runInSlices } from './run-steps.ts';
import type { Session } from './session.ts';

/** Azure cuts records at about 32 KB; whatever is far longer no editor shows well. */
export const LONGEST_RECORD = 32 * 1024 * 1024;

/** The editor hands no document of over 50 MB to an extension. */
const LONGEST_TEXT = 48 * 1024 * 1024;

/** Where to read, and what is sought there. Offsets are bytes of the decompressed log. */
interface Sought {
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
  const { table } = session.decoder;
  const sought = 'row' in place ? ofRow(table, place.row) : ofOffset(table, place.offset);
  const { recordOffset, recordTime, offset } = sought;
  const mark = offset - recordOffset;
  const bytes = new RecordBytes(Math.min(LONGEST_RECORD, sought.next - recordOffset), mark);
  await session.reader.read(recordOffset, (piece) => bytes.take(piece), signal);
  if (bytes.end < 0 && bytes.length >= LONGEST_RECORD) throw recordTooLarge();
  const marked = bytes.textFrom(mark);
  if ('row' in place && !isTupleOf(marked, table.row(place.row))) throw session.reader.changed();
  const shown = await setOut(bytes, mark, signal);
  const end = shown.start + ('row' in place ? marked.length : 0);
  return { source: session.description.name, recordOffset, recordTime, ...shown, end };
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
  const { offset, recordOffset } = table.origin(row);
  const { recordTime } = table.row(row);
  return { recordOffset, recordTime, offset, next: nextRecord(table, recordOffset) };
}

/** The record that begins last before the offset; what stands before all records is none. */
function ofOffset(table: FlowTable, offset: number): Sought {
  const { records } = table;
  let record = records.length - 1;
  while (record >= 0 && records.offset.values[record]! > offset) record--;
  const recordOffset = record < 0 ? 0 : records.offset.values[record]!;
  const recordTime = record < 0 ? 0 : records.time.values[record]!;
  return { recordOffset, recordTime, offset, next: nextRecord(table, recordOffset) };
}

/** What is broken cannot say where it ends: but surely before the next record begins. */
function nextRecord({ records }: FlowTable, recordOffset: number): number {
  const offsets = records.offset.values.subarray(0, records.length);
  const next = offsets.find((offset) => offset > recordOffset);
  return next ?? Infinity;
}

/** A record is longer than is read of one. */
export function recordTooLarge(): FailureError {
  return new FailureError(
    'too-large',
    `This record has more than ${LONGEST_RECORD / 1024 / 1024} MiB.`,
    'Open the log as JSON to look at it in place.',
  );
}
