import { hourFolders } from './blob-name.ts';

/** The folders of an hour in a path or an address, whose `=` may be percent-encoded there. */
const HOUR_FOLDERS = /y(=|%3D)(\d{4})([/\\])m\1(\d\d)\3d\1(\d\d)\3h\1(\d\d)\3m\1\d\d/i;

const HOUR = 3_600_000;

/** The start of the UTC hour that a path or an address names, ms; `undefined` where it names none. */
export function hourOfPath(path: string): number | undefined {
  const found = HOUR_FOLDERS.exec(path);
  if (found === null) return undefined;
  const [year, month, day, hour] = [found[2], found[4], found[5], found[6]].map(Number);
  return Date.UTC(year!, month! - 1, day, hour);
}

/** The path or address of the blob that goes on with the next hour; `undefined` where there is none. */
export function nextHourPath(path: string): string | undefined {
  const hour = hourOfPath(path);
  if (hour === undefined) return undefined;
  const next = hourFolders(hour + HOUR);
  return path.replace(HOUR_FOLDERS, (_, equals: string, __, slash: string) =>
    next.replaceAll('=', equals).replaceAll('/', slash),
  );
}
