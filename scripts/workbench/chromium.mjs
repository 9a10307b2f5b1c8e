import fs from 'node:fs';
import { aptInstall, canAptInstall } from '../lib/apt.mjs';

/** The environment variable that names the browser to drive. */
const override = 'FLOW_LOGS_CHROMIUM';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The browser that the workbench tests drive; installed first where it is missing and can be.
 * @returns {Promise<string>} Its path.
 */
export async function findChromium() {
  const named = process.env[override];
  if (named !== undefined && named !== '') return requireNamed(named);
  const found = firstUsual();
  if (found !== undefined) return found;
  if (canAptInstall()) await aptInstall(['chromium']);
  const installed = firstUsual();
  if (installed !== undefined) return installed;
  throw new Error(
    'The workbench tests need a Chromium, and none was found. Install one (on Debian: ' +
      `sudo apt-get install chromium) or set ${override} to the path of a Chromium or Chrome.`,
  );
}

function firstUsual() {
  return usualPlaces.find((place) => fs.existsSync(place));
}

/** @param {string} named */
function requireNamed(named) {
  if (fs.existsSync(named)) return named;
  throw new Error(`${override} names ${named}, which does not exist.`);
}
