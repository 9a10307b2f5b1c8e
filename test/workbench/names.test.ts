import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { seen } from '../unit/core/sightings/support/seen-tables.ts';
import { graveFindings } from './support/axe.ts';
import { FlowLogPage, openTable } from './support/flow-log-page.ts';
import { RawJson } from './support/raw-json.ts';
import { chooseFile, clickRow } from './support/quick-input.ts';
import { useWorkbench } from './support/use-workbench.ts';

const NIC = { mac: '000D3A000001', direction: 'O' } as const;
const WEB = '10.0.0.4,10.0.1.4,49801,443';
const SQL = '10.0.0.4,10.0.1.5,49802,1433';
const FAR = '10.0.0.4,10.9.0.9,49803,22';

const records = [seen(NIC, 'B0 C60 E61', WEB), seen(NIC, 'B5 E6', SQL), seen(NIC, 'D7', FAR)];

const WEB_NAME = { cidr: '10.0.1.4', name: 'web-1', kind: 'vm', group: 'spoke' };
const NAMES = [
  { cidr: '10.0.0.0/24', name: 'clients', kind: 'subnet', group: 'hub' },
  { cidr: '10.0.1.0/24', name: 'servers', kind: 'subnet', group: 'spoke' },
  WEB_NAME,
];
const THEMES = ['Light Modern', 'Default High Contrast', 'Default High Contrast Light'] as const;

const namesText = (names: readonly object[]) => JSON.stringify({ names }, null, 2);

const workbench = useWorkbench({
  files: {
    'PT1H.json': JSON.stringify(records),
    'raw.json': JSON.stringify({ records }, null, 2),
    'vnets.json': JSON.stringify([
      {
        name: 'hub-vnet',
        location: 'westeurope',
        subnets: [{ name: 'gateways', addressPrefix: '10.200.0.0/24' }],
      },
    ]),
    'net/estate.flownames.json': namesText(NAMES),
  },
});
let page: FlowLogPage;

beforeAll(async () => {
  await workbench.page.setViewportSize({ width: 2600, height: 900 });
  page = await openTable(workbench, 'PT1H.json');
  await page.cell(0, 'Time').waitFor();
});

describe('a names file in the workspace', () => {
  it('names the addresses of a table at once', async () => {
    await page.untilRowsRead(
      ['SrcIp', 'DestIp'],
      [
        ...Array.from({ length: 3 }, () => ['10.0.0.4 clients', '10.0.1.4 web-1']),
        ...Array.from({ length: 2 }, () => ['10.0.0.4 clients', '10.0.1.5 servers']),
        ['10.0.0.4 clients', '10.9.0.9'],
      ],
    );
    await workbench.screenshot('names-table-dark');
    expect(await graveFindings(page.frame)).toEqual([]);
  });

  it('is filtered by, and its values are offered', async () => {
    await page.filter.fill('DestName == "w');
    await page.frame.getByRole('option', { name: '"web-1"' }).waitFor();
    await page.applyFilter('DestName == "web-1" and FlowType == "InterVNet"');
    await page.frame.getByText('3 of 6').waitFor();
  });

  it('makes tops of names', async () => {
    await showAll('Top');
    await page.panel('Top').getByLabel('Top', { exact: true }).selectOption('destinationName');
    await page.panel('Top').getByRole('button', { name: 'servers' }).waitFor();
    await workbench.screenshot('names-top-dark');
    await page.panel('Top').getByRole('button', { name: 'web-1' }).click();
    await expect.poll(() => page.filter.inputValue()).toBe('DestName == "web-1"');
    await page.frame.getByText('3 of 6').waitFor();
  });

  it('makes a flow map of groups', async () => {
    await showAll('Flow map');
    const panel = page.panel('Flow map');
    await panel.getByLabel('Ends by').selectOption('group');
    const table = panel.getByRole('button', { name: 'As table' });
    if ((await table.getAttribute('aria-pressed')) !== 'true') await table.click();
    await panel.getByRole('button', { name: 'hub → spoke' }).waitFor();
    await workbench.screenshot('names-map-table-dark');
    await table.click();
    await workbench.screenshot('names-map-dark');
  });

  it('shows what went between groups, and filters by a click', async () => {
    await showAll('Between');
    const panel = page.panel('Between');
    await panel.getByLabel('To').fill('');
    await panel.getByLabel('To').press('Enter');
    await panel.getByLabel('Measure').selectOption('tuples');
    await panel.getByRole('button', { name: 'hub → spoke: 5' }).waitFor();
    await panel.getByRole('button', { name: 'hub → All others: 0 ⊘ 1' }).waitFor();
    await panel.getByText('upward allowed and downward denied').waitFor();
    await workbench.screenshot('names-between-tuples-dark');
    await panel.getByLabel('To').fill('10.0.1.4, 10.0.1.5, 10.9.0.0/16');
    await panel.getByLabel('To').press('Enter');
    await panel.getByRole('button', { name: 'hub → 10.0.1.4: 3' }).waitFor();
    await panel.getByLabel('Measure').selectOption('bytes');
    await panel.getByRole('button', { name: 'hub → 10.0.1.5: → 100 B ← 50 B' }).waitFor();
    await workbench.screenshot('names-between-dark');
    expect(await graveFindings(page.frame)).toEqual([]);
    await panel.getByRole('button', { name: 'hub → 10.0.1.5: → 100 B' }).click();
    await expect
      .poll(() => page.filter.inputValue())
      .toBe(
        'SrcGroup =~ "hub" and ipv4_is_in_range(DestIp, "10.0.1.5/32") and not(ipv4_is_in_range(DestIp, "10.0.1.4/32"))',
      );
    await page.frame.getByText('2 of 6').waitFor();
  });

  it('says which end is none that it knows', async () => {
    await showAll('Between');
    const panel = page.panel('Between');
    await panel.getByLabel('From').fill('hubb');
    await panel.getByLabel('From').press('Enter');
    await panel.getByText('“hubb” cannot be an end here.').waitFor();
    await panel.getByLabel('From').fill('');
    await panel.getByLabel('From').press('Enter');
    await panel
      .getByRole('button', { name: /^spoke|^hub/ })
      .first()
      .waitFor();
  });

  it('names the ends of a tuple in its details', async () => {
    await showAll('Tuples');
    const details = page.frame.getByRole('complementary', { name: 'Details' });
    if (!(await details.isVisible())) await page.button('Details').click();
    await page.cell(0, 'Time').click();
    await details.getByText('web-1').first().waitFor();
    await details.getByText('vm, spoke').waitFor();
    await workbench.screenshot('names-details-dark');
    await page.button('Details').click();
  });

  it('hides its names by a key wherever they are, and shows them again', async () => {
    await pressUntilRead(page, '10.0.1.4');
    await workbench.runCommand('View: Split Editor Right');
    const right = new FlowLogPage(workbench.webviewFrame(1));
    await expect.poll(() => right.cell(0, 'DestIp').innerText()).toBe('10.0.1.4');
    await workbench.screenshot('names-hidden-dark');
    await pressUntilRead(right, '10.0.1.4 web-1');
    await expect.poll(() => page.cell(0, 'DestIp').innerText()).toBe('10.0.1.4 web-1');
    await workbench.runCommand('View: Close Editor');
    await right.grid.waitFor({ state: 'detached' });
  });

  it('labels NICs by their addresses, with names', async () => {
    if (!(await page.header('MacAddress').isVisible())) {
      await page.button('Columns').click();
      await workbench.page.locator('.quick-input-box input').fill('NIC (MAC');
      await clickRow(workbench.page, { label: 'NIC (MAC address)' });
      await workbench.page.keyboard.press('Enter');
    }
    await expect
      .poll(() => page.cell(0, 'MacAddress').innerText())
      .toBe('10.0.0.4 clients 00:0D:3A:00:00:01');
  });

  it('says what is wrong with files of other kinds, and goes on without them', async () => {
    // What has been told of once is not told of again: a second try needs files of its own.
    const own = String(Date.now());
    const tags = workbench.pathOf(`tags-${own}.json`);
    const countries = workbench.pathOf(`odd-${own}.mmdb`);
    writeFileSync(tags, '{ "values": 3 }');
    writeFileSync(countries, 'no database');
    writeSettings({ 'flowLogs.names.serviceTags': tags, 'flowLogs.names.geoip': [countries] });
    const isNone = `odd-${own}.mmdb is no database in MaxMind’s format`;
    await workbench.notification(isNone).waitFor();
    await workbench.notification(`tags-${own}.json`).waitFor();
    await workbench.screenshot('names-bad-files');
    expect(await page.cell(0, 'DestIp').innerText()).toBe('10.0.1.4 web-1');
    rmSync(workbench.pathOf('.vscode'), { recursive: true });
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('renames open tables when it changes', async () => {
    const changed = [...NAMES.slice(0, 2), { ...WEB_NAME, name: 'web-2' }];
    writeFileSync(workbench.pathOf('net/estate.flownames.json'), namesText(changed));
    await expect.poll(() => page.cell(0, 'DestIp').innerText()).toBe('10.0.1.4 web-2');
  });

  it('may be any file that a setting names, and is read anew when it changes', async () => {
    const own = workbench.pathOf('far.json');
    const far = (name: string) => writeFileSync(own, namesText([{ cidr: '10.9.0.0/16', name }]));
    far('far-1');
    writeSettings({ 'flowLogs.names.files': [own] });
    await expect.poll(() => page.cell(5, 'DestIp').innerText()).toBe('10.9.0.9 far-1');
    far('far-2');
    await expect.poll(() => page.cell(5, 'DestIp').innerText()).toBe('10.9.0.9 far-2');
    rmSync(workbench.pathOf('.vscode'), { recursive: true });
    await expect.poll(() => page.cell(5, 'DestIp').innerText()).toBe('10.9.0.9');
  });

  it('names the ends and the NICs of conversations', async () => {
    await showAll('Conversations');
    const row = page.panel('Conversations').getByRole('row').filter({ hasText: '10.0.1.5' });
    await row.getByText('servers').waitFor();
    await row.getByText('10.0.0.4 clients 00:0D:3A:00:00:01').waitFor();
    await workbench.screenshot('names-conversations-dark');
  });

  it.each(THEMES)('shows in %s', async (theme) => {
    const picture = theme.toLowerCase().replaceAll(' ', '-');
    await workbench.changeTheme(theme);
    await showAll('Tuples');
    await workbench.screenshot(`names-table-${picture}`);
    await page.tab('Flow map').click();
    await workbench.screenshot(`names-map-${picture}`);
    await page.tab('Between').click();
    await page.panel('Between').getByLabel('Measure').selectOption('tuples');
    await page.panel('Between').getByText('upward allowed and downward denied').waitFor();
    await workbench.screenshot(`names-between-${picture}`);
    expect(await graveFindings(page.frame)).toEqual([]);
  });

  it('says where to get service tags', async () => {
    await workbench.runCommand('Flow Logs: Where to Get Service Tags');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('ServiceTags_Public_').waitFor();
    await workbench.screenshot('names-service-tags');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('is started from what a table shows', async () => {
    await workbench.runCommand('Flow Logs: Start a Names File');
    await workbench.activeTab(/network(-\d)?\.flownames\.json/).waitFor();
    await workbench.textLine('"cidr": "10.0.1.0/24"').waitFor();
    await workbench.screenshot('names-started-light');
  });

  it('takes in the subnets that a tool has printed', async () => {
    await workbench.runCommand('Flow Logs: Import Names…');
    await chooseFile(workbench.page, 'Import names from', workbench.pathOf('vnets.json'));
    // A second try finds what the first has brought.
    await workbench.notification(/[10] names? imported\./).waitFor();
    await workbench.textLine('"name": "hub-vnet/gateways"').waitFor();
  });

  it('tells what is wrong with it at its place, and offers what was meant', async () => {
    await workbench.openFile('net/estate.flownames.json');
    const wrong = namesText([...NAMES, { cidr: '10.0.2.7/24', name: 'odd' }]);
    writeFileSync(workbench.pathOf('net/estate.flownames.json'), wrong);
    await workbench.runCommand('View: Focus Problems');
    const problem = workbench.page.getByRole('treeitem', {
      name: /has bits set behind its prefix/,
    });
    await problem.first().waitFor();
    await workbench.screenshot('names-problems-light');
  });

  it('names addresses in hovers over raw JSON', async () => {
    await workbench.openFile('raw.json');
    const hover = await new RawJson(workbench).hoverOver('10.0.0.4,10.0.1.4', '10.0.1.4');
    await expect.poll(() => hover.innerText()).toContain('Destination web-1');
    expect(await hover.innerText()).toContain('NIC 10.0.0.4 clients 00:0D:3A:00:00:01');
    await workbench.screenshot('names-hover-light');
  });

  it('breaks no rule of the content security policy and logs no error', () => {
    expect(workbench.errors.cspViolations).toEqual([]);
    expect(workbench.errors.ofExtension).toEqual([]);
  });
});

/** Of the workspace. */
function writeSettings(settings: object): void {
  mkdirSync(workbench.pathOf('.vscode'), { recursive: true });
  writeFileSync(workbench.pathOf('.vscode/settings.json'), JSON.stringify(settings));
}

/** A tab of all rows, whatever the test before has left. */
async function showAll(tab: string): Promise<void> {
  await page.applyFilter('');
  await page.frame.getByText('6 tuples').first().waitFor();
  await page.tab(tab).click();
}

/** By the key that shows names or hides them; one that comes too soon is lost. */
async function pressUntilRead(table: FlowLogPage, text: string): Promise<void> {
  const cell = table.cell(0, 'DestIp');
  await cell.waitFor();
  await vi.waitFor(
    async () => {
      if ((await cell.innerText()) === text) return;
      await cell.click();
      await workbench.page.keyboard.press('Shift+Alt+N');
      await expect.poll(() => cell.innerText(), { timeout: 3000 }).toBe(text);
    },
    { timeout: 30_000, interval: 100 },
  );
}
