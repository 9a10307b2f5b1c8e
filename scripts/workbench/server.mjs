import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runOrThrow } from '../lib/run.mjs';
import { untilListening } from '../lib/until-listening.mjs';
import { workbenchHost } from './install.mjs';
import { vsixFile } from './vsix.mjs';

const keeper = path.join(import.meta.dirname, 'keeper.mjs');
const listening = {
  name: 'The workbench',
  pattern: /HTTP server listening on (http:\/\/[\w.:]+\/)/,
  timeoutMs: 60_000,
};

// What would otherwise draw over the extension, or ask the network.
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.autoDetectHighContrast': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @typedef {object} ServerOptions
 * @property {string} folder The workspace folder that opens.
 * @property {Readonly<Record<string, unknown>>} [settings] User settings, written before the start.
 * @property {number} [port] 0, the default, takes a free one.
 * @property {boolean} [trustEveryFolder] False opens the folder in Restricted Mode.
 * @property {Readonly<Record<string, string>>} [env] More environment for the extension host.
 * @property {readonly string[]} [extensions] Folders of more extensions, which may take the place
 * of built-in ones by their name and a higher version.
 * @property {string} [vsix] The extension to install, in place of what `packExtension()` packed.
 *
 * @typedef {object} WorkbenchServer
 * @property {string} url The address that opens the folder in a browser.
 * @property {string} userData Its settings, and what VS Code and its extension hosts log in `logs`;
 * gone after the stop.
 * @property {() => Promise<void>} stop Ends all of its processes and removes its folders.
 */

/**
 * Starts a real VS Code with the packed extension, in folders of its own.
 * Needs `installWorkbench()` and `packExtension()` to have run.
 * @param {ServerOptions} options
 * @returns {Promise<WorkbenchServer>}
 */
export async function startServer(options) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'flow-log-lens-'));
  const removeHome = () => fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', removeHome);
  const cleanUp = () => {
    process.off('exit', removeHome);
    removeHome();
  };
  try {
    const folders = prepareFolders(home, options.settings ?? {});
    const env = serverEnvironment(home, options.env ?? {});
    // Before the first start, which takes what lies there for installed.
    for (const folder of options.extensions ?? []) {
      fs.cpSync(folder, path.join(folders.extensions, path.basename(folder)), { recursive: true });
    }
    await installExtension(options.vsix ?? vsixFile, folders, env);
    const { url, end } = await launch(serverArguments(folders, options), env);
    return { url, userData: folders.userData, stop: () => end().then(cleanUp) };
  } catch (error) {
    cleanUp();
    throw error;
  }
}

/** @typedef {{ userData: string, extensions: string, config: string }} Folders */

/**
 * @param {string} home
 * @param {Readonly<Record<string, unknown>>} settings
 * @returns {Folders}
 */
function prepareFolders(home, settings) {
  const folders = {
    userData: path.join(home, 'user-data'),
    extensions: path.join(home, 'extensions'),
    config: path.join(home, 'config.yaml'),
  };
  fs.mkdirSync(path.join(folders.userData, 'User'), { recursive: true });
  fs.mkdirSync(folders.extensions);
  fs.writeFileSync(folders.config, 'cert: false\n');
  writeSettings(folders.userData, settings);
  return folders;
}

/**
 * Writes the user's settings, for windows that are opened from now on.
 * @param {string} userData
 * @param {Readonly<Record<string, unknown>>} settings
 */
export function writeSettings(userData, settings) {
  const text = JSON.stringify({ ...quietSettings, ...settings }, undefined, 2);
  fs.writeFileSync(path.join(userData, 'User/settings.json'), text);
}

/**
 * Not this process's environment: started from a terminal inside VS Code, its variables would
 * make the server talk to that window in place of starting.
 * @param {string} home
 * @param {Readonly<Record<string, string>>} more
 */
function serverEnvironment(home, more) {
  const coverage = process.env['NODE_V8_COVERAGE'];
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    LANG: 'C.UTF-8',
    EXTENSIONS_GALLERY: '{}',
    ...(coverage === undefined ? {} : { NODE_V8_COVERAGE: coverage }),
    ...more,
  };
}

/** @param {Folders} folders */
function folderArguments(folders) {
  return [
    ...[workbenchHost.entry, '--config', folders.config],
    ...['--user-data-dir', folders.userData, '--extensions-dir', folders.extensions],
  ];
}

/**
 * @param {Folders} folders
 * @param {ServerOptions} options
 */
function serverArguments(folders, { folder, port = 0, trustEveryFolder = true }) {
  return [
    ...folderArguments(folders),
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
    ...(trustEveryFolder ? ['--disable-workspace-trust'] : []),
    ...['--ignore-last-opened', folder],
  ];
}

/**
 * @param {string} vsix
 * @param {Folders} folders
 * @param {NodeJS.ProcessEnv} env
 */
async function installExtension(vsix, folders, env) {
  const args = [...folderArguments(folders), '--install-extension', vsix];
  await runOrThrow('Installing the extension', workbenchHost.node, args, { env });
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ url: string, end: () => Promise<void> }>}
 */
async function launch(args, env) {
  const child = spawn(process.execPath, [keeper, workbenchHost.node, ...args], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const end = async () => {
    // The keeper takes the end of this pipe as the word to end the whole group.
    child.stdin.destroy();
    await ended;
  };
  try {
    return { url: await untilListening(child, listening), end };
  } catch (error) {
    await end();
    throw error;
  }
}
