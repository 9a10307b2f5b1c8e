import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { readPlainLog } from '../unit/support/plain-reader.ts';
import { FlowLogPage, openTable } from './support/flow-log-page.ts';
import { RawJson } from './support/raw-json.ts';
import { showTree } from './support/tree-view.ts';
import { useWorkbench } from './support/use-workbench.ts';

// In a browser's own extension host, as on vscode.dev: no Node, no files, no path to Azure.
const hour = Buffer.from([...vnetHour({ seed: 11, tuples: 20_000 })].join(''));
const { rows } = readPlainLog(hour)!;
const denied = rows.filter((row) => row.denied);

const workbench = useWorkbench({
  files: {
    'hour/PT1H.json': hour,
    'archive/PT1H.json.gz': gzipSync(hour),
    'raw.json': fixture('vnet-worked-example.json'),
  },
  settings: { 'remote.extensionKind': { 'flow-log-lens.flow-log-lens': ['web'] } },
});
let page: FlowLogPage;

beforeAll(() => workbench.page.setViewportSize({ width: 1600, height: 900 }));

it('opens a log as a table, filters and sorts it', async () => {
  page = await openTable(workbench, 'hour/PT1H.json');
  await page.summary.getByText('20,000 tuples').waitFor();
  await page.applyFilter('FlowStatus == "Denied"');
  await page.frame.getByText(`${denied.length.toLocaleString('en')} of 20,000`).waitFor();
  await page.filter.press('Escape');
  await page.header('SrcPort').click();
  const lowest = Math.min(...denied.map(({ srcPort }) => srcPort));
  await expect
    .poll(async () => (await page.cell(0, 'SrcPort').innerText()).split(' ')[0])
    .toBe(String(lowest));
  await workbench.screenshot('browser-table');
});

it('charts it', async () => {
  await page.tab('Top').click();
  await page.panel('Top').locator('table tbody tr').first().waitFor();
  await page.applyFilter('');
  await page.tab('Conversations').click();
  await page.panel('Conversations').getByRole('grid').getByRole('row').nth(1).waitFor();
  await workbench.screenshot('browser-conversations');
});

it('decompresses an archive', async () => {
  page = await openTable(workbench, 'archive/PT1H.json.gz');
  await page.summary.getByText('20,000 tuples').waitFor();
});

it('opens the sample', async () => {
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('Flow Logs: Open Sample Log');
  page = new FlowLogPage(workbench.webviewFrame());
  await page.summary.getByText('10,572 tuples').waitFor();
});

it('says what it cannot do there, and where it can be done', async () => {
  page = await openTable(workbench, 'archive/PT1H.json.gz');
  await page.summary.getByText('20,000 tuples').waitFor();
  await workbench.runCommand('Flow Logs: Export…');
  const list = workbench.page.locator('.quick-input-widget:not(.hidden)');
  await list.getByText('Tuples as CSV').click();
  await workbench.notification('runs in a browser here').waitFor();
  await showTree(workbench.page);
  await workbench.page.getByText('storage accounts do not answer browsers').waitFor();
  await workbench.screenshot('browser-view');
});

it('says in raw JSON what a tuple means', async () => {
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile('raw.json');
  const hover = await new RawJson(workbench).hoverOver('192.0.2.20', '49801');
  await hover.getByText('Source port').first().waitFor();
  await workbench.screenshot('browser-hover');
  await workbench.changeTheme('Light Modern');
  page = await openTable(workbench, 'hour/PT1H.json');
  await page.row(1).waitFor();
  await workbench.screenshot('browser-light');
  expect(workbench.errors.ofExtension).toEqual([]);
});
