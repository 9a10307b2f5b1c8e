import fs from 'node:fs';
import path from 'node:path';
import { outFolder, root } from '../lib/paths.mjs';
import { runOrThrow } from '../lib/run.mjs';

/** The extension as users get it, packed from `dist` by `packExtension()`. */
export const vsixFile = path.join(outFolder, 'flow-log-lens.vsix');

/** Packs what `npm run build` left in `dist`, once a run: every server installs the same file. */
export async function packExtension() {
  fs.mkdirSync(outFolder, { recursive: true });
  fs.rmSync(vsixFile, { force: true });
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const quirks = ['--allow-missing-repository', '--no-rewrite-relative-links'];
  const args = [vsce, 'package', '--no-dependencies', ...quirks, '--out', vsixFile];
  await runOrThrow('Packing the extension', process.execPath, args, { cwd: root });
}
