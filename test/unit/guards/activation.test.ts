import { readFileSync } from 'node:fs';
import path from 'node:path';
import esbuild, { type Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { hostChunks } from '../../../scripts/build/host-chunks.mjs';
import { lazyAzure } from '../../../scripts/build/lazy-azure.mjs';
import { oneVscode } from '../../../scripts/build/one-vscode.mjs';
import { sides } from '../../../scripts/build/sides.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { temporaryTree } from './temp-tree.ts';

/** As it is shipped, bytes: reading them is most of what an activation waits for. */
const MOST_BYTES = 50_000;

type Outputs = Metafile['outputs'];

/** What is read with a file. */
function readWith(file: string, outputs: Outputs): string[] {
  const { imports } = outputs[file]!;
  const others = imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
  return [file, ...others.flatMap((other) => readWith(other.path, outputs))];
}

/** What of the extension host is read when it is activated, and what later. */
async function buildHost() {
  const side = sides.find(({ name }) => name === 'extension host')!;
  const { metafile } = await esbuild.build({
    ...side.options,
    absWorkingDir: root,
    entryPoints: [{ in: side.entry, out: side.output }],
    outdir: temporaryTree({}),
    bundle: true,
    minify: true,
    metafile: true,
    plugins: [lazyAzure(side), oneVscode(), hostChunks(side.entry)],
  });
  const { outputs } = metafile;
  const first = Object.keys(outputs).find((file) => path.basename(file) === 'extension.js')!;
  const names = new Set(readWith(first, outputs));
  const [start, later] = [true, false].map((isRead) => {
    const files = Object.entries(outputs).filter(([name]) => names.has(name) === isRead);
    const inputs = files.flatMap(([, output]) => Object.keys(output.inputs));
    return { inputs, bytes: files.reduce((sum, [, { bytes }]) => sum + bytes, 0) };
  });
  return { files: names.size, start: start!, later: later! };
}

describe('an activation', () => {
  it('reads two small files', async () => {
    const { files, start, later } = await buildHost();
    expect(files).toBe(2);
    expect(start.bytes).toBeLessThan(MOST_BYTES);
    expect(later.bytes).toBeGreaterThan(MOST_BYTES);
  });

  it('reads no package, no table of ports, and nothing that shows a log', async () => {
    const { start, later } = await buildHost();
    expect(start.inputs.filter((file) => file.includes('node_modules/'))).toEqual([]);
    expect(start.inputs).toContain('src/commands/register-commands.ts');
    expect(later.inputs).toEqual(
      expect.arrayContaining([
        'node_modules/jsonc-parser/lib/esm/main.js',
        'src/core/format/service-list.json',
        'src/editor/editor-panel.ts',
        'src/language/text/tuple-hover.ts',
        'src/tree/tree-model.ts',
      ]),
    );
  });

  it('waits until somebody needs it', () => {
    const text = readFileSync(path.join(root, 'package.json'), 'utf8');
    const { activationEvents } = JSON.parse(text) as { activationEvents: readonly string[] };
    const events = activationEvents.map((event) => event.split(':')[0]);
    expect([...new Set(events)].sort()).toEqual(['onFileSystem', 'onLanguage', 'onUri']);
  });
});
