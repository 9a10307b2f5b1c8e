import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { seedAzurite } from '../../scripts/azurite/seed.mjs';
import { TestAzurite } from '../storage/support/use-azurite.ts';
import { openDetails } from '../workbench/support/details.ts';
import { FlowLogPage } from '../workbench/support/flow-log-page.ts';
import { RawJson } from '../workbench/support/raw-json.ts';
import { expand, showTree, treeItem } from '../workbench/support/tree-view.ts';
import { Workbench } from '../workbench/support/workbench.ts';
import { shrink } from './shrink.ts';

const folder = 'media/walkthrough';
const size = { width: 1120, height: 700 };
/** Of the picture that the README begins with: with the states, codes and counters of a row. */
const wide = { width: 1600, height: 780 };
/** Nothing of the machine on which the pictures are taken. */
const CALM = {
  'breadcrumbs.enabled': false,
  'window.commandCenter': false,
  'workbench.statusBar.visible': false,
  'workbench.layoutControl.enabled': false,
};
const azurite = new TestAzurite({});
let workbench: Workbench;
let writer: { stop: () => Promise<void> };

beforeAll(async () => {
  fs.mkdirSync(folder, { recursive: true });
  await azurite.start();
  writer = await seedAzurite(azurite.endpoint);
  const settings = { 'flowLogs.azurite': azurite.endpoint, ...CALM };
  workbench = new Workbench({ settings, files: { 'record.json': oneRecord() } });
  await workbench.start();
  await workbench.page.setViewportSize(size);
});

afterAll(async () => {
  await workbench.stop();
  await writer.stop();
  await azurite.stop();
});

/** A record of the sample with an encryption code that asks for an explanation, set out in lines. */
function oneRecord(): string {
  const log = JSON.parse(
    gunzipSync(fs.readFileSync('media/sample/hub-and-spokes.json.gz')).toString(),
  ) as { records: object[] };
  const record = log.records.find((found) => JSON.stringify(found).includes('NX_NOT_ACCEPTED'));
  return JSON.stringify({ records: [record] }, undefined, 2);
}

async function take(name: string): Promise<void> {
  const picture = shrink(await workbench.page.screenshot());
  fs.writeFileSync(path.join(folder, `${name}.png`), picture);
}

/** The command is only offered while there is something to close. */
async function closeSideBar(): Promise<void> {
  const sideBar = workbench.page.locator('.part.sidebar');
  if (!(await sideBar.isVisible())) return;
  await workbench.runCommand('View: Close Primary Side Bar');
  await sideBar.waitFor({ state: 'hidden' });
}

async function openSample(filter: string, tab: string): Promise<FlowLogPage> {
  await workbench.runCommand('Flow Logs: Open Sample Log');
  const page = new FlowLogPage(workbench.webviewFrame());
  await page.summary.getByText('10,572 tuples').waitFor();
  await page.applyFilter(filter);
  await page.filter.press('Escape');
  await page.tab(tab).click();
  return page;
}

describe.each([
  ['dark', 'Dark Modern'],
  ['light', 'Light Modern'],
] as const)('in %s', (shade, theme) => {
  beforeAll(() => workbench.changeTheme(theme));
  beforeEach(() => workbench.runCommand('View: Close All Editors'));

  it('the table', async () => {
    const page = await openSample('DestPort == 22', 'Tuples');
    await closeSideBar();
    await workbench.page.setViewportSize(wide);
    await page.cell(15, 'AclRule').waitFor();
    await page.summary.click();
    await take(`table-${shade}`);
    await workbench.page.setViewportSize(size);
  });

  it('top', async () => {
    const page = await openSample('DestPort == 22 and FlowStatus == "Denied"', 'Top');
    const top = page.panel('Top');
    await top.getByRole('combobox', { name: 'Top', exact: true }).selectOption('rule');
    await top.getByText('nossh').first().waitFor();
    await take(`top-${shade}`);
  });

  it('details', async () => {
    const page = await openSample('SrcIp == "10.1.1.8" and DestIp == "203.0.113.77"', 'Tuples');
    await page.frame.getByRole('combobox', { name: 'Measure' }).first().selectOption('bytes');
    const details = await openDetails(page);
    await page.cell(3, 'SrcIp').click();
    await details.getByRole('heading', { name: 'Conversation' }).waitFor();
    await take(`details-${shade}`);
  });

  it('storage', async () => {
    const { page } = workbench;
    await showTree(page);
    const now = new Date();
    const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long' }).format(now);
    await expand(page, /^Storage account/);
    await expand(page, /^SPOKE1-VNET/i);
    await expand(page, new RegExp(`^${month} ${now.getUTCFullYear()}`));
    await expand(page, new RegExp(`^\\w+,? ${now.getUTCDate()} ${month}`));
    await expand(page, /^\d\d:00–\d\d:00 UTC/);
    await treeItem(page, /^NIC /).first().click();
    await new FlowLogPage(workbench.webviewFrame()).row(3).waitFor();
    await take(`storage-${shade}`);
  });

  it('hover', async () => {
    await closeSideBar();
    await workbench.openFile('record.json');
    await new RawJson(workbench).hoverOver('NX_NOT_ACCEPTED', 'NX_NOT_ACCEPTED');
    await take(`hover-${shade}`);
  });
});
