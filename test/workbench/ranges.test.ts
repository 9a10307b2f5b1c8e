import fs from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hourFolders } from '../../src/core/format/blob-name.ts';
import { FLOW_LOG_CONTAINERS } from '../../src/core/format/flow-log-path.ts';
import { TestAzurite } from '../storage/support/use-azurite.ts';
import { vnetHour } from '../generate/index.ts';
import { FlowLogPage } from './support/flow-log-page.ts';
import { answerBox, clickRow, offeredRows } from './support/quick-input.ts';
import { expand, showTree, treeItem } from './support/tree-view.ts';
import { useWorkbench } from './support/use-workbench.ts';
import type { Workbench, WorkbenchOptions } from './support/workbench.ts';

const SUB = '11111111-2222-3333-4444-555555555555';
const LOG = `flowLogResourceID=/${SUB}_NETWORKWATCHERRG/NETWORKWATCHER_EASTUS_HUB-FLOWLOG`;
const MACS = ['002248710BA0', '002248710BA1'] as const;
const DAY = Date.UTC(2025, 9, 5);
const HOUR = 3_600_000;
const TUPLES = 60;
const DENIED = 'FlowStatus == "Denied"';

const nameOf = (hour: number, mac: string) =>
  `${LOG}/${hourFolders(DAY + hour * HOUR)}/macAddress=${mac}/PT1H.json`;
const textOf = (hour: number, mac: string) => {
  const seed = hour * 10 + MACS.findIndex((each) => each === mac);
  return [...vnetHour({ seed, tuples: TUPLES, hour: DAY + hour * HOUR, macAddress: mac })].join('');
};
const blobs = [9, 10, 11].flatMap((hour) => MACS.map((mac) => [hour, mac] as const));

const azurite = new TestAzurite({});
await azurite.start();
const files = {
  ...Object.fromEntries(
    blobs.map(([hour, mac]) => [`archive/${nameOf(hour, mac)}`, textOf(hour, mac)]),
  ),
  'one.json': textOf(9, MACS[0]),
  'two.json': textOf(10, MACS[1]),
  'elsewhere.flowset.json': `{
  "version": 1,
  "sources": [{ "flowLog": "https://elsewhere.blob.core.windows.net/logs/${LOG}/" }]
}`,
};
const settings = { 'flowLogs.azurite': azurite.endpoint, 'explorer.compactFolders': false };

beforeAll(async () => {
  for (const [hour, mac] of blobs) {
    await azurite.put(FLOW_LOG_CONTAINERS.vnet, nameOf(hour, mac), textOf(hour, mac));
  }
});
afterAll(() => azurite.stop());

let workbench: Workbench;

/** One window for the tests of a `describe`, in which each begins without an open editor. */
function useWindow(options: WorkbenchOptions): void {
  const own = useWorkbench({ files, ...options, settings: { ...settings, ...options.settings } });
  beforeAll(() => void (workbench = own));
  afterEach(async () => {
    await own.page.keyboard.press('Escape');
    await own.runCommand('View: Close All Editors');
  });
}

const item = (name: string | RegExp) => treeItem(workbench.page, name);
const page = () => new FlowLogPage(workbench.webviewFrame());
const dialog = () => workbench.page.locator('.monaco-dialog-box');
const box = () => workbench.page.locator('.quick-input-widget:not(.hidden)');
const tuplesShown = () => expect.poll(() => page().summary.innerText(), { timeout: 60_000 });

async function showFlowLog(): Promise<void> {
  await showTree(workbench.page);
  await expand(workbench.page, /^Storage account/);
  await item(/HUB-FLOWLOG, VNet flow log/).waitFor();
}

/** Answers the list of NICs as it comes. */
async function takeNics(sum: RegExp): Promise<void> {
  await expect
    .poll(() => box().locator('.quick-input-box input').getAttribute('placeholder'))
    .toMatch(sum);
  await workbench.page.keyboard.press('Enter');
}

async function rangeOfLog(): Promise<void> {
  await showFlowLog();
  await item(/HUB-FLOWLOG/).click();
  await workbench.runCommand('Flow Logs: Open Time Range…');
}

async function openRange(from: string, to: string): Promise<void> {
  await clickRow(workbench.page, { label: 'Custom…' });
  await answerBox(workbench.page, from);
  await answerBox(workbench.page, to);
}

describe('in a window', () => {
  useWindow({});

  describe('Flow Logs: Open Time Range…', () => {
    it('opens the hours of a flow log as one table, from the tree', async () => {
      await rangeOfLog();
      await workbench.screenshot('range-which-time');
      await openRange('2025-10-05 09:00', '2025-10-05 11:00');
      await box().getByText('00:22:48:71:0B:A1').waitFor();
      await workbench.screenshot('range-nics');
      // The hour that begins where the range ends is read too, for what was written late.
      await takeNics(/^2 NICs, 6 logs, .* KB/);
      await workbench.activeTab(/^HUB-FLOWLOG 2025-10-05 09\.00 – 11\.00 UTC/).waitFor();
      await tuplesShown().toMatch(/\d+ tuples/);
      await workbench.screenshot('range-table');
    });

    it('says from when on what it counts is incomplete', async () => {
      await rangeOfLog();
      await openRange('2025-10-05 09:00', '2025-10-05 11:00');
      await takeNics(/^2 NICs, 6 logs, .* KB/);
      const timeline = page().frame.getByRole('region', { name: 'Timeline' });
      await timeline.getByLabel('Measure').selectOption('bytes');
      await timeline.getByText('amounts are incomplete').waitFor();
      await workbench.screenshot('range-incomplete');
    });

    it('takes some NICs only', async () => {
      await rangeOfLog();
      await openRange('2025-10-05 09:00', '2025-10-05 09:30');
      await box().getByText('00:22:48:71:0B:A0').click();
      await takeNics(/^1 NIC, 1 log, /);
      await tuplesShown().toMatch(/tuples/);
    });

    it('asks which log where none is chosen', async () => {
      await showFlowLog();
      await item(/^Storage account/).click();
      await workbench.runCommand('Flow Logs: Open Time Range…');
      await expect.poll(() => offeredRows(workbench.page)).toHaveLength(2);
      expect((await offeredRows(workbench.page))[1]).toContain('A folder of this machine…');
      await clickRow(workbench.page, { label: 'HUB-FLOWLOG' });
      await expect.poll(() => offeredRows(workbench.page)).toHaveLength(4);
    });

    it('offers the time of what it was asked for on', async () => {
      await showFlowLog();
      await expand(workbench.page, /HUB-FLOWLOG/);
      await expand(workbench.page, /^October 2025/);
      await workbench.chooseFromMenu(item(/5 October 2025/), 'Open Time Range…');
      const day = '2025-10-05 00:00 – 2025-10-06 00:00 UTC';
      await expect.poll(async () => (await offeredRows(workbench.page))[0]).toContain(day);
      await clickRow(workbench.page, { label: day });
      await takeNics(/^2 NICs, 6 logs, /);
      await tuplesShown().toContain(`${6 * TUPLES} tuples`);
    });

    it('can be gone back in, and says what cannot be', async () => {
      await rangeOfLog();
      await clickRow(workbench.page, { label: 'Custom…' });
      await answerBox(workbench.page, '2025-10-05 09:00');
      await box().locator('input').fill('2025-10-05 08:00');
      await workbench.page.keyboard.press('Enter');
      await box().getByText('must end later than 2025-10-05 09:00 UTC').waitFor();
      await box().getByRole('button', { name: 'Back' }).click();
      await box().getByText('From, UTC').waitFor();
      await box().getByRole('button', { name: 'Back' }).click();
      await expect.poll(() => offeredRows(workbench.page)).toHaveLength(4);
    });

    it('opens a folder in Azure’s layout, from the Explorer', async () => {
      await workbench.runCommand('View: Show Explorer');
      await workbench.chooseFromMenu(item(/^archive/), 'Open Time Range…');
      await openRange('2025-10-05 09:00', '2025-10-05 10:00');
      await takeNics(/^2 NICs, 4 logs, /);
      await workbench.activeTab(/^archive 2025-10-05 09\.00 – 10\.00 UTC/).waitFor();
      await tuplesShown().toMatch(/tuples/);
    });
  });

  describe('Flow Logs: Open as One Table', () => {
    it('opens several files, and says of each row which of them it stands in', async () => {
      await workbench.page.setViewportSize({ width: 2800, height: 900 });
      await workbench.runCommand('View: Show Explorer');
      await item('one.json').click();
      await item('two.json').click({ modifiers: ['ControlOrMeta'] });
      await workbench.chooseFromMenu(item('two.json'), 'Open as One Table');
      await workbench.activeTab('2 flow logs.flowset.json').waitFor();
      await tuplesShown().toContain(`${2 * TUPLES} tuples`);
      await page().row(0).waitFor();
      if (!(await page().header('Source').isVisible())) {
        await page().button('Columns').click();
        await workbench.page.locator('.quick-input-box input').fill('Blob or file');
        await clickRow(workbench.page, { label: 'Blob or file' });
        await workbench.page.keyboard.press('Enter');
      }
      await expect.poll(() => page().cell(0, 'Source').innerText()).toBe('one.json');
      await page().applyFilter('Source == "two.json"');
      await expect.poll(() => page().cell(0, 'Source').innerText()).toBe('two.json');
      await workbench.screenshot('set-column-source');
      await workbench.runCommand('Flow Logs: Reset Columns');
      await workbench.page.setViewportSize({ width: 1440, height: 900 });
    });

    it('opens an hour and blobs of the tree, each once, and again after the window was loaded anew', async () => {
      await showFlowLog();
      for (const level of [/HUB-FLOWLOG/, /^October 2025/, /5 October 2025/, /^10:00–11:00 UTC/]) {
        await expand(workbench.page, level);
      }
      await item(/^NIC .*00:22:48:71:0B:A0/).click({ modifiers: ['ControlOrMeta'] });
      await item(/^NIC .*00:22:48:71:0B:A1/).click({ modifiers: ['ControlOrMeta'] });
      await workbench.screenshot('range-selected-blobs');
      await workbench.chooseFromMenu(item(/^NIC .*00:22:48:71:0B:A1/), 'Open as One Table');
      await tuplesShown().toContain(`${2 * TUPLES} tuples`);
      // A window is ready when its Explorer is there.
      await workbench.runCommand('View: Show Explorer');
      await workbench.reload();
      await workbench.activeTab('2 flow logs.flowset.json').waitFor();
      await tuplesShown().toContain(`${2 * TUPLES} tuples`);
    });
  });

  describe('a set', () => {
    it('is saved, with its paths from where it lies, and opens again', async () => {
      await workbench.runCommand('View: Show Explorer');
      await workbench.chooseFromMenu(item(/^archive/), 'Open as One Table');
      await tuplesShown().toContain(`${6 * TUPLES} tuples`);
      await page().applyFilter(DENIED);
      const verdicts = async () => [...(await page().drawnRows(['FlowStatus'])).values()].flat();
      const isFiltered = async () => (await verdicts()).every((text) => text.includes('Denied'));
      await expect.poll(isFiltered).toBe(true);
      await workbench.runCommand('Flow Logs: Save Set…');
      const file = box().locator('.quick-input-box input');
      await expect.poll(() => file.inputValue()).toMatch(/\/archive\.flowset\.json$/);
      await file.fill(workbench.pathOf('sets.flowset.json'));
      await workbench.page.getByRole('button', { name: 'OK' }).click();
      await workbench.notification('sets.flowset.json was saved.').waitFor();
      const text = fs.readFileSync(workbench.pathOf('sets.flowset.json'), 'utf8');
      expect(text).toContain('    { "folder": "archive" }\n');
      expect(text).toContain(`  "filter": ${JSON.stringify(DENIED)}`);
      await workbench.runCommand('View: Close All Editors');
      await workbench.notification('sets.flowset.json was saved.').getByText('Open').click();
      await workbench.activeTab('sets.flowset.json').waitFor();
      await tuplesShown().toContain(`${6 * TUPLES} tuples`);
      await expect.poll(() => page().filter.inputValue()).toBe(DENIED);
      await workbench.screenshot('set-opened-again');
    });

    it('of a host that was not added asks before it connects', async () => {
      await workbench.openFile('elsewhere.flowset.json');
      await page().notice.waitFor();
      expect(await page().notice.innerText()).toContain('Nothing was asked of it yet');
      await workbench.screenshot('set-not-asked');
      await page().button('Try again').click();
      await dialog().getByText('Connect to elsewhere.blob.core.windows.net?').waitFor();
      await workbench.screenshot('set-ask-host');
      await dialog().getByRole('button', { name: 'Cancel' }).click();
      await expect.poll(() => page().notice.innerText()).toContain('as you wished');
    });
  });

  it('logs no error', () => {
    expect(workbench.errors.ofExtension).toEqual([]);
  });
});

describe('a range that is larger than the setting says', () => {
  useWindow({ settings: { 'flowLogs.range.askAbove': 0 }, theme: 'Light Modern' });

  it('is read only once the person agreed', async () => {
    await rangeOfLog();
    await workbench.screenshot('range-which-time-light');
    await openRange('2025-10-05 09:00', '2025-10-05 11:00');
    await box().getByText('00:22:48:71:0B:A1').waitFor();
    await workbench.screenshot('range-nics-light');
    await takeNics(/^2 NICs, 6 logs, /);
    await dialog()
      .getByText(/^Read .* of flow logs\?/)
      .waitFor();
    expect(await dialog().innerText()).toContain('6 logs would be read as one table');
    await workbench.screenshot('range-ask-size-light');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'hidden' });
    expect(await workbench.page.locator('.tab').count()).toBe(0);
    await rangeOfLog();
    await openRange('2025-10-05 09:00', '2025-10-05 11:00');
    await takeNics(/^2 NICs, 6 logs, /);
    await dialog().getByRole('button', { name: 'Open' }).click();
    await tuplesShown().toMatch(/tuples/);
    await workbench.screenshot('range-table-light');
  });
});
