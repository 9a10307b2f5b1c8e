import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';

/**
 * Fills a folder with logs to look at; what a person changed in it is written anew.
 * @param {string} folder
 */
export function writeSampleLogs(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const fixtures = path.join(root, 'test/fixtures/logs');
  if (fs.existsSync(fixtures)) fs.cpSync(fixtures, folder, { recursive: true });
}
