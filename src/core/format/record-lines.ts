import type { FlowLogKind } from './flow-log-path.ts';
import type { Line } from './line.ts';
import { formatDuration } from './numbers.ts';
import { formatUtc } from './time.ts';

/** Why a record's time is no time of its tuples. */
export const RECORDS_ARE_LATER =
  'A record is written 2 to 67 s after its tuples, so an hour’s first record holds tuples of the hour before. Count by the time of the tuple.';

/** When a record was written; of a tuple in it, how much later. Times in ms, 0 for none. */
export function recordLine(recordTime: number, time?: number): Line {
  const label = 'Record';
  if (recordTime === 0) return { label, text: 'its time is not given' };
  const text = `${formatUtc(recordTime)} UTC`;
  return { label, text, meaning: laterBy(recordTime, time), isMono: true };
}

function laterBy(recordTime: number, time: number | undefined): string {
  if (time === undefined) return RECORDS_ARE_LATER;
  const delay = recordTime - time;
  return delay >= 0
    ? `Written ${formatDuration(delay)} after the tuple. ${RECORDS_ARE_LATER}`
    : `Its time is ${formatDuration(-delay)} before that of the tuple, which is unusual.`;
}

/** The kind of log and the version of its records; 0 where the version is not given. */
export function logLine(kind: FlowLogKind, version: number): Line {
  const log = `${kind === 'vnet' ? 'VNet' : 'NSG'} flow log`;
  return { label: 'Log', text: version === 0 ? log : `${log}, version ${version}` };
}
