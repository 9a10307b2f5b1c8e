import fs from 'node:fs';
import path from 'node:path';
import { outFolder } from '../../../scripts/lib/paths.mjs';
import type { TestProject } from 'vitest/node';
import { installWorkbench } from '../../../scripts/workbench/install.mjs';
import { startServer } from '../../../scripts/workbench/server.mjs';
import { packExtension } from '../../../scripts/workbench/vsix.mjs';
import type { WindowServer } from './workbench.ts';
import { makeWorkspace, removeWorkspace } from './workspace.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly workbenchServers: readonly WindowServer[];
  }
}

/**
 * Once a run, before any test file: a server for each file that runs at the same time serves one
 * window after the other, each with a browser, and so with a memory, of its own.
 */
export default async function setup({
  config,
  provide,
}: TestProject): Promise<() => Promise<void>> {
  // What an earlier run left would be taken for this one's.
  for (const traces of ['screenshots', 'logs']) {
    fs.rmSync(path.join(outFolder, traces), { recursive: true, force: true });
  }
  await installWorkbench();
  await packExtension();
  const folder = makeWorkspace({});
  const starting = Array.from({ length: config.maxWorkers }, () => startServer({ folder }));
  const servers = await Promise.all(starting);
  provide(
    'workbenchServers',
    servers.map(({ url, userData }) => ({ url, userData })),
  );
  return async () => {
    await Promise.all(servers.map(({ stop }) => stop()));
    removeWorkspace(folder);
  };
}
