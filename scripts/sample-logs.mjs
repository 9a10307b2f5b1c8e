import fs from 'node:fs';
import path from 'node:path';
import { generators } from './lib/generators.mjs';
import { root } from './lib/paths.mjs';

/** The generated hour: large enough that its rows can be seen to arrive. */
const BUSY_HOUR = { seed: 20261121, bytes: 40e6 };

/**
 * Fills a folder with logs to look at: small ones of every shape, and a busy hour of one NIC.
 * What a person changed in it is written anew.
 * @param {string} folder
 */
export async function writeSampleLogs(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(path.join(root, 'test/fixtures/logs'), folder, { recursive: true });
  const { vnetHour, writeLog } = await generators();
  const hour = path.join(folder, 'busy-hour');
  fs.mkdirSync(hour);
  writeLog(path.join(hour, 'PT1H.json'), vnetHour(BUSY_HOUR));
}
