// npm start [-- --desktop] [-- --port N]: the extension, freshly built, on a folder of sample logs.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seedAzurite } from './azurite/seed.mjs';
import { startAzurite } from './azurite/start-azurite.mjs';
import { outFolder, root } from './lib/paths.mjs';
import { run, runNpmScript } from './lib/run.mjs';
import { writeSampleLogs } from './sample-logs.mjs';
import { installWorkbench, whyWorkbenchCannotRun } from './workbench/install.mjs';
import { startServer } from './workbench/server.mjs';
import { packExtension } from './workbench/vsix.mjs';

const samples = path.join(outFolder, 'sample-logs');

/** @param {string | undefined} text */
function readPort(text = '0') {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error(`--port takes a port number, not "${text}".`);
}

async function build() {
  const { code } = await runNpmScript('build', [], { cwd: root });
  if (code !== 0) throw new Error('Nothing was started, because the build failed.');
}

async function startDesktop() {
  // Where .vscode/launch.json attaches.
  const inspector = '--inspect-extensions=9229';
  const args = [`--extensionDevelopmentPath=${root}`, inspector, samples];
  const notFound = new Error(
    'No `code` was found on PATH. Install Visual Studio Code and, on macOS, run its command ' +
      '"Shell Command: Install \'code\' command in PATH".',
  );
  const { code } = await run('code', args).catch(() => Promise.reject(notFound));
  if (code !== 0) throw new Error(`\`code\` ended with ${code}.`);
}

/** @param {number} port */
async function startWorkbench(port) {
  /** @type {{ stop: () => Promise<void> }[]} */
  const running = [];
  const stop = async () => {
    for (const server of running.reverse()) await server.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void stop());
  await installWorkbench();
  await packExtension();
  const azurite = await startAzurite();
  running.push(azurite);
  const settings = { 'flowLogs.azurite': azurite.endpoint };
  const [server, writer] = await Promise.all([
    startServer({ folder: samples, port, settings }),
    seedAzurite(azurite.endpoint),
  ]);
  running.push(server, writer);
  console.log(`\nFlow Log Lens runs at\n\n  ${server.url}\n\nCtrl+C stops it.`);
}

async function start() {
  const options = /** @type {const} */ ({
    desktop: { type: 'boolean' },
    port: { type: 'string' },
  });
  const { values: flags } = parseArgs({ options });
  const port = readPort(flags.port);
  const reason = whyWorkbenchCannotRun();
  if (flags.desktop !== true && reason !== undefined) throw new Error(reason);
  await build();
  await writeSampleLogs(samples);
  await (flags.desktop === true ? startDesktop() : startWorkbench(port));
}

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
