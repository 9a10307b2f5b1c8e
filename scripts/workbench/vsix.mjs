import fs from 'node:fs';
import path from 'node:path';
import { outFolder, root } from '../lib/paths.mjs';
import { runOrThrow } from '../lib/run.mjs';

/** What window tests install: packed from `dist` by `packExtension()`. */
export const vsixFile = path.join(outFolder, 'flow-log-lens.vsix');

/**
 * Packs what a build left in a folder's `dist`, with what .vscodeignore names beside it.
 * @param {{ folder?: string, file?: string }} [options] The working copy, into `vsixFile`, without.
 */
export async function packExtension({ folder = root, file = vsixFile } = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.rmSync(file, { force: true });
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const quirks = ['--allow-missing-repository', '--no-rewrite-relative-links'];
  const args = [vsce, 'package', '--no-dependencies', ...quirks, '--out', file];
  await runOrThrow('Packing the extension', process.execPath, args, { cwd: folder });
}
