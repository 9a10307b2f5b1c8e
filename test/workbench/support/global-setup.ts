import fs from 'node:fs';
import path from 'node:path';
import { outFolder } from '../../../scripts/lib/paths.mjs';
import { installWorkbench } from '../../../scripts/workbench/install.mjs';
import { packExtension } from '../../../scripts/workbench/vsix.mjs';

/** Once a run, before any test file: every file starts its own server from the same package. */
export default async function setup(): Promise<void> {
  // What an earlier run left would be taken for this one's.
  for (const traces of ['screenshots', 'logs']) {
    fs.rmSync(path.join(outFolder, traces), { recursive: true, force: true });
  }
  await installWorkbench();
  await packExtension();
}
