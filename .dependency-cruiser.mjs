/**
 * The direction of the arrows between the rooms, enforced: `npm run layers` fails on an import
 * that goes against it, and test/unit/guards/layers.test.ts breaks each rule once to prove that it does.
 */
const host =
  '^src/((extension|services)\\.ts|accounts/|blobs/|sets/|tree/|editor/|language/|commands/|names/|platform/)';

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid(
      'core-is-pure',
      'core imports nothing of ours outside core, no Node module and no vscode.',
      { path: '^src/core/' },
      { pathNot: ['^src/core/', '^node_modules/(?!@types/(vscode|node)/)'] },
    ),
    forbid(
      'protocol-is-words',
      'protocol imports only types of core.',
      { path: '^src/protocol/' },
      { pathNot: ['^src/protocol/', '^src/core/'] },
    ),
    forbid(
      'protocol-takes-only-types-of-core',
      'protocol runs on every side, so core must not come along in it.',
      { path: '^src/protocol/' },
      { path: '^src/core/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'engine-below-host',
      'engine imports core, protocol and sources; sources import core and protocol.',
      { path: '^src/(engine|sources)/' },
      { path: [host, '^webview/', '^vscode$', '^node_modules/@types/vscode/'] },
    ),
    forbid(
      'sources-below-engine',
      'Where bytes come from does not know who reads them.',
      { path: '^src/sources/' },
      { path: '^src/engine/' },
    ),
    forbid(
      'webview-is-thin',
      'webview imports protocol and the pure facts of core, never Node or vscode.',
      { path: '^webview/' },
      {
        path: ['^src/', '^vscode$', '^node_modules/@types/(vscode|node)/'],
        pathNot: ['^src/protocol/', '^src/core/(format|filter)/'],
      },
    ),
    forbid(
      'webview-has-no-node',
      'A page has no Node modules.',
      { path: '^webview/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'host-does-not-reach-into-the-page',
      'Host and page meet in protocol only.',
      { path: '^src/' },
      { path: '^webview/' },
    ),
    forbid(
      'host-never-decodes',
      'The extension host uses the facts of core; decoding and tables are the engine worker’s.',
      { path: host },
      { path: '^src/core/(decode|table|flows|notes)/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'azure-below-host',
      'The host and the engine worker both load azure: it knows neither, and decodes nothing.',
      { path: '^src/azure/' },
      {
        path: [
          ...[host, '^webview/', '^vscode$', '^node_modules/@types/vscode/'],
          ...['^src/engine/', '^src/core/(decode|table|flows|notes|filter)/'],
        ],
      },
    ),
    forbid(
      'azure-by-its-door',
      'What lies behind src/azure/index.ts is that room’s own.',
      { path: '^src/', pathNot: '^src/azure/' },
      { path: '^src/azure/', pathNot: '^src/azure/index\\.ts$' },
    ),
    forbid(
      'one-room-for-the-azure-sdk',
      'The SDK is large and is loaded late, with the one room that imports it.',
      { path: '^(src|webview)/', pathNot: '^src/azure/' },
      { path: '@azure/' },
    ),
    forbid(
      'one-door-to-the-toolkit',
      'The archived toolkit stays replaceable: one file imports it.',
      { pathNot: '^webview/ui/toolkit\\.ts$' },
      { path: '@vscode/webview-ui-toolkit' },
    ),
    forbid('no-cycles', 'A cycle is one room with two doors.', {}, { circular: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs'] },
  },
};
