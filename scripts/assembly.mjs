// npm run assembly: compiles the tuple reader. What it writes is committed, so that whoever only
// uses or reads the decoder needs no compiler; a test tells when it was forgotten.
import fs from 'node:fs/promises';
import path from 'node:path';
import { compileAssembly, modulePath } from './build/assembly.mjs';
import { root } from './lib/paths.mjs';

try {
  await fs.writeFile(path.join(root, modulePath), await compileAssembly());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
