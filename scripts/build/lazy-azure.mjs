import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { AZURE_DOOR } from './sides.mjs';

const door = path.join(root, AZURE_DOOR);

/**
 * The esbuild plugin that makes `await import('…/azure/index.ts')` load the bundle of that room,
 * which lies beside the others; in a browser, where an extension is a single file, what of this one
 * nobody has run until then. Any other way in is an error: it would start the SDK at once.
 * @param {Pick<import('./sides.mjs').Side, 'inBrowser'>} side
 * @returns {import('esbuild').Plugin}
 */
export function lazyAzure({ inBrowser = false }) {
  return {
    name: 'lazy-azure',
    setup(build) {
      build.onResolve({ filter: /\/azure\/index\.ts$/ }, ({ path: wanted, resolveDir, kind }) => {
        if (path.resolve(resolveDir, wanted) !== door || kind === 'entry-point') return undefined;
        if (kind === 'dynamic-import') {
          return inBrowser ? undefined : { path: './azure.js', external: true };
        }
        return {
          errors: [{ text: 'src/azure is loaded when it is needed: by `await import()`.' }],
        };
      });
    },
  };
}
