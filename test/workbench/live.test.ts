import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hourFolders } from '../../src/core/format/blob-name.ts';
import { BlockWriter, blockLog } from '../storage/support/block-log.ts';
import { TestAzurite } from '../storage/support/use-azurite.ts';
import { logText, vnetRecord, VNET_TUPLE, withField } from '../unit/support/logs.ts';
import { FlowLogPage } from './support/flow-log-page.ts';
import { useWorkbench } from './support/use-workbench.ts';

/** Records of a tuple each; every second one goes to port 22. */
function text(records: number): string {
  const tuples = Array.from({ length: records }, (_, at) =>
    withField(withField(VNET_TUPLE, 3, String(1000 + at)), 4, at % 2 === 0 ? '443' : '22'),
  );
  return logText(...tuples.map((tuple) => vnetRecord([tuple])));
}

const name = `grows/${hourFolders(Date.now())}/macAddress=000D3A00000A/PT1H.json`;
const log = blockLog(200_000, 20_000);
const azurite = new TestAzurite({});
await azurite.start();
const workbench = useWorkbench({
  files: { 'grows.json': text(200) },
  settings: { 'flowLogs.azurite': azurite.endpoint, 'flowLogs.liveInterval': 1 },
});
let writer: BlockWriter;

beforeAll(async () => {
  await azurite.writer.getContainerClient('logs').createIfNotExists();
  writer = new BlockWriter(azurite, 'logs', name);
  await writer.add(log, 0, 3);
});
afterAll(() => azurite.stop());

const page = () => new FlowLogPage(workbench.webviewFrame());
const rows = async () => Number(await page().grid.getAttribute('aria-rowcount')) - 1;
const lastRow = () => page().row(1);

describe('a file that grows', () => {
  it('is live once that is wanted, with a filter on', async () => {
    await workbench.openFile('grows.json');
    await workbench.reopenWith('Flow Log');
    await expect.poll(() => page().summary.innerText()).toContain('200 tuples');
    await page().applyFilter('DestPort == 22');
    await expect.poll(rows).toBe(100);
    await page().button('○ Live').click();
    await page().button('● Live').waitFor();
    fs.writeFileSync(workbench.pathOf('grows.json'), text(300));
    await expect.poll(rows).toBe(150);
    await expect.poll(() => page().summary.innerText()).toMatch(/300 tuples[^]*100 new tuples/);
    expect(await page().filter.inputValue()).toBe('DestPort == 22');
    await workbench.screenshot('live-filter-dark');
  });

  it('is shown to its newest row to who looks at that', async () => {
    await page().grid.locator('[role=gridcell]').first().click();
    await workbench.page.keyboard.press('ControlOrMeta+End');
    await page().row(149).waitFor();
    fs.writeFileSync(workbench.pathOf('grows.json'), text(400));
    await page().row(199).waitFor();
    await lastRow().waitFor({ state: 'detached' });
  });

  it('is live again once the window is loaded again', async () => {
    await workbench.reload();
    await page().button('● Live').waitFor();
    expect(await page().filter.inputValue()).toBe('DestPort == 22');
    fs.writeFileSync(workbench.pathOf('grows.json'), text(500));
    await expect.poll(rows).toBe(250);
  });

  it('and written anew is read again, and says so', async () => {
    fs.writeFileSync(workbench.pathOf('grows.json'), text(40).replaceAll('443', '444'));
    await expect.poll(() => page().summary.innerText()).toContain('Began again');
    await expect.poll(rows).toBe(20);
    await page().button('● Live').waitFor();
    await workbench.changeTheme('Light Modern');
    await workbench.screenshot('live-again-light');
  });

  it('keeps its rows where it is deleted, says so, and goes on once it is there again', async () => {
    const before = await rows();
    fs.rmSync(workbench.pathOf('grows.json'), { force: true });
    await page().summary.getByText('does not exist any more').waitFor();
    expect(await rows()).toBe(before);
    await workbench.screenshot('live-deleted-light');
    fs.writeFileSync(workbench.pathOf('grows.json'), text(80).replaceAll('443', '444'));
    await expect.poll(rows).toBe(40);
    expect(await page().summary.innerText()).not.toContain('does not exist any more');
  });

  it('is left alone once that is not wanted any more', async () => {
    await page().button('● Live').click();
    await page().button('○ Live').waitFor();
    await workbench.runCommand('View: Close All Editors');
  });
});

describe('a blob of this hour', () => {
  it('is live: its new blocks come by themselves', async () => {
    await workbench.runCommand('Flow Logs: Open Blob by URL…');
    const url = `${azurite.endpoint}/logs/${name.split('/').map(encodeURIComponent).join('/')}`;
    const box = workbench.page.locator('.quick-input-widget:not(.hidden) .quick-input-box input');
    await box.fill(url);
    await workbench.page.keyboard.press('Enter');
    await page().button('○ Live').click();
    await page().button('● Live').waitFor();
    const before = await rows();
    await writer.add(log, 3, log.records.length);
    await expect.poll(rows).toBeGreaterThan(before);
    await expect.poll(() => page().summary.innerText()).toMatch(/looked \d\d:\d\d:\d\d, next look/);
  });
});

it('logs no error', () => {
  expect(workbench.errors.ofExtension).toEqual([]);
});
