const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d{0,6})?Z$/;

/** Reads a record's `time` (ISO 8601, UTC, 7 decimals as Azure writes it) to ms, cut not rounded. */
export function parseRecordTime(text: string): number | undefined {
  const parts = ISO.exec(text);
  if (parts === null) return undefined;
  const seconds = Date.parse(`${parts[1]!}Z`);
  if (Number.isNaN(seconds) || !isSameDay(seconds, parts[1]!)) return undefined;
  return seconds + Number((parts[2] ?? '0').padEnd(3, '0'));
}

/** When a record says in its text that it was written, ms; 0 where it does not. */
export function recordTimeOf(text: string): number {
  const time = /"time"\s*:\s*"([^"\\]{1,40})"/.exec(text)?.[1];
  return time === undefined ? 0 : (parseRecordTime(time) ?? 0);
}

/** The platform reads 30 February as 2 March; a log that says so is wrong. */
function isSameDay(ms: number, text: string): boolean {
  return new Date(ms).toISOString().startsWith(text.slice(0, 10));
}

/** `2026-11-21 14:32:58.417`, UTC; the caller says that it is UTC. */
export function formatUtc(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '');
}
