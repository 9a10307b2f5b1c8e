// npm run build [-- --production] [-- --watch] [-- --outdir FOLDER]
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { bundledPackages } from './build/bundled-packages.mjs';
import { sideGuard } from './build/guard.mjs';
import { hostChunks } from './build/host-chunks.mjs';
import { lazyAzure } from './build/lazy-azure.mjs';
import { thirdPartyNotices } from './build/notices.mjs';
import { oneVscode } from './build/one-vscode.mjs';
import { announcer, messagePrinter, printSizes } from './build/report.mjs';
import { sides } from './build/sides.mjs';
import { webTwins } from './build/web-twins.mjs';
import { root } from './lib/paths.mjs';

const { values: flags } = parseArgs({
  options: {
    production: { type: 'boolean' },
    watch: { type: 'boolean' },
    outdir: { type: 'string', default: 'dist' },
  },
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
    outdir: flags.outdir,
    bundle: true,
    metafile: true,
    minify: flags.production === true,
    sourcemap: flags.production === true ? false : 'linked',
    logLevel: 'silent',
    plugins: [
      ...(side.inBrowser === true ? [webTwins()] : []),
      lazyAzure(side),
      sideGuard(side),
      oneVscode(),
      ...(side.inChunks === true ? [hostChunks(side.entry)] : []),
      messagePrinter(),
      ...announce,
    ],
  };
}

async function buildOnce() {
  const results = await Promise.allSettled(sides.map((side) => esbuild.build(buildOptions(side))));
  const metafiles = results.flatMap((result) =>
    result.status === 'fulfilled' ? [result.value.metafile] : [],
  );
  for (const metafile of metafiles) printSizes(metafile);
  const failed = sides.filter((_, index) => results[index]?.status === 'rejected');
  if (failed.length === 0) return writeNotices(metafiles);
  console.error(`Build failed: ${failed.map((side) => side.name).join(', ')}.`);
  process.exitCode = 1;
}

/** Of what really is in the bundles. @param {readonly import('esbuild').Metafile[]} metafiles */
function writeNotices(metafiles) {
  const notices = thirdPartyNotices(bundledPackages(metafiles));
  fs.writeFileSync(path.join(outFolder, 'THIRD-PARTY-NOTICES.txt'), notices);
}

async function watch() {
  const contexts = await Promise.all(sides.map((side) => esbuild.context(buildOptions(side))));
  await Promise.all(contexts.map((context) => context.watch()));
}

const outFolder = path.resolve(root, flags.outdir);
// Nothing of an earlier build may be packed or tested in place of what failed to build.
fs.rmSync(outFolder, { recursive: true, force: true });
await (flags.watch === true ? watch() : buildOnce());
