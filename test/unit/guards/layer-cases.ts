import type { Tree } from './temp-tree.ts';

/** One import against a rule, or one that looks like it and is allowed. */
export interface LayerCase {
  readonly name: string;
  readonly rule: string;
  readonly files: Tree;
}

/** What any room may be imported for. */
const ROOM = 'export const value = 1;\nexport interface Shape { a: 1 }\n';

const VSCODE: Tree = {
  'node_modules/@types/vscode/package.json': '{"name":"@types/vscode","types":"index.d.ts"}',
  'node_modules/@types/vscode/index.d.ts': "declare module 'vscode' {}\n",
};

const TOOLKIT: Tree = {
  'node_modules/@vscode/webview-ui-toolkit/package.json':
    '{"name":"@vscode/webview-ui-toolkit","version":"1.0.0","main":"index.js"}',
  'node_modules/@vscode/webview-ui-toolkit/index.js': 'module.exports = {};\n',
  'package.json': '{"name":"x","dependencies":{"@vscode/webview-ui-toolkit":"1.0.0"}}',
};

const STORAGE_SDK: Tree = {
  'node_modules/@azure/storage-blob/package.json':
    '{"name":"@azure/storage-blob","version":"1.0.0","main":"index.js"}',
  'node_modules/@azure/storage-blob/index.js': 'module.exports = {};\n',
  'package.json': '{"name":"x","dependencies":{"@azure/storage-blob":"1.0.0"}}',
};

/** `from` takes the value, or with `type` only the shape, of the file `to`. */
function takes(from: string, to: string, what: 'value' | 'type' = 'value'): Tree {
  const up = '../'.repeat(from.split('/').length - 1);
  const line =
    what === 'value'
      ? `import { value } from '${up}${to}';\nexport const mine = value;\n`
      : `import type { Shape } from '${up}${to}';\nexport type Mine = Shape;\n`;
  return { [from]: line, [to]: ROOM };
}

function importing(from: string, module: string, type = ''): Tree {
  return { ...VSCODE, [from]: `import ${type}* as it from '${module}';\nexport { it };\n` };
}

function cases(rule: string, trees: Readonly<Record<string, Tree>>): LayerCase[] {
  return Object.entries(trees).map(([name, files]) => ({ name, rule, files }));
}

const HOST = ['accounts', 'blobs', 'sets', 'tree', 'editor', 'language', 'commands', 'platform'];

function fromEachHostRoom(to: string): Record<string, Tree> {
  const rooms = HOST.map((room) => `src/${room}/a.ts`);
  return Object.fromEntries(
    [...rooms, 'src/extension.ts'].map((file) => [`${file} → ${to}`, takes(file, to)]),
  );
}

/** Trees that break a rule each. */
export const BROKEN: readonly LayerCase[] = [
  ...cases('core-is-pure', {
    'core → node:fs': importing('src/core/a.ts', 'node:fs'),
    'core → fs': importing('src/core/a.ts', 'fs'),
    'core → a type of node:fs': importing('src/core/a.ts', 'node:fs', 'type '),
    'core → vscode': importing('src/core/a.ts', 'vscode'),
    'core → a type of vscode': importing('src/core/a.ts', 'vscode', 'type '),
    'core → protocol': takes('src/core/decode/a.ts', 'src/protocol/b.ts'),
    'core → a type of protocol': takes('src/core/a.ts', 'src/protocol/b.ts', 'type'),
    'core → engine': takes('src/core/a.ts', 'src/engine/b.ts'),
    'core → webview': takes('src/core/a.ts', 'webview/b.ts'),
    'core → a room that is new': takes('src/core/a.ts', 'src/later/b.ts'),
    'core → protocol, by a dynamic import': {
      'src/core/a.ts': "export const load = () => import('../protocol/b.ts');\n",
      'src/protocol/b.ts': ROOM,
    },
    'core → protocol, by a re-export': {
      'src/core/a.ts': "export * from '../protocol/b.ts';\n",
      'src/protocol/b.ts': ROOM,
    },
    'core → node:fs, by require': {
      'src/core/a.ts': "export const fs = require('node:fs');\n",
    },
  }),
  ...cases('protocol-is-words', {
    'protocol → node:crypto': importing('src/protocol/a.ts', 'node:crypto'),
    'protocol → vscode': importing('src/protocol/a.ts', 'vscode'),
    'protocol → a type of vscode': importing('src/protocol/a.ts', 'vscode', 'type '),
    'protocol → engine': takes('src/protocol/a.ts', 'src/engine/b.ts'),
    'protocol → a type of webview': takes('src/protocol/a.ts', 'webview/b.ts', 'type'),
  }),
  ...cases('protocol-takes-only-types-of-core', {
    'protocol → core': takes('src/protocol/a.ts', 'src/core/b.ts'),
    'protocol → core, beside a type of it': {
      'src/protocol/a.ts':
        "import type { Shape } from '../core/b.ts';\nimport { value } from '../core/b.ts';\nexport const it: Shape = { a: value };\n",
      'src/core/b.ts': ROOM,
    },
    'protocol → core, in one import with a type': {
      'src/protocol/a.ts':
        "import { type Shape, value } from '../core/b.ts';\nexport const it: Shape = { a: value };\n",
      'src/core/b.ts': ROOM,
    },
    'protocol → core, by a re-export': {
      'src/protocol/a.ts': "export { value } from '../core/b.ts';\n",
      'src/core/b.ts': ROOM,
    },
  }),
  ...cases('engine-below-host', {
    ...Object.fromEntries(
      HOST.map((room) => [`engine → ${room}`, takes('src/engine/a.ts', `src/${room}/b.ts`)]),
    ),
    'engine → extension': takes('src/engine/a.ts', 'src/extension.ts'),
    'engine → vscode': importing('src/engine/a.ts', 'vscode'),
    'sources → vscode': importing('src/sources/a.ts', 'vscode'),
    'sources → a type of platform': takes('src/sources/a.ts', 'src/platform/b.ts', 'type'),
    'sources → webview': takes('src/sources/a.ts', 'webview/b.ts'),
  }),
  ...cases('sources-below-engine', {
    'sources → engine': takes('src/sources/a.ts', 'src/engine/b.ts'),
    'sources → a type of engine': takes('src/sources/a.ts', 'src/engine/b.ts', 'type'),
  }),
  ...cases('webview-is-thin', {
    'webview → vscode': importing('webview/editor/a.ts', 'vscode'),
    'webview → engine': takes('webview/a.ts', 'src/engine/b.ts'),
    'webview → editor': takes('webview/a.ts', 'src/editor/b.ts'),
    'webview → a type of decode': takes('webview/a.ts', 'src/core/decode/b.ts', 'type'),
    'webview → table': takes('webview/grid/a.ts', 'src/core/table/b.ts'),
    'webview → the whole of core': takes('webview/grid/a.ts', 'src/core/index.ts'),
  }),
  ...cases('webview-has-no-node', {
    'webview → node:path': importing('webview/a.ts', 'node:path'),
    'webview → path': importing('webview/ui/a.ts', 'path'),
  }),
  ...cases('host-does-not-reach-into-the-page', {
    'editor → webview': takes('src/editor/a.ts', 'webview/editor/b.ts'),
    'protocol → a type of webview': takes('src/protocol/a.ts', 'webview/b.ts', 'type'),
  }),
  ...cases('host-never-decodes', {
    ...fromEachHostRoom('src/core/decode/b.ts'),
    'editor → table': takes('src/editor/a.ts', 'src/core/table/b.ts'),
  }),
  ...cases('one-door-to-the-toolkit', {
    'another file of ui → the toolkit': {
      ...TOOLKIT,
      ...importing('webview/ui/button.ts', '@vscode/webview-ui-toolkit'),
    },
    'a part of the toolkit': {
      ...TOOLKIT,
      ...importing('webview/grid/a.ts', '@vscode/webview-ui-toolkit/index.js'),
    },
    'the toolkit where it is not installed': importing(
      'webview/grid/a.ts',
      '@vscode/webview-ui-toolkit',
    ),
  }),
  ...cases('azure-below-host', {
    'azure → vscode': importing('src/azure/a.ts', 'vscode'),
    'azure → accounts': takes('src/azure/a.ts', 'src/accounts/b.ts', 'type'),
    'azure → tree': takes('src/azure/a.ts', 'src/tree/b.ts'),
    'azure → engine': takes('src/azure/a.ts', 'src/engine/b.ts', 'type'),
    'azure → decode': takes('src/azure/a.ts', 'src/core/decode/b.ts'),
  }),
  ...cases('azure-by-its-door', {
    'tree → a file of azure': takes('src/tree/a.ts', 'src/azure/listing/b.ts'),
    'sources → a type of a file of azure': takes('src/sources/a.ts', 'src/azure/blob/b.ts', 'type'),
  }),
  ...cases('one-room-for-the-azure-sdk', {
    'tree → the SDK': { ...STORAGE_SDK, ...importing('src/tree/a.ts', '@azure/storage-blob') },
    'sources → a type of the SDK': {
      ...STORAGE_SDK,
      ...importing('src/sources/a.ts', '@azure/storage-blob', 'type '),
    },
  }),
  ...cases('no-cycles', {
    'two files': {
      'src/core/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'src/core/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
    },
    'types over three files': {
      'webview/a.ts': "import type { B } from './b.ts';\nexport interface A { b: B }\n",
      'webview/b.ts': "import type { C } from './c.ts';\nexport interface B { c: C }\n",
      'webview/c.ts': "import type { A } from './a.ts';\nexport interface C { a: A }\n",
    },
  }),
];

/** Trees that come close to breaking a rule and keep them all. */
export const KEPT: readonly LayerCase[] = [
  ...cases('core-is-pure', {
    'core → core': takes('src/core/decode/a.ts', 'src/core/format/b.ts'),
  }),
  ...cases('protocol-is-words', {
    'protocol → protocol': takes('src/protocol/a.ts', 'src/protocol/b.ts'),
  }),
  ...cases('protocol-takes-only-types-of-core', {
    'protocol → a type of core': takes('src/protocol/a.ts', 'src/core/table/b.ts', 'type'),
  }),
  ...cases('engine-below-host', {
    'engine → sources': takes('src/engine/a.ts', 'src/sources/b.ts'),
    'engine → decode': takes('src/engine/a.ts', 'src/core/decode/b.ts'),
    'engine → node:worker_threads': importing('src/engine/a.ts', 'node:worker_threads'),
    'editor → vscode': importing('src/editor/a.ts', 'vscode'),
  }),
  ...cases('sources-below-engine', {
    'sources → protocol': takes('src/sources/a.ts', 'src/protocol/b.ts'),
  }),
  ...cases('webview-is-thin', {
    'webview → protocol': takes('webview/a.ts', 'src/protocol/b.ts'),
    'webview → format': takes('webview/a.ts', 'src/core/format/b.ts'),
    'webview → filter': takes('webview/a.ts', 'src/core/filter/b.ts'),
  }),
  ...cases('webview-has-no-node', {
    'editor → node:crypto': importing('src/editor/a.ts', 'node:crypto'),
  }),
  ...cases('host-does-not-reach-into-the-page', {
    'editor → protocol': takes('src/editor/a.ts', 'src/protocol/b.ts'),
  }),
  ...cases('host-never-decodes', {
    'editor → format': takes('src/editor/a.ts', 'src/core/format/b.ts'),
    'editor → a type of table': takes('src/editor/a.ts', 'src/core/table/b.ts', 'type'),
  }),
  ...cases('one-door-to-the-toolkit', {
    'the door': { ...TOOLKIT, ...importing('webview/ui/toolkit.ts', '@vscode/webview-ui-toolkit') },
  }),
  ...cases('azure-below-host', {
    'azure → format': takes('src/azure/a.ts', 'src/core/format/b.ts'),
    'azure → a type of sources': takes('src/azure/a.ts', 'src/sources/b.ts', 'type'),
  }),
  ...cases('azure-by-its-door', {
    'tree → the door': takes('src/tree/a.ts', 'src/azure/index.ts'),
    'sources → the door': takes('src/sources/a.ts', 'src/azure/index.ts'),
  }),
  ...cases('one-room-for-the-azure-sdk', {
    'azure → the SDK': { ...STORAGE_SDK, ...importing('src/azure/a.ts', '@azure/storage-blob') },
  }),
  ...cases('no-cycles', {
    'two ways to one file': {
      'src/core/a.ts':
        "import { b } from './b.ts';\nimport { c } from './c.ts';\nexport { b, c };\n",
      'src/core/b.ts': "import { c } from './c.ts';\nexport const b = c;\n",
      'src/core/c.ts': 'export const c = 1;\n',
    },
  }),
];
