import { gzipSync } from 'node:zlib';
import { AccountSASPermissions } from '@azure/storage-blob';
import { beforeAll, describe, expect, it } from 'vitest';
import { FLOW_LOG_CONTAINERS } from '../../src/core/format/flow-log-path.ts';
import { vnetHour } from '../generate/index.ts';
import { useAzurite } from '../storage/support/use-azurite.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { readPlainLog } from '../unit/support/plain-reader.ts';
import { FlowLogPage, openTable } from './support/flow-log-page.ts';
import { answerBox, clickRow, offeredRows } from './support/quick-input.ts';
import { RawJson } from './support/raw-json.ts';
import { expand, showTree, treeItem } from './support/tree-view.ts';
import { useWorkbench } from './support/use-workbench.ts';

// In a browser's own extension host, as on vscode.dev: no Node, no files, and of storage what
// accounts let pages of other hosts read.
const hour = Buffer.from([...vnetHour({ seed: 11, tuples: 20_000 })].join(''));
const { rows } = readPlainLog(hour)!;
const denied = rows.filter((row) => row.denied);

const azurite = useAzurite();
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
  await workbench.page.keyboard.press('Escape');
  await workbench.runCommand('View: Close All Editors');
});

describe('a storage account', () => {
  const blob =
    'flowLogResourceID=/3F0D7A52-9C41-4E8B-A6D5-1B7E2C904F68_NETWORKWATCHERRG/NETWORKWATCHER_WESTEUROPE_A/y=2026/m=03/d=14/h=09/m=00/macAddress=000D3A00000A/PT1H.json';
  const box = () => workbench.page.locator('.quick-input-widget:not(.hidden)');
  const dialog = () => workbench.page.locator('.monaco-dialog-box');
  const account = /^Storage account devstoreaccount1/;

  beforeAll(() => azurite.put(FLOW_LOG_CONTAINERS.vnet, blob, hour));

  /** The CORS rule that an owner of the account writes, once somebody has told which. */
  async function allow(exposedHeaders: string): Promise<void> {
    const rule = { allowedMethods: 'GET,HEAD', allowedHeaders: '*', maxAgeInSeconds: 0 };
    const allowedOrigins = new URL(workbench.page.url()).origin;
    await azurite.writer.setProperties({ cors: [{ ...rule, allowedOrigins, exposedHeaders }] });
  }

  async function addSigned(): Promise<void> {
    const end = new Date(Date.now() + 3_600_000);
    const permissions = AccountSASPermissions.parse('rl');
    await workbench.runCommand('Flow Logs: Add Storage Account…');
    await clickRow(workbench.page, { label: 'SAS URL…' });
    await answerBox(workbench.page, azurite.writer.generateAccountSasUrl(end, permissions, 'sco'));
  }

  it('is told of before there is one: what it takes', async () => {
    await showTree(workbench.page);
    await workbench.page.getByText('answers browsers only once its owner').waitFor();
    await workbench.screenshot('browser-view');
    await workbench.runCommand('Flow Logs: Add Storage Account…');
    await box().getByText('SAS URL…').waitFor();
    expect((await offeredRows(workbench.page)).join()).not.toMatch(/Key|Azurite/);
    await workbench.page.keyboard.press('Escape');
  });

  it('that answers no browser is told of with the rule that it needs', async () => {
    await addSigned();
    await dialog().getByText('did not answer this browser').waitFor();
    const { origin } = new URL(workbench.page.url());
    await dialog().getByText(`origin ${origin}, methods GET and HEAD`).waitFor();
    await workbench.screenshot('browser-no-cors');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await box().locator('.quick-input-box input').waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  it('whose rule hides which version a blob is of is read once it does not any more', async () => {
    await workbench.runCommand('View: Close All Editors');
    await allow('x-ms-blob-content-length');
    await addSigned();
    for (const node of [account, /VNet flow log/, /^March 2026/, /14 March 2026/, /^09:00/]) {
      await expand(workbench.page, node);
    }
    await treeItem(workbench.page, /^NIC 00:0D:3A:00:00:0A/)
      .first()
      .click();
    page = new FlowLogPage(workbench.webviewFrame());
    await page.frame.getByRole('heading', { name: 'which version of it there is' }).waitFor();
    await workbench.screenshot('browser-hidden-headers');
    await allow('*');
    await page.button('Try again').click();
    await page.summary.getByText('20,000 tuples').waitFor();
    await workbench.screenshot('browser-blob');
  });

  it('has its logs as text, too', async () => {
    await workbench.runCommand('Flow Logs: Open as JSON');
    await workbench.textLine('"records"').first().waitFor();
    await workbench.screenshot('browser-blob-json');
  });
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
