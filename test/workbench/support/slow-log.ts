import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const GAP_BYTES = 64 * 1024 * 1024;

/** How often what is rare comes again in a slow log. */
export const SLOW_GAPS = 1000;

/**
 * A log that is slow on any machine, small on the disk and in memory: after an hour's lines come
 * tens of GB of line breaks, compressed a thousand times over, with `rare` lines now and then.
 */
export function writeSlowLog(file: string, hour: string, rare: string): void {
  const gap = gzipSync(Buffer.concat([Buffer.from(rare), Buffer.alloc(GAP_BYTES, '\n')]));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, gzipSync(hour));
  for (let at = 0; at < SLOW_GAPS; at++) fs.appendFileSync(file, gap);
}
