// npm run build [-- --production] [-- --watch]
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { sideGuard } from './build/guard.mjs';
import { lazyAzure } from './build/lazy-azure.mjs';
import { announcer, messagePrinter, printSizes } from './build/report.mjs';
import { sides } from './build/sides.mjs';
import { root } from './lib/paths.mjs';

const { values: flags } = parseArgs({
  options: { production: { type: 'boolean' }, watch: { type: 'boolean' } },
});

/**
 * @param {import('./build/sides.mjs').Side} side
 * @returns {import('esbuild').BuildOptions & { metafile: true }}
 */
function buildOptions(side) {
  const announce = flags.watch === true ? [announcer(side.name)] : [];
  return {
    ...side.options,
    absWorkingDir: root,
    entryPoints: [{ in: side.entry, out: side.output }],
    outdir: 'dist',
    bundle: true,
    metafile: true,
    minify: flags.production === true,
    sourcemap: flags.production === true ? false : 'linked',
    logLevel: 'silent',
    plugins: [lazyAzure(), sideGuard(side), messagePrinter(), ...announce],
  };
}

async function buildOnce() {
  const results = await Promise.allSettled(sides.map((side) => esbuild.build(buildOptions(side))));
  for (const result of results) {
    if (result.status === 'fulfilled') printSizes(result.value.metafile);
  }
  const failed = sides.filter((_, index) => results[index]?.status === 'rejected');
  if (failed.length === 0) return;
  console.error(`Build failed: ${failed.map((side) => side.name).join(', ')}.`);
  process.exitCode = 1;
}

async function watch() {
  const contexts = await Promise.all(sides.map((side) => esbuild.context(buildOptions(side))));
  await Promise.all(contexts.map((context) => context.watch()));
}

// Nothing of an earlier build may be packed or tested in place of what failed to build.
fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
await (flags.watch === true ? watch() : buildOnce());
