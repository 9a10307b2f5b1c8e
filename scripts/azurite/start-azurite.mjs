import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { azuriteAccount } from './azurite-account.mjs';
import { lastLines } from '../lib/run.mjs';
import { root } from '../lib/paths.mjs';

const program = path.join(root, 'node_modules/azurite/dist/src/blob/main.js');
const startTimeoutMs = 30_000;

export { azuriteAccount };

/**
 * @typedef {object} AzuriteOptions
 * @property {number} [port] 0, the default, takes a free one.
 * @property {string} [folder] Where blobs are kept; in memory, without.
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
    const port = await listeningPort(child);
    const scheme = options.certificate === undefined ? 'http' : 'https';
    return { endpoint: `${scheme}://127.0.0.1:${port}/${azuriteAccount.name}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {AzuriteOptions} options */
function programArguments({ port = 0, folder, certificate, oauth = false }) {
  if (folder !== undefined) fs.mkdirSync(folder, { recursive: true });
  return [
    ...['--blobHost', '127.0.0.1', '--blobPort', String(port)],
    ...(folder === undefined ? ['--inMemoryPersistence'] : ['--location', folder]),
    ...['--disableTelemetry', '--skipApiVersionCheck'],
    ...(certificate === undefined ? [] : ['--cert', certificate.cert, '--key', certificate.key]),
    ...(oauth ? ['--oauth', 'basic'] : []),
  ];
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @returns {Promise<number>}
 */
function listeningPort(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    /** @param {string} why */
    const fail = (why) => reject(new Error(`Azurite ${why}:\n${lastLines(output, 20)}`));
    const timer = setTimeout(() => fail('did not start in time'), startTimeoutMs);
    /** @param {Buffer} bytes */
    const read = (bytes) => {
      output += String(bytes);
      const port = /listens on https?:\/\/127\.0\.0\.1:(\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      // Read on and forget, so that a full pipe never stops it.
      for (const stream of [child.stdout, child.stderr]) stream.off('data', read).resume();
      resolve(Number(port));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', () => {
      clearTimeout(timer);
      fail('ended at its start');
    });
  });
}
