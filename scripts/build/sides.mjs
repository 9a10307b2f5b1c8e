/**
 * What runs where, and which rooms of the repository may go along. The lint rules look at single
 * imports; this looks at what really ended up in a bundle, by whatever way it came.
 *
 * @typedef {object} Side
 * @property {string} name
 * @property {string} entry
 * @property {string} output Under `dist`, without its ending.
 * @property {RegExp} allowed Files that may be in the bundle.
 * @property {RegExp} [forbidden] Exceptions from `allowed`.
 * @property {boolean} [inBrowser] Takes the `.web.ts` of a module where there is one.
 * @property {boolean} [inChunks] Loads what it imports by `await import()` only then.
 * @property {import('esbuild').BuildOptions} options
 */

/**
 * The SDK of Azure is large, and most logs are local files: the host and the worker load it from
 * a bundle of its own, and only once they need it.
 */
export const AZURE_DOOR = 'src/azure/index.ts';

/** @type {import('esbuild').BuildOptions} */
const node = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Bundles load one another by `require`, which every extension host has.
  supported: { 'dynamic-import': false },
  // The CommonJS of jsonc-parser asks for its own files in a way that cannot be bundled.
  mainFields: ['module', 'main'],
};

/**
 * For modules that ask where they are by `import.meta.url`, which CommonJS lacks: those of
 * @azure/storage-common do when they are loaded, and throw where nobody tells.
 * @satisfies {import('esbuild').BuildOptions}
 */
export const knowsItsPlace = {
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/** @type {import('esbuild').BuildOptions} */
const browser = { platform: 'browser', format: 'iife', target: 'es2022' };

/**
 * A window in a browser with no machine behind it, such as vscode.dev. All of it runs in workers,
 * which have no DOM: of @azure/core-xml the one that reads XML by itself.
 */
const web = {
  alias: {
    'node:path': 'path-browserify',
    '@azure/core-xml': './node_modules/@azure/core-xml/dist/esm/index.js',
  },
};

/** @type {readonly Side[]} */
export const sides = [
  {
    name: 'extension host',
    entry: 'src/extension.ts',
    output: 'extension',
    allowed: /^(src|node_modules)\//,
    forbidden: /^src\/(core\/(decode|table)|sources|azure)\/|^src\/engine\/worker\.ts$/,
    inChunks: true,
    options: { ...node, external: ['vscode'] },
  },
  {
    name: 'engine worker',
    entry: 'src/engine/worker.ts',
    output: 'engine',
    allowed: /^(src\/(engine|sources|core|protocol)|node_modules)\//,
    options: node,
  },
  {
    name: 'storage access',
    entry: AZURE_DOOR,
    output: 'azure',
    allowed:
      /^(src\/(azure|core\/(format|storage)|protocol)\/|src\/core\/platform\.ts$|node_modules\/)/,
    options: { ...node, ...knowsItsPlace },
  },
  {
    name: 'extension host in a browser',
    entry: 'src/extension.ts',
    output: 'web/extension',
    allowed: /^(src|node_modules)\//,
    forbidden: /^src\/(core\/(decode|table)|sources)\/|^src\/engine\/worker/,
    inBrowser: true,
    options: { ...browser, ...web, format: 'cjs', external: ['vscode'] },
  },
  {
    name: 'engine worker in a browser',
    entry: 'src/engine/worker.web.ts',
    output: 'web/engine',
    allowed: /^(src\/(engine|sources|core|protocol|azure)|node_modules)\//,
    inBrowser: true,
    options: { ...browser, ...web },
  },
  {
    name: 'editor page',
    entry: 'webview/editor/main.ts',
    output: 'webview/editor',
    allowed: /^(webview|src\/protocol|src\/core\/(format|filter)|node_modules)\//,
    options: browser,
  },
];
