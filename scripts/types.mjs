// npm run types: tsc over each side's own tsconfig.json, each of which sees only what it may use.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

// tsc is one thread and some 300 MB: two of them fill a small machine.
const atOnce = 2;

/** Collected, not listed: a new side is checked from the day its tsconfig.json exists. */
function findProjects() {
  const entries = fs.readdirSync(path.join(root, 'src'), { withFileTypes: true });
  const rooms = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `src/${name}`);
  const folders = ['.', ...rooms, 'src/core/decode/assembly', 'webview', 'test', 'scripts'];
  return [
    'tsconfig.web.json',
    ...folders.map((folder) => path.join(folder, 'tsconfig.json')),
  ].filter((file) => fs.existsSync(path.join(root, file)));
}

/** @param {string} project */
async function check(project) {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', project, '--pretty', 'false'];
  const { code, output } = await run(process.execPath, args, { cwd: root, quiet: true });
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${project}`);
  if (code !== 0) console.log(output.trimEnd().replaceAll(/^/gm, '        '));
  return code === 0;
}

const waiting = findProjects();
let failed = 0;

async function checkWaiting() {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
    if (!(await check(project))) failed += 1;
  }
}

await Promise.all(Array.from({ length: atOnce }, checkWaiting));
if (failed > 0) {
  console.error(`Types failed in ${failed} of the projects.`);
  process.exitCode = 1;
}
