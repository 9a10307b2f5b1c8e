import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { outFolder, root } from './paths.mjs';

/** The tests' generators of logs are TypeScript, which Node 20 cannot run as it stands. */
export async function generators() {
  const bundled = path.join(outFolder, 'generate.mjs');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['test/generate/index.ts'],
    outfile: bundled,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  return /** @type {typeof import('../../test/generate/index.ts')} */ (
    await import(pathToFileURL(bundled).href)
  );
}
