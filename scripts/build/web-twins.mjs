import fs from 'node:fs';
import path from 'node:path';

/**
 * The esbuild plugin of what runs in a browser: where `NAME.web.ts` lies beside `NAME.ts`, it takes
 * its place. It gives the same as the other, typed as the other is.
 * @returns {import('esbuild').Plugin}
 */
export function webTwins() {
  return {
    name: 'web-twins',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path: wanted, resolveDir, kind }) => {
        if (kind === 'entry-point') return undefined;
        const twin = path.resolve(resolveDir, wanted.replace(/\.ts$/, '.web.ts'));
        return fs.existsSync(twin) ? { path: twin } : undefined;
      });
    },
  };
}
