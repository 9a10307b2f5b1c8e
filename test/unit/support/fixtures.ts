import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, '../../fixtures/logs');

/** The bytes of a log in `test/fixtures/logs`, as they lie there. */
export function fixture(name: string): Uint8Array {
  return readFileSync(path.join(FOLDER, name));
}

/** The names of all logs in `test/fixtures/logs`, with `/` between folders. */
export function fixtureNames(): string[] {
  const entries = readdirSync(FOLDER, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const names = files.map((file) => path.relative(FOLDER, path.join(file.parentPath, file.name)));
  return names.map((name) => name.split(path.sep).join('/')).sort();
}
