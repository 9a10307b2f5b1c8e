import fs from 'node:fs';
import path from 'node:path';
import { outFolder } from '../../../scripts/lib/paths.mjs';

const file = path.join(outFolder, 'soak', 'figures.jsonl');

/** Keeps a line of the table that `npm run soak` prints in the end. */
export function figure(what: string, found: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.appendFileSync(file, `${JSON.stringify({ what, found })}\n`);
}

export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
