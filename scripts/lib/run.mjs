import { spawn } from 'node:child_process';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] The whole environment; this process's own by default.
 * @property {boolean} [quiet] Keeps the output for the result in place of printing it.
 *
 * @typedef {object} RunResult
 * @property {number} code The exit code; 1 where a signal ended it.
 * @property {string} output Both streams as they came; empty unless `quiet`.
 */

/**
 * Runs a program to its end. Throws only if it cannot be started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  const { quiet = false, cwd, env } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      // Windows starts .cmd files only through its shell, and npm and code are such files.
      shell: process.platform === 'win32' && command !== process.execPath,
    });
    let output = '';
    child.stdout?.on('data', (bytes) => (output += String(bytes)));
    child.stderr?.on('data', (bytes) => (output += String(bytes)));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a program quietly; where it fails, throws with its last lines.
 * @param {string} what What was being done, for the message.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Omit<RunOptions, 'quiet'>} [options]
 */
export async function runOrThrow(what, command, args, options = {}) {
  const { code, output } = await run(command, args, { ...options, quiet: true });
  if (code !== 0) {
    throw new Error(`${what} failed (${command} ended with ${code}):\n${lastLines(output, 30)}`);
  }
}

/**
 * @param {string} text
 * @param {number} count
 */
export function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * Runs one of package.json's scripts with the npm that runs this one, so that each command is
 * written down once.
 * @param {string} script
 * @param {readonly string[]} [args]
 * @param {RunOptions} [options]
 */
export function runNpmScript(script, args = [], options = {}) {
  const npmArgs = ['run', '--silent', script, '--', ...args];
  const npm = process.env['npm_execpath'];
  return npm === undefined
    ? run('npm', npmArgs, options)
    : run(process.execPath, [npm, ...npmArgs], options);
}
