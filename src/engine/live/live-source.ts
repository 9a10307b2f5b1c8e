import { hourFolders } from '../../core/format/blob-name.ts';
import { hourOfPath, nextHourPath } from '../../core/format/next-hour.ts';
import type { SourceDescription } from '../../protocol/session.ts';

const HOUR = 3_600_000;

/**
 * How long the log of an hour that is over is still looked at, ms: its last records are written up
 * to 67 s after their tuples. Source: flow-log-format.md, on what was measured.
 */
const AFTER_HOUR = 5 * 60_000;

/** Whether more can come to a log: to any file, and to a blob of the hour that is being written. */
export function mayGrow(source: SourceDescription, now: number): boolean {
  if (source.kind === 'bytes' || source.name.endsWith('.gz')) return false;
  const hour = hourOfPath(addressOf(source));
  if (hour === undefined) return source.kind === 'file';
  return now >= hour && now < hour + HOUR + AFTER_HOUR;
}

/** The log of the same NIC that goes on with the next hour, once that has begun. */
export function successor(source: SourceDescription, now: number): SourceDescription | undefined {
  if (source.kind === 'bytes') return undefined;
  const address = addressOf(source);
  const hour = hourOfPath(address);
  const next = nextHourPath(address);
  if (hour === undefined || next === undefined || now < hour + HOUR) return undefined;
  const name = nextHourPath(source.name) ?? `${hourFolders(hour + HOUR)}/${source.name}`;
  if (source.kind === 'file') return { kind: 'file', name, path: next };
  return { kind: 'blob', name, url: next, access: source.access };
}

function addressOf(source: Exclude<SourceDescription, { kind: 'bytes' }>): string {
  return source.kind === 'blob' ? source.url : source.path;
}
