import { isHostDoor } from './host-chunks.mjs';
import { isOneVscode } from './one-vscode.mjs';

/**
 * The esbuild plugin that fails a build whose bundle holds what its side may not have.
 * @param {import('./sides.mjs').Side} side
 * @returns {import('esbuild').Plugin}
 */
export function sideGuard(side) {
  return {
    name: 'side-guard',
    setup(build) {
      if (build.initialOptions.external?.includes('vscode') !== true) refuseVscode(build, side);
      build.onEnd(({ metafile }) => ({
        errors: strangers(side, metafile?.inputs ?? {}).map((text) => ({ text })),
      }));
    },
  };
}

/**
 * @param {import('esbuild').PluginBuild} build
 * @param {import('./sides.mjs').Side} side
 */
function refuseVscode(build, side) {
  build.onResolve({ filter: /^vscode$/ }, () => ({
    errors: [{ text: `The ${side.name} has no vscode: only the extension host may import it.` }],
  }));
}

/**
 * @param {import('./sides.mjs').Side} side
 * @param {import('esbuild').Metafile['inputs']} inputs
 */
function strangers(side, inputs) {
  return Object.keys(inputs)
    .filter((file) => !isAllowed(side, file))
    .map((file) => `${file} may not be in the ${side.name}'s bundle${importedBy(file, inputs)}.`);
}

/**
 * @param {import('./sides.mjs').Side} side
 * @param {string} file
 */
function isAllowed(side, file) {
  // Angle brackets stand around what esbuild makes itself, such as the stub of a disabled module.
  if (/^[(<]/.test(file) || isOneVscode(file) || isHostDoor(file)) return true;
  return side.allowed.test(file) && side.forbidden?.test(file) !== true;
}

/**
 * @param {string} file
 * @param {import('esbuild').Metafile['inputs']} inputs
 */
function importedBy(file, inputs) {
  const importer = Object.entries(inputs).find(([, input]) =>
    input.imports.some((imported) => imported.path === file),
  );
  return importer === undefined ? '' : `: ${importer[0]} imports it`;
}
