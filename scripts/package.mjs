// npm run package [-- --out FILE]: the extension as users get it, freshly built, as a VSIX.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { outFolder, root } from './lib/paths.mjs';
import { runNpmScript } from './lib/run.mjs';
import { standAlone } from './package/listing.mjs';
import { packExtension } from './workbench/vsix.mjs';

const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const { values: flags } = parseArgs({
  options: { out: { type: 'string', default: `flow-log-lens-${version}.vsix` } },
});
const file = path.resolve(root, flags.out);

fs.mkdirSync(outFolder, { recursive: true });
/** Built and packed beside the working copy, whose `dist` may be in use. */
const stage = fs.mkdtempSync(path.join(outFolder, 'package-'));

/** What .vscodeignore lets through, but for what is built. */
function copyShipped() {
  const rules = fs.readFileSync(path.join(root, '.vscodeignore'), 'utf8').split('\n');
  const shipped = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));
  for (const rule of ['.vscodeignore', ...shipped.filter((rule) => !rule.startsWith('dist/'))]) {
    const name = rule.replace(/\/\*\*$/, '');
    fs.cpSync(path.join(root, name), path.join(stage, name), { recursive: true });
  }
  const readme = path.join(stage, 'README.md');
  fs.writeFileSync(readme, standAlone(fs.readFileSync(readme, 'utf8')));
}

try {
  const args = ['--production', '--outdir', path.join(stage, 'dist')];
  const { code } = await runNpmScript('build', args, { cwd: root });
  if (code !== 0) throw new Error('Nothing was packed, because the build failed.');
  copyShipped();
  await packExtension({ folder: stage, file });
  console.log(`${path.relative(root, file)} ${(fs.statSync(file).size / 1024).toFixed(0)} KiB`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  fs.rmSync(stage, { recursive: true });
}
