import fs from 'node:fs';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { stitchPlainly } from '../unit/core/flows/support/plain-stitcher.ts';
import { decodeChunks, rowsOf } from '../unit/support/decode.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { graveFindings } from './support/axe.ts';
import { deniedLog, openDetails, valueOf } from './support/details.ts';
import { openTable } from './support/flow-log-page.ts';
import { useWorkbench } from './support/use-workbench.ts';

const hour = [...vnetHour({ seed: 5, tuples: 20_000 })].join('');
const workbench = useWorkbench({
  files: {
    'hour/PT1H.json': hour,
    'example/PT1H.json': fixture('vnet-worked-example.json'),
    'denied/PT1H.json': deniedLog(),
    'changing/PT1H.json': fixture('vnet-worked-example.json'),
  },
});

/** The conversations by a plain reader. */
const rows = rowsOf(decodeChunks([Buffer.from(hour)]).table);
const expected = stitchPlainly(rows).conversations.map(({ rows: ids }) => {
  const tuples = ids.map((id) => rows[id]!);
  return {
    start: Math.min(...tuples.map(({ time }) => time)),
    bytes: tuples.reduce((sum, row) => sum + row.bytesSrcToDest + row.bytesDestToSrc, 0),
    continues: tuples.filter(({ state }) => state === 'C').length,
  };
});
const firstStart = () => {
  const first = new Date(Math.min(...expected.map(({ start }) => start)));
  return first.toISOString().slice(0, 23).replace('T', ' ');
};
const grouped = (count: number) => count.toLocaleString('en-US');

beforeAll(() => workbench.page.setViewportSize({ width: 2600, height: 900 }));

/** Opens a log with its conversations in sight. */
async function conversationsOf(file: string) {
  await workbench.runCommand('View: Close All Editors');
  const page = await openTable(workbench, file);
  await page.frame.getByRole('tab', { name: 'Conversations' }).click();
  const panel = page.frame.getByRole('tabpanel', { name: 'Conversations' });
  await panel.waitFor();
  return { page, panel };
}

function cell(panel: Locator, place: number, column: string): Locator {
  return panel.locator(`[role=row][row-index="${place}"] [role=gridcell][col-id=${column}]`);
}

describe('the conversations of a log', () => {
  it('are as many as a plain reader finds, the earliest first', async () => {
    const { page, panel } = await conversationsOf('hour/PT1H.json');
    await panel.getByText(`${grouped(expected.length)} conversations. Denied`).waitFor();
    await expect.poll(() => cell(panel, 0, 'Start').innerText()).toBe(firstStart());
    await workbench.screenshot('conversations-dark');
    expect(await graveFindings(page.frame)).toEqual([]);
  });

  it('are sorted by their bytes by a click, and shown in the details', async () => {
    const { page, panel } = await conversationsOf('hour/PT1H.json');
    const header = panel.locator('[role=columnheader][col-id=Bytes]');
    await header.click();
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('ascending');
    await header.click();
    await expect.poll(() => header.getAttribute('aria-sort')).toBe('descending');
    const most = grouped(Math.max(...expected.map(({ bytes }) => bytes)));
    await expect.poll(() => cell(panel, 0, 'Bytes').innerText()).toBe(most);
    const details = await openDetails(page);
    await cell(panel, 0, 'SrcIp').click();
    await expect.poll(() => valueOf(details, 'Bytes').innerText()).toContain(`${most} in all`);
    await workbench.screenshot('conversations-details');
  });

  it('are those that the filter lets through', async () => {
    const { page, panel } = await conversationsOf('hour/PT1H.json');
    const filter = page.frame.getByRole('combobox', { name: 'Filter' });
    await filter.fill('FlowState == "C"');
    await filter.press('Enter');
    const matching = expected.filter(({ continues }) => continues > 0).length;
    await panel.getByText(`${grouped(matching)} of ${grouped(expected.length)} conv`).waitFor();
    await filter.fill('FlowStatus == "Denied"');
    await filter.press('Enter');
    await panel.getByText('No conversation has a tuple that matches the applied filter.').waitFor();
  });

  it('add up the worked example to 5,256,000 bytes', async () => {
    const { panel } = await conversationsOf('example/PT1H.json');
    await expect.poll(() => cell(panel, 0, 'Bytes').innerText()).toBe('5,256,000');
    expect(await cell(panel, 0, 'Rate').innerText()).toBe('433 kbit/s');
    expect(await cell(panel, 0, 'Tuples').innerText()).toBe('3');
  });

  it('are those of the log as it is now, once it was read again', async () => {
    const { page, panel } = await conversationsOf('changing/PT1H.json');
    const details = await openDetails(page);
    await expect.poll(() => cell(panel, 0, 'Bytes').innerText()).toBe('5,256,000');
    fs.writeFileSync(workbench.pathOf('changing/PT1H.json'), hour);
    await cell(panel, 0, 'SrcIp').click();
    await details.getByRole('button', { name: 'Read again' }).click();
    await panel.getByText(`${grouped(expected.length)} conversations. Denied`).waitFor();
    await expect.poll(() => cell(panel, 0, 'Start').innerText()).toBe(firstStart());
  });

  it('are none where all was denied, and say so', async () => {
    const { panel } = await conversationsOf('denied/PT1H.json');
    await panel.getByText('This log has no conversations. Denied tuples belong').waitFor();
  });

  it('read well in light, too', async () => {
    await workbench.changeTheme('Light Modern');
    const { panel } = await conversationsOf('hour/PT1H.json');
    await cell(panel, 0, 'Start').waitFor();
    await workbench.screenshot('conversations-light');
    await workbench.changeTheme('Dark Modern');
  });

  it('are shown again, as they were sorted, after the window was loaded anew', async () => {
    const { panel } = await conversationsOf('hour/PT1H.json');
    await panel.locator('[role=columnheader][col-id=Tuples]').click();
    await expect.poll(() => cell(panel, 0, 'Tuples').innerText()).toBe('1');
    await workbench.reload();
    const { frame } = await openTable(workbench, 'hour/PT1H.json');
    const again = frame.getByRole('tabpanel', { name: 'Conversations' });
    await expect.poll(() => cell(again, 0, 'Tuples').innerText()).toBe('1');
    const header = again.locator('[role=columnheader][col-id=Tuples]');
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
  });
});

it('breaks no rule of its own content security policy and logs no error', () => {
  expect(workbench.errors.cspViolations).toEqual([]);
  expect(workbench.errors.ofExtension).toEqual([]);
});
