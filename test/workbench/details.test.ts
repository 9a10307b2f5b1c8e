import fs from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { graveFindings } from './support/axe.ts';
import { deniedLog, detailsOf, openDetails, valueOf } from './support/details.ts';
import { type FlowLogPage, openTable } from './support/flow-log-page.ts';
import { useWorkbench } from './support/use-workbench.ts';

const hour = [...vnetHour({ seed: 5, tuples: 20_000 })].join('');
const workbench = useWorkbench({
  files: {
    'hour/PT1H.json': hour,
    'denied/PT1H.json': deniedLog(),
    'example/PT1H.json': fixture('vnet-worked-example.json'),
    'changing/PT1H.json': hour,
    'growing/PT1H.json': hour,
  },
});

beforeEach(() => workbench.runCommand('View: Close All Editors'));

/** Opens a log with its details, and takes a row. */
async function detailsIn(file: string, place: number) {
  const page = await openTable(workbench, file);
  const details = await openDetails(page);
  await page.cell(place, 'SrcIp').click();
  return { page, details };
}

const filterOf = (page: FlowLogPage) => page.filter.inputValue();

describe('the details of a denied tuple', () => {
  it('say what happened, by what, and since when', async () => {
    const { page, details } = await detailsIn('denied/PT1H.json', 5);
    await details.getByRole('heading', { name: 'Denied, inbound TCP to port 22 (ssh)' }).waitFor();
    await details.getByText(/2026-11-21 14:31:07\.000 UTC · .* local · .* ago/).waitFor();
    await details.getByText('Denied by Virtual Network Manager rule nossh.').waitFor();
    await details.getByRole('heading', { name: 'Attempts' }).waitFor();
    await details
      .getByText('6 tuples from this source to this port in 10 min, all denied')
      .waitFor();
    await valueOf(details, 'Tuples').getByText('6 D · 0 B · 0 C · 0 E').waitFor();
    expect(await valueOf(details, 'Since').innerText()).toBe(
      'no attempt before 2026-11-21 14:21:07 UTC in this log',
    );
    const raw = '1795271467000,198.51.100.23,10.1.1.4,51805,22,6,I,D,NX,0,0,0,0';
    await details.getByText(raw, { exact: true }).waitFor();
    await workbench.screenshot('details-denied-dark');
    expect(await graveFindings(page.frame)).toEqual([]);
  });

  it('filter to all attempts of its source', async () => {
    const { page, details } = await detailsIn('denied/PT1H.json', 2);
    await details.getByRole('button', { name: 'Filter to these attempts' }).click();
    await page.frame.getByText('6 of 8', { exact: true }).waitFor();
    expect(await filterOf(page)).not.toContain('SrcPort');
  });

  it('show a hostile rule as the text that it is', async () => {
    const { page, details } = await detailsIn('denied/PT1H.json', 6);
    await details.getByText('Denied by rule <img src=x').waitFor();
    await workbench.screenshot('details-hostile');
    const text = await details.innerText();
    expect(text).toContain('onerror="globalThis.wasHit = 1">\u{fffd}gnp.exe\u{fffd}');
    expect(text).not.toMatch(/[\u202E\u0007]/);
    expect(await details.locator('img').count()).toBe(0);
    expect(await page.grid.evaluate(() => 'wasHit' in globalThis)).toBe(false);
  });

  it('explain a denial by encryption', async () => {
    const { details } = await detailsIn('denied/PT1H.json', 7);
    await details.getByText('⊘ Denied because of encryption.').waitFor();
    await details.getByText('Find out why encryption failed').first().waitFor();
  });
});

describe('the details of an allowed tuple', () => {
  it('have its conversation: 9,125 packets and 5,256,000 bytes in the worked example', async () => {
    const { page, details } = await detailsIn('example/PT1H.json', 1);
    await details.getByRole('heading', { name: /^Allowed, outbound TCP to port 443/ }).waitFor();
    await details.getByText('3 tuples, 1 min 37 s').waitFor();
    expect(await valueOf(details, 'Packets').innerText()).toContain('9,125 in all');
    expect(await valueOf(details, 'Bytes').innerText()).toContain('5,256,000 in all');
    expect(await valueOf(details, 'Average rate').innerText()).toBe('433 kbit/s');
    const states = details.locator('table tbody tr td:nth-child(2)');
    expect(await states.allInnerTexts()).toEqual(['Begin B', 'Continuing C', 'End E']);
    await workbench.screenshot('details-allowed-dark');
    await details.getByRole('button', { name: 'Show the tuple of 09:09:58.000' }).click();
    await valueOf(details, 'State').getByText('End', { exact: true }).waitFor();
    const headline = details.getByRole('heading').first();
    const isFocused = () => headline.evaluate((node) => node === document.activeElement);
    await expect.poll(isFocused).toBe(true);
    expect(await graveFindings(page.frame)).toEqual([]);
  });

  it('cut the resource ids into their parts', async () => {
    const { details } = await detailsIn('example/PT1H.json', 0);
    const target = details.locator('section').filter({ hasText: /^Target/ });
    await target.getByText('harbour-vnet', { exact: true }).waitFor();
    expect(await valueOf(target, 'Group').innerText()).toContain('harbour-rg');
    await target.getByRole('button', { name: 'Copy Whole id' }).click();
    await details.getByText('Whole id copied.').waitFor();
    const copied = await workbench.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/\/virtualNetworks\/harbour-vnet$/);
  });

  it('follow its flow by the filter', async () => {
    const { page, details } = await detailsIn('hour/PT1H.json', 3);
    await details.getByRole('button', { name: 'Follow this flow' }).click();
    await page.frame.getByText(/^\d+ of 20,000$/).waitFor();
    expect(await filterOf(page)).toMatch(
      /^SrcIp == ".+" and SrcPort == \d+ and DestIp == ".+" and DestPort == \d+ and L4Protocol == "\w+"$/,
    );
  });
});

describe('Show in JSON', () => {
  const tab = 'PT1H.json record 2026-11-21 14:33:12 UTC.json';

  it('opens the record in lines, read-only, with the tuple in sight and selected', async () => {
    const { details } = await detailsIn('denied/PT1H.json', 5);
    await details.getByRole('button', { name: 'Show in JSON' }).click();
    await workbench.activeTab(tab).waitFor();
    const tuple = '1795271467000,198.51.100.23,10.1.1.4,51805,22,6,I,D,NX,0,0,0,0';
    await workbench.textLine(`"${tuple}"`).waitFor();
    await workbench.statusBarItem(`(${tuple.length} selected)`).waitFor();
    await workbench.statusBarItem('JSON').waitFor();
    await workbench.screenshot('record-dark');
    await workbench.page.keyboard.press('x');
    await workbench.page.getByText('Cannot edit in read-only editor').first().waitFor();
    await workbench.activeTab('PT1H.json').waitFor();
  });

  it('shows another tuple of the same record in the same tab', async () => {
    const { page, details } = await detailsIn('denied/PT1H.json', 0);
    await details.getByRole('button', { name: 'Show in JSON' }).click();
    await workbench.activeTab(tab).waitFor();
    await workbench.openFile('denied/PT1H.json');
    await page.cell(7, 'SrcIp').click();
    await details.getByText(/51900,443,6/).waitFor();
    await details.getByRole('button', { name: 'Show in JSON' }).click();
    await workbench.activeTab(tab).waitFor();
    await workbench.textLine('51900,443,6').waitFor();
    expect(await workbench.page.locator('.tab', { hasText: tab }).count()).toBe(1);
  });

  it('says so where the log has changed', async () => {
    const { page, details } = await detailsIn('growing/PT1H.json', 0);
    await details.getByText(/^\d{13},/).waitFor();
    fs.appendFileSync(workbench.pathOf('growing/PT1H.json'), ' ');
    await details.getByRole('button', { name: 'Show in JSON' }).click();
    await page.message.getByText('PT1H.json has changed since it was read. Read it').waitFor();
  });

  it('leaves the details as they were for when the log comes back into sight', async () => {
    const { details } = await detailsIn('denied/PT1H.json', 5);
    await details.getByRole('button', { name: 'Show in JSON' }).click();
    await workbench.textLine('51805,22,6').waitFor();
    await workbench.openFile('denied/PT1H.json');
    await details.getByText('1795271467000,198.51.100.23,10.1.1.4,51805').waitFor();
  });

  it('reads well in light as a record, too', async () => {
    await workbench.changeTheme('Light Modern');
    const { details } = await detailsIn('denied/PT1H.json', 6);
    await details.getByRole('button', { name: 'Show in JSON' }).click();
    await workbench.activeTab(tab).waitFor();
    await workbench.textLine('51900,23,6').waitFor();
    await workbench.screenshot('record-light');
    await workbench.changeTheme('Dark Modern');
  });
});

describe('the pane', () => {
  it('follows the focus by keyboard, and gives it back with Escape', async () => {
    const { page, details } = await detailsIn('hour/PT1H.json', 0);
    await details.getByRole('heading').first().waitFor();
    await workbench.page.keyboard.press('ArrowDown');
    const expected = await page.cell(1, 'SrcPort').innerText();
    await expect.poll(() => valueOf(details, 'Source').innerText()).toContain(`: ${expected}`);
    await details.getByRole('button').first().focus();
    await workbench.page.keyboard.press('Escape');
    await expect
      .poll(() => page.cell(1, 'SrcIp').evaluate((cell) => cell === document.activeElement))
      .toBe(true);
  });

  it('is as wide as it was made by keyboard, after its tab was hidden too', async () => {
    const { page, details } = await detailsIn('hour/PT1H.json', 0);
    const separator = page.frame.getByRole('separator', { name: 'Width of the details' });
    const before = (await details.boundingBox())!.width;
    await separator.focus();
    expect(Number(await separator.getAttribute('aria-valuemax'))).toBeGreaterThan(before);
    await workbench.page.keyboard.press('ArrowLeft');
    await workbench.page.keyboard.press('ArrowLeft');
    await expect.poll(async () => (await details.boundingBox())!.width).toBe(before + 48);
    expect(await separator.getAttribute('aria-valuenow')).toBe(String(before + 48));
    await workbench.reload();
    const again = await openTable(workbench, 'hour/PT1H.json');
    await expect.poll(async () => (await detailsOf(again).boundingBox())?.width).toBe(before + 48);
  });

  it('says that the log has changed, and reads it again', async () => {
    const { page, details } = await detailsIn('changing/PT1H.json', 0);
    await details.getByText(/^\d{13},/).waitFor();
    fs.writeFileSync(workbench.pathOf('changing/PT1H.json'), `${hour} `);
    await page.cell(2, 'SrcIp').click();
    await details.getByText('PT1H.json has changed since it was read.').waitFor();
    await details.getByRole('button', { name: 'Read again' }).click();
    await details.getByText(/^\d{13},/).waitFor();
  });

  it.each(['Light Modern', 'Default High Contrast', 'Default High Contrast Light'] as const)(
    'has no grave fault of accessibility in %s',
    async (theme) => {
      await workbench.changeTheme(theme);
      const { page, details } = await detailsIn('denied/PT1H.json', 5);
      await details.getByRole('heading', { name: 'Attempts' }).waitFor();
      await workbench.screenshot(`details-denied-${theme.toLowerCase().replaceAll(' ', '-')}`);
      expect(await graveFindings(page.frame)).toEqual([]);
      await page.frame.getByRole('tab', { name: 'Conversations' }).click();
      await page.frame.getByText('This log has no conversations.').waitFor();
      expect(await graveFindings(page.frame)).toEqual([]);
    },
  );
});

it('breaks no rule of its own content security policy and logs no error', () => {
  expect(workbench.errors.cspViolations).toEqual([]);
  expect(workbench.errors.ofExtension).toEqual([]);
});
