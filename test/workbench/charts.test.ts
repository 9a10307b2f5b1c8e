import { beforeAll, describe, expect, it } from 'vitest';
import { graveFindings } from './support/axe.ts';
import {
  clearFilter,
  grouped,
  log,
  rows,
  rowsOfMinutes,
  untilDrawn,
} from './support/charted-hour.ts';
import { type FlowLogPage, openTable } from './support/flow-log-page.ts';
import { useWorkbench } from './support/use-workbench.ts';

const workbench = useWorkbench({ files: { 'PT1H.json': log } });
let page: FlowLogPage;

beforeAll(async () => {
  page = await openTable(workbench, 'PT1H.json');
  await untilDrawn(page);
});

describe('Top', () => {
  const panel = () => page.frame.getByRole('tabpanel', { name: 'Top' });
  const line = (name: string) => panel().getByRole('row').filter({ hasText: name });
  const cells = async (name: string) => (await line(name).locator('td').allInnerTexts()).slice(-8);

  it('says who is denied, by which rule, since when', async () => {
    await page.frame.getByRole('tab', { name: 'Top' }).click();
    await panel().getByRole('combobox', { name: 'Top' }).selectOption('rule');
    await line('DenyAllInBound').waitFor();
    const denied = rows.filter((row) => row.denied && row.rule === 'DefaultRule_DenyAllInBound');
    const times = denied.map(({ time }) => new Date(time).toISOString().slice(11, 19)).sort();
    const count = grouped(denied.length);
    const peers = grouped(new Set(denied.map(({ srcIp }) => srcIp)).size);
    const expected = [count, '', '', '0', count, peers, times[0]!, times.at(-1)!];
    await expect.poll(() => cells('DenyAllInBound')).toEqual(expected);
    await expect.poll(() => line('DenyAllInBound').innerText()).toContain('⊘ DenyAllInBound');
    await workbench.screenshot('top-rules');
  });

  it('sets each bar beside its row', async () => {
    const bodyRows = panel().locator('tbody tr');
    const { y } = (await bodyRows.first().boundingBox())!;
    const last = (await bodyRows.last().boundingBox())!;
    const bars = (await panel().locator('.top-bars').boundingBox())!;
    expect(Math.abs(bars.y - y)).toBeLessThanOrEqual(1);
    expect(Math.abs(bars.y + bars.height - last.y - last.height)).toBeLessThanOrEqual(2);
  });

  it('filters by a row with the keyboard, in all of its columns', async () => {
    await panel().getByRole('button', { name: '⊘ DenyAllInBound' }).press('Enter');
    const denied = rows.filter((row) => row.denied && row.rule === 'DefaultRule_DenyAllInBound');
    await page.frame.getByText(`${grouped(denied.length)} of 20,000`, { exact: true }).waitFor();
    const text = await page.filter.inputValue();
    expect(text).toContain('AclRule == "DefaultRule_DenyAllInBound"');
    expect(text).toContain('AclGroup == "/subscriptions/');
    expect(text).toContain('FlowStatus == "Denied"');
    await expect.poll(() => panel().locator('tbody tr').count()).toBe(1);
    await clearFilter(page);
  });

  it('filters by a click on a bar, by bytes, and adds up the others', async () => {
    await panel().getByRole('combobox', { name: 'Top' }).selectOption('source');
    await panel().getByRole('combobox', { name: 'Measure' }).selectOption('bytes');
    const bytes = new Map<string, number>();
    for (const row of rows) {
      const sum = row.bytesSrcToDest + row.bytesDestToSrc;
      bytes.set(row.srcIp, (bytes.get(row.srcIp) ?? 0) + sum);
    }
    const ranked = [...bytes].sort(([, a], [, b]) => b - a).map(([source]) => source);
    const names = panel().locator('tbody th button');
    await expect.poll(() => names.allInnerTexts()).toEqual(ranked.slice(0, 20));
    await panel()
      .getByText(`${grouped(ranked.length - 20)} others`)
      .waitFor();
    await workbench.screenshot('top-sources');
    await panel()
      .locator('.top-bars')
      .click({ position: { x: 20, y: 26 + 13 } });
    await expect.poll(() => page.filter.inputValue()).toBe(`SrcIp == "${ranked[1]!}"`);
    await clearFilter(page);
  });

  it('has no grave fault of accessibility', async () => {
    expect(await graveFindings(page.frame)).toEqual([]);
  });
});

describe('Flow map', () => {
  const panel = () => page.frame.getByRole('tabpanel', { name: 'Flow map' });

  it('draws who went where, and filters by a click on a box', async () => {
    await page.frame.getByRole('tab', { name: 'Flow map' }).click();
    const map = panel().getByRole('img', { name: /^Flow map/ });
    await map.waitFor();
    await workbench.screenshot('flow-map');
    // The first box, the source with the most tuples, stands in the upper left corner.
    await map.click({ position: { x: 4, y: 20 } });
    await expect.poll(() => page.filter.inputValue()).toBe('SrcIp == "10.20.1.4"');
    await workbench.screenshot('flow-map-filtered');
    await clearFilter(page);
  });

  it('is a table too, of which each row filters by both of its ends', async () => {
    await panel().getByRole('button', { name: 'As table' }).click();
    const links = new Map<string, number>();
    for (const { srcIp, destIp } of rows) {
      const name = `${srcIp} → ${destIp}`;
      links.set(name, (links.get(name) ?? 0) + 1);
    }
    const [name, count] = [...links].sort(([, a], [, b]) => b - a)[0]!;
    const row = panel().getByRole('row').filter({ hasText: name });
    await expect.poll(() => row.innerText()).toContain(`${grouped(count)} tuples`);
    await workbench.screenshot('flow-map-table');
    expect(await graveFindings(page.frame)).toEqual([]);
    await row.getByRole('button').press('Enter');
    await page.frame.getByText(`${grouped(count)} of 20,000`, { exact: true }).waitFor();
    await panel().getByRole('button', { name: 'As table' }).click();
    await clearFilter(page);
    expect(await graveFindings(page.frame)).toEqual([]);
  });
});

describe('Heat map', () => {
  const panel = () => page.frame.getByRole('tabpanel', { name: 'Heat map' });
  const map = () => panel().getByRole('application');
  const https = rowsOfMinutes(2, 3).filter(({ destPort }) => destPort === 443);

  it('is walked with the keyboard, and narrows to a port and a time', async () => {
    await page.frame.getByRole('tab', { name: 'Heat map' }).click();
    await map().waitFor();
    await map().focus();
    for (let step = 0; step < 3; step++) await map().press('ArrowRight');
    const words = `443/TCP https, 2026-03-14 09:02 – 09:03 UTC, ${grouped(https.length)} tuples`;
    await panel().getByText(words, { exact: true }).waitFor();
    await workbench.screenshot('heat-map');
    expect(await graveFindings(page.frame)).toEqual([]);
    await map().press('Enter');
    await page.frame.getByText(`${grouped(https.length)} of 20,000`, { exact: true }).waitFor();
    await expect
      .poll(() => page.filter.inputValue())
      .toBe(
        'DestPort == 443 and L4Protocol == "TCP" and Time between ' +
          '(datetime(2026-03-14T09:02:00Z) .. datetime(2026-03-14T09:02:59.999Z))',
      );
    await clearFilter(page);
  });

  it('narrows by a click on a cell', async () => {
    await map().click({ position: { x: 400, y: 10 } });
    await expect
      .poll(() => page.filter.inputValue())
      .toMatch(/^DestPort == 443 and L4Protocol == "TCP" and Time between/);
    await clearFilter(page);
  });

  it('is a table too', async () => {
    await panel().getByRole('button', { name: 'As table' }).click();
    await panel()
      .getByText(/\d smaller ones: narrow the filter/)
      .waitFor();
    const row = panel().getByRole('row').filter({ hasText: '443/TCP https' });
    const time = row.filter({ hasText: '2026-03-14 09:02 – 09:03 UTC' });
    await expect.poll(() => time.innerText()).toContain(`${grouped(https.length)} tuples`);
    await workbench.screenshot('heat-map-table');
    expect(await graveFindings(page.frame)).toEqual([]);
    await panel().getByRole('button', { name: 'As table' }).click();
  });
});

describe.each(['Light Modern', 'Default High Contrast'] as const)('in %s', (theme) => {
  it('the charts take on its colours, without a grave fault of accessibility', async () => {
    await workbench.changeTheme(theme);
    await page.frame.getByRole('tab', { name: 'Heat map' }).click();
    for (const tab of ['Heat map', 'Flow map', 'Top']) {
      await page.frame.getByRole('tab', { name: tab }).click();
      await page.frame.getByRole('tabpanel', { name: tab }).waitFor();
      await workbench.screenshot(`charts-${theme.replaceAll(' ', '-')}-${tab.replace(' ', '-')}`);
      expect(await graveFindings(page.frame)).toEqual([]);
    }
  });
});

it('breaks no rule of the content security policy and logs no error', () => {
  expect(workbench.errors.cspViolations).toEqual([]);
  expect(workbench.errors.ofExtension).toEqual([]);
});
