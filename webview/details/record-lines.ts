import { formatCount, formatDuration } from '../../src/core/format/numbers.ts';
import { formatUtc } from '../../src/core/format/time.ts';
import type { TupleDetails } from '../../src/protocol/tuple-details.ts';
import type { Line } from './line.ts';

const LATER =
  'A record is written 2 to 67 s after its tuples, so an hour’s first record holds tuples of the hour before. Count by the time of the tuple.';

/** What stands around a tuple: its record, the log, and the file. */
export function recordLines({ row, source, offset }: TupleDetails): Line[] {
  const { kind, version } = row;
  const log = `${kind === 'vnet' ? 'VNet' : 'NSG'} flow log`;
  return [
    recordLine(row.recordTime, row.time),
    { label: 'Log', text: version === 0 ? log : `${log}, version ${version}` },
    { label: 'File', text: source, meaning: `The tuple begins at byte ${formatCount(offset)}.` },
  ];
}

function recordLine(recordTime: number, time: number): Line {
  const label = 'Record';
  if (recordTime === 0) return { label, text: 'its time is not given' };
  const text = `${formatUtc(recordTime)} UTC`;
  const delay = recordTime - time;
  const meaning =
    delay >= 0
      ? `Written ${formatDuration(delay)} after the tuple. ${LATER}`
      : `Its time is ${formatDuration(-delay)} before that of the tuple, which is unusual.`;
  return { label, text, meaning, isMono: true };
}

/** `2026-11-21 14:32:58.417 UTC · 15:32:58 local · 3 h ago`; `local` is the tuple's local time. */
export function timeLine(time: number, now: number, local: string): string {
  const passed = now - time;
  const ago = passed >= 0 ? `${ageOf(passed)} ago` : `${ageOf(-passed)} ahead of this machine`;
  return `${formatUtc(time)} UTC · ${local} local · ${ago}`;
}

/** The largest unit alone: how long ago it was to the second helps nobody. */
function ageOf(ms: number): string {
  return ms < 1000 ? 'less than 1 s' : /^\S+ \S+/.exec(formatDuration(ms))![0];
}
