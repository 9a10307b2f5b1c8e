import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The content of files by their path in the workspace folder, `/` between folders. */
export type WorkspaceFiles = Readonly<Record<string, string | Uint8Array>>;

/** Makes a workspace folder of its own for a test file. */
export function makeWorkspace(files: WorkspaceFiles): string {
  // Real: VS Code shows and compares paths after following links, and a temp folder may be one.
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'flow-logs-workspace-')));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  return folder;
}

export function removeWorkspace(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
}
