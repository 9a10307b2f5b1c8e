import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Files of a small repository by their paths, with `/` between folders. */
export type Tree = Readonly<Record<string, string>>;

/** Writes files into a new folder, which is gone when the test is over. */
export function temporaryTree(files: Tree): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'flow-log-lens-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}
