// Compiles the tuple reader (src/core/decode/assembly) to the TypeScript file that carries it.
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { runOrThrow } from '../lib/run.mjs';

/** Relative to the repository. */
export const modulePath = 'src/core/decode/tuple-module.ts';

/** Its memory is the host's, and it needs nothing at run time: no heap, no garbage collector. */
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory'];

/** What `modulePath` should hold. Throws with the compiler's words where the source is wrong. */
export async function compileAssembly() {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'flow-log-lens-'));
  try {
    const output = path.join(folder, 'tuples.wasm');
    const compiler = path.join(root, 'node_modules/assemblyscript/bin/asc.js');
    const entry = 'src/core/decode/assembly/index.ts';
    const args = [compiler, entry, ...OPTIONS, '--outFile', output];
    await runOrThrow('Compiling the tuple reader', process.execPath, args, { cwd: root });
    return carrierOf(await fs.readFile(output));
  } finally {
    await fs.rm(folder, { recursive: true });
  }
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
