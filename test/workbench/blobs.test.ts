import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { TestAzurite } from '../storage/support/use-azurite.ts';
import { readPlainLog } from '../unit/support/plain-reader.ts';
import { FlowLogPage } from './support/flow-log-page.ts';
import { useWorkbench } from './support/use-workbench.ts';

const HOUR =
  'flowLogResourceID=/3F0D7A52-9C41-4E8B-A6D5-1B7E2C904F68_NETWORKWATCHERRG/NETWORKWATCHER_WESTEUROPE_A/y=2026/m=03/d=14/h=09/m=00';
const nameOf = (mac: string) => `${HOUR}/macAddress=000D3A0000${mac}/PT1H.json`;
const log = (seed: number, tuples: number) => [...vnetHour({ seed, tuples })].join('');

const small = { name: nameOf('0A'), text: log(5, 400) };
const large = { name: nameOf('0C'), text: log(7, 80_000) };
const odd = { name: 'odd/a %23b?+é/PT1H.json', text: small.text };
const missing = nameOf('0F');

// Before the window starts, whose settings name it.
const azurite = new TestAzurite({});
await azurite.start();
const workbench = useWorkbench({ settings: { 'flowLogs.azurite': azurite.endpoint } });

beforeAll(async () => {
  for (const { name, text } of [small, large, odd]) await azurite.put('logs', name, text);
});
afterAll(() => azurite.stop());

const box = () => workbench.page.locator('.quick-input-widget:not(.hidden) .quick-input-box input');
const dialog = () => workbench.page.locator('.monaco-dialog-box');
const urlOf = (name: string) =>
  `${azurite.endpoint}/logs/${name.split('/').map(encodeURIComponent).join('/')}`;

async function openByUrl(url: string): Promise<void> {
  await workbench.runCommand('Flow Logs: Open Blob by URL…');
  await box().fill(url);
  await workbench.page.keyboard.press('Enter');
}

/** The page in front; earlier ones stay behind it. */
async function openTable(name: string): Promise<FlowLogPage> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.page.locator('.tab').waitFor({ state: 'detached' });
  await openByUrl(urlOf(name));
  return new FlowLogPage(workbench.webviewFrame());
}

describe('a blob', () => {
  it('opens as a table by its URL', async () => {
    const page = await openTable(small.name);
    const { rows } = readPlainLog(Buffer.from(small.text))!;
    await page.untilRowsRead(['SrcIp'], [[rows[0]!.srcIp]]);
    await expect.poll(() => page.summary.innerText()).toContain('400 tuples');
    await workbench.screenshot('blob-table');
  });

  it('opens although its name holds what URLs have other uses for', async () => {
    const page = await openTable(odd.name);
    await expect.poll(() => page.summary.innerText()).toContain('400 tuples');
  });

  it('opens as JSON, and can only be read', async () => {
    await openTable(small.name);
    await workbench.activeTab('PT1H.json').waitFor();
    await workbench.runCommand('Flow Logs: Open as JSON');
    await workbench.textLine('{"records":[').waitFor();
    await workbench.page.locator('.monaco-editor .view-lines').last().click();
    await workbench.page.keyboard.type('x');
    await workbench.page.getByText('can only be read').first().waitFor();
    await workbench.screenshot('blob-json');
  });

  it('of more than 5 MB opens as JSON record by record', async () => {
    expect(large.text.length).toBeGreaterThan(5_000_000);
    const page = await openTable(large.name);
    await expect.poll(() => page.summary.innerText()).toContain('80,000 tuples');
    await workbench.runCommand('Flow Logs: Open as JSON');
    const { records } = JSON.parse(large.text) as { records: { time: string }[] };
    await workbench.activeTab(/^PT1H.json record /).waitFor();
    await workbench.textLine(`"time": "${records[0]!.time}"`).waitFor();
    await workbench.screenshot('blob-first-record');
    await workbench.runCommand('Flow Logs: Open Next Record');
    await workbench.textLine(`"time": "${records[1]!.time}"`).waitFor();
    await workbench.screenshot('blob-next-record');
  });

  it('is downloaded to where the person says', async () => {
    await openTable(large.name);
    await workbench.activeTab('PT1H.json').waitFor();
    await workbench.runCommand('Flow Logs: Download…');
    await expect.poll(() => box().inputValue()).toMatch(/2026-03-14T09Z-000D3A00000C-PT1H\.json$/);
    await box().fill(workbench.pathOf('copy.json'));
    await workbench.page.getByRole('button', { name: 'OK' }).click();
    await workbench.notification('copy.json was downloaded: ').waitFor();
    await workbench.screenshot('blob-downloaded');
    expect(fs.readFileSync(workbench.pathOf('copy.json'), 'utf8')).toBe(large.text);
    expect(fs.readdirSync(workbench.pathOf('.')).filter((name) => name.endsWith('part'))).toEqual(
      [],
    );
  });

  it('gives its URL and its path to the clipboard', async () => {
    await openTable(small.name);
    await workbench.activeTab('PT1H.json').waitFor();
    await workbench.runCommand('Flow Logs: Copy Path');
    await workbench.statusBarItem('Path copied').waitFor();
    await openByUrlBox();
    expect(await pasted()).toBe(`logs/${small.name}`);
    await workbench.runCommand('Flow Logs: Copy URL');
    await workbench.statusBarItem('URL copied').waitFor();
    await openByUrlBox();
    expect(await pasted()).toBe(urlOf(small.name));
  });
});

async function openByUrlBox(): Promise<void> {
  await workbench.runCommand('Flow Logs: Open Blob by URL…');
  await box().waitFor();
}

async function pasted(): Promise<string> {
  await workbench.page.keyboard.press('ControlOrMeta+V');
  await expect.poll(() => box().inputValue()).not.toBe('');
  const text = await box().inputValue();
  await workbench.page.keyboard.press('Escape');
  return text;
}

describe('what cannot be opened', () => {
  it('is told of with its remedy, and not as an empty table', async () => {
    const page = await openTable(missing);
    await page.notice.waitFor();
    const words = await page.notice.innerText();
    expect(words).toMatch(/PT1H\.json was not found/);
    expect(words).not.toMatch(/mistake in Flow Log Lens/);
    await workbench.screenshot('blob-missing');
  });

  it('is refused with a reason while it is typed', async () => {
    await openByUrlBox();
    await box().fill('http://flows.blob.core.windows.net/logs/PT1H.json');
    await workbench.page.getByText('Only https is used').waitFor();
    await workbench.screenshot('blob-url-refused');
    await workbench.page.keyboard.press('Escape');
  });

  it('on a host that was not added is asked for by name first', async () => {
    await openByUrl('https://elsewhere.blob.core.windows.net/logs/a%E2%80%AEb/PT1H.json');
    await dialog().getByText('Connect to elsewhere.blob.core.windows.net?').waitFor();
    expect(await dialog().innerText()).not.toContain('\u202e');
    await workbench.screenshot('blob-ask-host');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'hidden' });
  });

  it('reads well in light, too', async () => {
    await workbench.changeTheme('Light Modern');
    const page = await openTable(missing);
    await page.notice.waitFor();
    await workbench.screenshot('blob-missing-light');
    await openByUrl(`https://elsewhere.blob.core.windows.net/logs/PT1H.json?sv=1&sp=r&sig=abc`);
    await dialog().getByRole('button', { name: 'Add and Open' }).waitFor();
    await workbench.screenshot('blob-ask-host-light');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
  });
});
