import fs from 'node:fs/promises';
import path from 'node:path';
import esbuild from 'esbuild';

const DOOR = 'host-door';

/**
 * The esbuild plugin that has each `await import()` load a file of its own, and what several of
 * them need, one that they share: to read a script takes longer than to run it. esbuild splits ES
 * modules only, and not every extension host takes those: each file is written as CommonJS.
 * @param {string} entry What is loaded first, relative to the repository.
 * @returns {import('esbuild').Plugin}
 */
export function hostChunks(entry) {
  return {
    name: 'host-chunks',
    setup(build) {
      const { initialOptions } = build;
      const { minify = false, sourcemap = false, target = [], supported = {} } = initialOptions;
      /** @type {import('esbuild').BuildOptions} */
      const split = { format: 'esm', splitting: true, chunkNames: 'host-[hash]', write: false };
      // Inline, a map is taken into account when the file is written anew.
      const read = { supported: {}, sourcemap: sourcemap === false ? false : 'inline' };
      Object.assign(initialOptions, split, read);
      keepStartTogether(build, entry);
      /** @type {import('esbuild').TransformOptions} */
      const written = { format: 'cjs', platform: 'node', minify, target, supported };
      const map = sourcemap === false ? false : 'external';
      build.onEnd(async ({ outputFiles = [], metafile }) => {
        const work = outputFiles.map(async (file) => {
          const bytes = await write(file, { ...written, sourcemap: map });
          const name = path.relative(initialOptions.absWorkingDir ?? '.', file.path);
          Object.assign(metafile?.outputs[name] ?? {}, { bytes });
        });
        await Promise.all(work);
      });
    },
  };
}

/**
 * What is needed from the start, every door to what is loaded later imports too. By itself esbuild
 * would make a file of it for each set of doors that share some of it, and the start wait for all.
 * @param {import('esbuild').PluginBuild} build
 * @param {string} entry
 */
function keepStartTogether(build, entry) {
  build.onResolve({ filter: /^\..*\.ts$/ }, ({ path: wanted, resolveDir, kind }) => {
    if (kind !== 'dynamic-import') return undefined;
    return { namespace: DOOR, path: path.resolve(resolveDir, wanted) };
  });
  build.onLoad({ filter: /./, namespace: DOOR }, ({ path: room }) => ({
    contents: `import ${JSON.stringify(`./${entry}`)};\nexport * from ${JSON.stringify(room)};\n`,
    resolveDir: build.initialOptions.absWorkingDir ?? '.',
  }));
}

/** Whether an input of a metafile is what this plugin made. @param {string} file */
export const isHostDoor = (file) => file.startsWith(`${DOOR}:`);

/**
 * @param {import('esbuild').OutputFile} file
 * @param {import('esbuild').TransformOptions} options
 * @returns {Promise<number>} How many bytes it has now.
 */
async function write({ path: file, text }, options) {
  const sourcefile = path.basename(file);
  const { code, map } = await esbuild.transform(text, { ...options, sourcefile });
  await fs.mkdir(path.dirname(file), { recursive: true });
  if (map !== '') await fs.writeFile(`${file}.map`, map);
  const link = map === '' ? '' : `//# sourceMappingURL=${sourcefile}.map\n`;
  await fs.writeFile(file, code + link);
  return Buffer.byteLength(code);
}
