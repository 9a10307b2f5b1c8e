import { spawn } from 'node:child_process';
import path from 'node:path';
import { azuriteAccount } from './azurite-account.mjs';
import { root } from '../lib/paths.mjs';
import { untilListening } from '../lib/until-listening.mjs';

const program = path.join(root, 'node_modules/azurite/dist/src/blob/main.js');
const listening = {
  name: 'Azurite',
  pattern: /listens on https?:\/\/127\.0\.0\.1:(\d+)/,
  timeoutMs: 30_000,
};

export { azuriteAccount };

/**
 * @typedef {object} AzuriteOptions
 * @property {number} [port] 0, the default, takes a free one.
 * @property {{ cert: string, key: string }} [certificate] Files of a certificate: serves https.
 * @property {boolean} [oauth] Takes bearer tokens, whose claims it checks; needs a certificate.
 *
 * @typedef {object} Azurite
 * @property {string} endpoint `http://127.0.0.1:10000/devstoreaccount1`
 * @property {() => Promise<void>} stop
 */

/**
 * Starts Azure's own emulator of blob storage on loopback.
 * @param {AzuriteOptions} [options]
 * @returns {Promise<Azurite>}
 */
export async function startAzurite(options = {}) {
  const child = spawn(process.execPath, [program, ...programArguments(options)], {
    // Its telemetry is off, and nothing of this environment is its business.
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endNow = () => void child.kill('SIGKILL');
  process.once('exit', endNow);
  const ended = new Promise((resolve) => child.once('close', resolve));
  const stop = async () => {
    process.off('exit', endNow);
    child.kill('SIGKILL');
    await ended;
  };
  try {
    const port = await untilListening(child, listening);
    const scheme = options.certificate === undefined ? 'http' : 'https';
    return { endpoint: `${scheme}://127.0.0.1:${port}/${azuriteAccount.name}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {AzuriteOptions} options */
function programArguments({ port = 0, certificate, oauth = false }) {
  return [
    ...['--blobHost', '127.0.0.1', '--blobPort', String(port)],
    ...['--inMemoryPersistence', '--disableTelemetry', '--skipApiVersionCheck'],
    ...(certificate === undefined ? [] : ['--cert', certificate.cert, '--key', certificate.key]),
    ...(oauth ? ['--oauth', 'basic'] : []),
  ];
}
