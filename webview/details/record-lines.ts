import type { Line } from '../../src/core/format/line.ts';
import { formatCount } from '../../src/core/format/numbers.ts';
import { logLine, recordLine } from '../../src/core/format/record-lines.ts';
import { moreTupleLines } from '../../src/core/format/tuple-lines.ts';
import type { TupleDetails } from '../../src/protocol/tuple-details.ts';

/** The fields that the headline has told already, and what stands around the tuple. */
export function moreLines({ row, source, offset }: Omit<TupleDetails, 'ends'>): Line[] {
  return [
    ...moreTupleLines(row),
    recordLine(row.recordTime, row.time),
    logLine(row.kind, row.version),
    { label: 'File', text: source, meaning: `The tuple begins at byte ${formatCount(offset)}.` },
  ];
}
