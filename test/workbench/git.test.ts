import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { nsgV2 } from '../generate/index.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { FlowLogPage } from './support/flow-log-page.ts';
import { RawJson } from './support/raw-json.ts';
import { useWorkbench } from './support/use-workbench.ts';
import { makeWorkspace, removeWorkspace, type WorkspaceFiles } from './support/workspace.ts';

const log = fixture('vnet-one-line/PT1H.json');
const committed = {
  'PT1H.json': log,
  'lines.json': JSON.stringify(JSON.parse(new TextDecoder().decode(log)), undefined, 2),
};
const changed = {
  'PT1H.json': [...nsgV2({ seed: 3, records: 4, tuplesPerRecord: 5 })].join(''),
  'lines.json': '{}',
};

const workbench = useWorkbench({ files: { ...repository(committed), ...changed } });

it('a log as it was committed opens as a table, read whole from git', async () => {
  await openAtHead('PT1H.json');
  const table = new FlowLogPage(workbench.webviewFrame());
  await expect.poll(() => table.summary.innerText()).toContain('10 tuples');
  await table.untilRowsRead(['SrcIp', 'SrcPort'], [['168.63.129.16', '55216']]);
  await workbench.screenshot('git-head');
  expect(workbench.errors.cspViolations).toEqual([]);
});

it('its tuples are explained in the text as it was committed, too', async () => {
  await openAtHead('lines.json');
  const hover = await new RawJson(workbench).hoverOver('168.63.129.16', ',55216,');
  await hover.getByText('Source port · field 4 of 13').waitFor();
  await workbench.screenshot('git-head-hover');
});

/** Opens a changed file as the last commit has it. */
async function openAtHead(name: string): Promise<void> {
  await workbench.runCommand('Source Control: Focus on Changes View');
  const change = workbench.page.getByRole('treeitem', { name: new RegExp(`^${name}`) });
  await workbench.chooseFromMenu(change, 'Open File (HEAD)');
}

/** The files of a repository whose only commit holds these. */
function repository(files: WorkspaceFiles): WorkspaceFiles {
  const folder = makeWorkspace(files);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  try {
    git('init');
    git('add', '.');
    git('commit', '--message', 'A log');
    return filesIn(folder);
  } finally {
    removeWorkspace(folder);
  }
}

function filesIn(folder: string): WorkspaceFiles {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((file) => path.join(file.parentPath, file.name));
  return Object.fromEntries(
    paths.map((file) => [path.relative(folder, file), fs.readFileSync(file)]),
  );
}
