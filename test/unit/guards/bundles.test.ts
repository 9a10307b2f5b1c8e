import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import esbuild from 'esbuild';
import { describe, expect, it } from 'vitest';
import { lazyAzure } from '../../../scripts/build/lazy-azure.mjs';
import { sideGuard } from '../../../scripts/build/guard.mjs';
import { sides } from '../../../scripts/build/sides.mjs';
import { webTwins } from '../../../scripts/build/web-twins.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { temporaryTree, type Tree } from './temp-tree.ts';

const ROOM = 'export const value = Math.random();\nexport interface Shape { a: 1 }\n';

/** What a build of a side says of a tree: its errors, none where it succeeds. */
async function buildErrors(sideName: string, files: Tree): Promise<string[]> {
  const side = sides.find(({ name }) => name === sideName)!;
  try {
    await esbuild.build({
      ...side.options,
      absWorkingDir: temporaryTree(files),
      entryPoints: [{ in: side.entry, out: side.output }],
      outdir: 'dist',
      bundle: true,
      metafile: true,
      write: false,
      logLevel: 'silent',
      plugins: [sideGuard(side)],
    });
    return [];
  } catch (failure) {
    return (failure as esbuild.BuildFailure).errors.map(({ text }) => text);
  }
}

/** The entry of a side takes the value of `file`, straight or by way of `through`. */
function reaching(sideName: string, file: string, through?: string): Tree {
  const { entry } = sides.find(({ name }) => name === sideName)!;
  const taking = (from: string, to: string) => {
    const up = '../'.repeat(from.split('/').length - 1);
    return {
      [from]: `import { value } from '${up}${to}';\nconsole.log(value);\nexport { value };\n`,
    };
  };
  if (through === undefined) return { [file]: ROOM, ...taking(entry, file) };
  return { [file]: ROOM, ...taking(through, file), ...taking(entry, through) };
}

const HOST = 'extension host';
const WORKER = 'engine worker';
const PAGE = 'editor page';
const STORAGE = 'storage access';
const WEB_HOST = 'extension host in a browser';
const WEB_WORKER = 'engine worker in a browser';

/** A file in a side's bundle, straight or by way of another. */
interface Bundled {
  readonly side: string;
  readonly file: string;
  readonly through?: string;
}

const BROKEN: readonly Bundled[] = [
  { side: HOST, file: 'src/core/decode/scanner.ts' },
  { side: HOST, file: 'src/core/decode/scanner.ts', through: 'src/core/index.ts' },
  { side: HOST, file: 'src/core/table/flow-table.ts' },
  { side: HOST, file: 'src/core/table/flow-table.ts', through: 'src/protocol/session.ts' },
  { side: HOST, file: 'src/sources/local-file.ts' },
  { side: HOST, file: 'src/engine/worker.ts' },
  { side: HOST, file: 'webview/grid/grid.ts' },
  { side: HOST, file: 'test/generate/index.ts' },
  { side: WORKER, file: 'src/editor/editor-panel.ts' },
  { side: WORKER, file: 'src/platform/log.ts', through: 'src/engine/engine.ts' },
  { side: WORKER, file: 'src/extension.ts' },
  { side: WORKER, file: 'webview/ui/dom.ts' },
  { side: STORAGE, file: 'src/core/decode/scanner.ts' },
  { side: STORAGE, file: 'src/engine/view.ts' },
  { side: STORAGE, file: 'src/platform/log.ts' },
  { side: WEB_HOST, file: 'src/core/decode/scanner.ts' },
  { side: WEB_HOST, file: 'src/sources/given-bytes.ts' },
  { side: WEB_WORKER, file: 'src/platform/log.ts' },
  { side: PAGE, file: 'src/engine/view.ts' },
  { side: PAGE, file: 'src/engine/view.ts', through: 'src/protocol/rpc.ts' },
  { side: PAGE, file: 'src/core/decode/scanner.ts' },
  { side: PAGE, file: 'src/core/table/flow-table.ts', through: 'src/core/format/columns.ts' },
  { side: PAGE, file: 'src/core/index.ts' },
  { side: PAGE, file: 'src/editor/editor-panel.ts' },
];

const KEPT: readonly Bundled[] = [
  { side: HOST, file: 'src/core/format/columns.ts' },
  { side: HOST, file: 'src/protocol/rpc.ts' },
  { side: HOST, file: 'src/engine/client.ts' },
  { side: WORKER, file: 'src/core/decode/scanner.ts' },
  { side: WORKER, file: 'src/sources/local-file.ts' },
  { side: STORAGE, file: 'src/core/format/blob-name.ts' },
  { side: STORAGE, file: 'src/protocol/failure.ts' },
  { side: WEB_HOST, file: 'src/core/format/columns.ts' },
  { side: WEB_HOST, file: 'src/azure/index.ts' },
  { side: WEB_WORKER, file: 'src/core/decode/scanner.ts' },
  { side: WEB_WORKER, file: 'src/azure/index.ts' },
  { side: PAGE, file: 'src/core/format/columns.ts' },
  { side: PAGE, file: 'src/core/filter/index.ts' },
  { side: PAGE, file: 'src/protocol/rpc.ts' },
];

describe('a bundle that holds what its side may not have fails', () => {
  it.each(BROKEN)('$side with $file by $through', async ({ side, file, through }) => {
    const importer = through ?? sides.find(({ name }) => name === side)!.entry;
    expect(await buildErrors(side, reaching(side, file, through))).toContain(
      `${file} may not be in the ${side}'s bundle: ${importer} imports it.`,
    );
  });

  it.each([WORKER, STORAGE, WEB_WORKER, PAGE])('%s with vscode', async (side) => {
    const { entry } = sides.find(({ name }) => name === side)!;
    for (const text of ["import 'vscode';", "void import('vscode');", "require('vscode');"]) {
      const errors = await buildErrors(side, { [entry]: text });
      expect(errors.join(), text).toContain(`The ${side} has no vscode`);
    }
  });

  it.each([WEB_HOST, WEB_WORKER, PAGE])('%s with a Node module', async (side) => {
    const { entry } = sides.find(({ name }) => name === side)!;
    for (const name of ['node:fs', 'fs']) {
      const errors = await buildErrors(side, {
        [entry]: `import { open } from '${name}';\nopen();`,
      });
      expect(errors.join(), name).toContain(`Could not resolve "${name}"`);
    }
  });
});

describe('a bundle that holds what its side may have is built', () => {
  it.each(KEPT)('$side with $file', async ({ side, file }) => {
    expect(await buildErrors(side, reaching(side, file))).toEqual([]);
  });

  it('extension host with vscode and Node modules', async () => {
    const text =
      "import * as vscode from 'vscode';\nimport fs from 'node:fs';\nconsole.log(vscode, fs);";
    expect(await buildErrors(HOST, { 'src/extension.ts': text })).toEqual([]);
  });

  it('with types alone of what is forbidden', async () => {
    for (const { name, entry } of sides) {
      const up = '../'.repeat(entry.split('/').length - 1);
      const files = {
        [entry]: `import type { Shape } from '${up}test/a.ts';\nexport const it: Shape = { a: 1 };\n`,
        'test/a.ts': ROOM,
      };
      expect(await buildErrors(name, files), name).toEqual([]);
    }
  });
});

describe('what runs in a browser', () => {
  const files = {
    'src/a.ts': "import { place } from './b.ts';\nconsole.log(place);\n",
    'src/b.ts': "export const place = 'on a machine';\n",
    'src/b.web.ts': "export const place = 'in a browser';\n",
  };
  const built = async (plugins: esbuild.Plugin[]) => {
    const absWorkingDir = temporaryTree(files);
    const options = { absWorkingDir, entryPoints: ['src/a.ts'], bundle: true, write: false };
    const { outputFiles } = await esbuild.build({ ...options, plugins });
    return outputFiles![0]!.text;
  };

  it('takes a module’s twin for the web where it has one', async () => {
    expect(await built([])).toContain('on a machine');
    expect(await built([webTwins()])).toContain('in a browser');
  });
});

describe('the SDK of Azure', () => {
  const built = async (sideName: string, text: string) => {
    const side = sides.find(({ name }) => name === sideName)!;
    const { outputFiles } = await esbuild.build({
      ...side.options,
      absWorkingDir: root,
      stdin: { contents: text, resolveDir: path.join(root, path.dirname(side.entry)) },
      bundle: true,
      write: false,
      logLevel: 'silent',
      plugins: [...(side.inBrowser === true ? [webTwins()] : []), lazyAzure(side)],
    });
    return outputFiles[0]!.text;
  };

  it('is loaded from a bundle of its own when it is needed', async () => {
    const text = await built(HOST, "void import('./azure/index.ts').then(console.log);");
    expect(text).toMatch(/require\("\.\/azure\.js"\)/);
    expect(text.length).toBeLessThan(3000);
  });

  it('in a browser does nothing before it is needed, and asks for no DOM, which workers lack', async () => {
    const text = "console.log('up'); globalThis.load = () => import('./azure/index.ts');";
    const script = await built(WEB_HOST, text);
    const said: string[] = [];
    const worker = { console: { log: (what: string) => said.push(what) }, URL, AbortController };
    const context = vm.createContext({ ...worker, crypto, TextEncoder, TextDecoder, Headers });
    vm.runInContext(script, context);
    expect(said).toEqual(['up']);
    const azure = (await vm.runInContext('load()', context)) as Readonly<Record<string, unknown>>;
    expect(Object.keys(azure)).toContain('openBlob');
  });

  it('loads, as it is shipped', async () => {
    const { options, entry } = sides.find(({ name }) => name === STORAGE)!;
    const { outputFiles } = await esbuild.build({
      ...options,
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      write: false,
    });
    const file = path.join(temporaryTree({ 'azure.cjs': outputFiles[0]!.text }), 'azure.cjs');
    const loaded = createRequire(file)(file) as Readonly<Record<string, unknown>>;
    expect(Object.keys(loaded)).toContain('openBlob');
  });

  it.each([HOST, WEB_HOST])('cannot be taken along by accident: %s', async (side) => {
    const text = "import * as azure from './azure/index.ts';\nconsole.log(azure);";
    await expect(built(side, text)).rejects.toThrow('loaded when it is needed');
  });
});

it('the page is small enough to be there at once, as it is shipped', async () => {
  const side = sides.find(({ name }) => name === PAGE)!;
  const { outputFiles } = await esbuild.build({
    ...side.options,
    absWorkingDir: root,
    entryPoints: [{ in: side.entry, out: side.output }],
    outdir: 'dist',
    bundle: true,
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  const bytes = outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(1_500_000);
});

it('proves every side', () => {
  const names = sides.map(({ name }) => name).sort();
  expect([...new Set(BROKEN.map(({ side }) => side))].sort()).toEqual(names);
  expect([...new Set(KEPT.map(({ side }) => side))].sort()).toEqual(names);
});
