// npm run bench: builds, bundles test/bench and runs it; prints the table of the README.
import path from 'node:path';
import esbuild from 'esbuild';
import { startAzurite } from './azurite/start-azurite.mjs';
import { activation } from './bench/activation.mjs';
import { knowsItsPlace } from './build/sides.mjs';
import { root } from './lib/paths.mjs';
import { run, runNpmScript } from './lib/run.mjs';

const output = path.join(root, 'out', 'bench', 'main.js');

const built = await runNpmScript('build', ['--production'], { cwd: root });
if (built.code !== 0) process.exit(1);

await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['test/bench/main.ts'],
  outfile: output,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // What jsonc-parser offers as `main` cannot be bundled.
  mainFields: ['module', 'main'],
  ...knowsItsPlace,
  logLevel: 'warning',
});

const activated = await activation();
const azurite = await startAzurite();
const flags = [`--azurite=${azurite.endpoint}`, ...process.argv.slice(2)];
if (activated !== undefined) flags.unshift(`--activation=${activated}`);
const { code } = await run(process.execPath, [output, ...flags], { cwd: root });
await azurite.stop();
process.exit(code);
