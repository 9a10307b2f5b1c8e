// Compiles the tuple reader (src/core/decode/assembly) to the TypeScript file that carries it.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { runOrThrow } from '../lib/run.mjs';

/** Relative to the repository. */
export const modulePath = 'src/core/decode/tuple-module.ts';

const ENTRY = 'src/core/decode/assembly/index.ts';

/** Its memory is the host's, and it needs nothing at run time: no heap, no garbage collector. */
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory'];

/**
 * Functions are small for the reader's sake and put together for the machine's: until the engine
 * has warmed up, a call costs as much as a field.
 */
const INLINING = [
  '-O4',
  '--converge',
  '--always-inline-max-function-size=1000',
  '--flexible-inline-max-function-size=1000',
  '--inline-functions-with-loops',
];

/** What the compiler uses of WebAssembly; every engine since 2021 has it. */
const FEATURES = [
  '--enable-mutable-globals',
  '--enable-sign-ext',
  '--enable-nontrapping-float-to-int',
  '--enable-bulk-memory',
];

/** What `modulePath` should hold. Throws with the compiler's words where the source is wrong. */
export async function compileAssembly() {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'flow-log-lens-'));
  try {
    const compiled = path.join(folder, 'compiled.wasm');
    const inlined = path.join(folder, 'inlined.wasm');
    await runTool('assemblyscript/bin/asc.js', [ENTRY, ...OPTIONS, '--outFile', compiled]);
    await runTool('binaryen/bin/wasm-opt', [
      compiled,
      ...FEATURES,
      ...INLINING,
      '--output',
      inlined,
    ]);
    return carrierOf(await fs.readFile(inlined));
  } finally {
    await fs.rm(folder, { recursive: true });
  }
}

/**
 * @param {string} tool Under `node_modules`.
 * @param {readonly string[]} args
 */
function runTool(tool, args) {
  const script = path.join(root, 'node_modules', tool);
  return runOrThrow('Compiling the tuple reader', process.execPath, [script, ...args], {
    cwd: root,
  });
}

/** @param {Buffer} wasm */
function carrierOf(wasm) {
  return [
    '/** The tuple reader (`assembly/`) as WebAssembly, in base64: made by `npm run assembly`. */',
    'export const TUPLE_MODULE =',
    `  '${wasm.toString('base64')}';`,
    '',
  ].join('\n');
}
