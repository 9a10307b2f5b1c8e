import { beforeAll, describe, expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { readPlainLog } from '../unit/support/plain-reader.ts';
import { graveFindings } from './support/axe.ts';
import { type FlowLogPage, openTable } from './support/flow-log-page.ts';
import { useWorkbench } from './support/use-workbench.ts';

const MINUTE = 60_000;
const HOUR = Date.UTC(2026, 2, 14, 9);
const log = [...vnetHour({ seed: 5, tuples: 20_000 })].join('');
const { rows } = readPlainLog(Buffer.from(log))!;

const workbench = useWorkbench({ files: { 'PT1H.json': log } });
let page: FlowLogPage;

const grouped = (count: number) => count.toLocaleString('en-US');
const timeline = () => page.frame.getByRole('slider', { name: 'Time' });
const filter = () => page.frame.getByRole('combobox', { name: /^Filter/ });
const choice = (label: string) => page.frame.getByRole('combobox', { name: label, exact: true });

/** Rows of the minutes `first` up to and without `end` of the hour. */
function rowsOfMinutes(first: number, end: number) {
  const [from, to] = [HOUR + first * MINUTE, HOUR + end * MINUTE];
  return rows.filter(({ time }) => time >= from && time < to);
}

async function clearFilter(): Promise<void> {
  await filter().fill('');
  await filter().press('Enter');
  await page.frame.getByText(/^[\d,]+ of 20,000$/).waitFor({ state: 'hidden' });
}

beforeAll(async () => {
  page = await openTable(workbench, 'PT1H.json');
  await page.frame.locator('[role=slider][aria-valuemax="60"]').waitFor();
});

describe('the timeline', () => {
  it('says what each minute holds, and that times are UTC', async () => {
    await timeline().focus();
    await timeline().press('Home');
    for (let step = 0; step < 7; step++) await timeline().press('ArrowRight');
    const minute = rowsOfMinutes(7, 8);
    const denied = minute.filter((row) => row.denied).length;
    await expect
      .poll(() => timeline().getAttribute('aria-valuetext'))
      .toBe(
        `2026-03-14 09:07 – 09:08 UTC, ${grouped(minute.length)} tuples, ` +
          `Allowed: ${grouped(minute.length - denied)}, ⊘ Denied: ${grouped(denied)}`,
      );
    await page.frame.getByText('Bucket 1 min, times in UTC').waitFor();
    await workbench.screenshot('timeline');
  });

  it('narrows with the keyboard by a term of the filter, and widens again', async () => {
    await timeline().focus();
    await timeline().press('Home');
    await timeline().press('PageUp');
    for (let step = 0; step < 4; step++) await timeline().press('Shift+ArrowRight');
    await timeline().press('Enter');
    const count = grouped(rowsOfMinutes(10, 15).length);
    await page.frame.getByText(`${count} of 20,000`, { exact: true }).waitFor();
    expect(await filter().inputValue()).toBe(
      'Time between (datetime(2026-03-14T09:10:00Z) .. datetime(2026-03-14T09:14:59.999Z))',
    );
    await page.frame.getByText('Narrowed to 2026-03-14 09:10 – 09:15 UTC.').waitFor();
    await workbench.screenshot('timeline-narrowed');
    await timeline().press('Escape');
    await expect.poll(() => filter().inputValue()).toBe('');
  });

  it('narrows by dragging, keeps the other terms, and widens with a double click', async () => {
    await filter().fill('DestPort == 443');
    await filter().press('Enter');
    await page.frame.getByText(/^[\d,]+ of 20,000$/).waitFor();
    const { x, y, width, height } = (await timeline().boundingBox())!;
    await workbench.page.mouse.move(x + width * 0.4, y + height / 2);
    await workbench.page.mouse.down();
    await workbench.page.mouse.move(x + width * 0.6, y + height / 2, { steps: 5 });
    await workbench.screenshot('timeline-drag');
    await workbench.page.mouse.up();
    await expect
      .poll(() => filter().inputValue())
      .toMatch(
        /^DestPort == 443 and Time between \(datetime\(\S+:\d\d:00Z\) \.\. datetime\(\S+:59\.999Z\)\)$/,
      );
    const [first, last] = (await filter().inputValue()).match(/(?<=T09:)\d\d(?=:)/g)!.map(Number);
    const https = rowsOfMinutes(first!, last! + 1).filter(({ destPort }) => destPort === 443);
    await page.frame.getByText(`${grouped(https.length)} of 20,000`, { exact: true }).waitFor();
    await timeline().dblclick();
    await expect.poll(() => filter().inputValue()).toBe('DestPort == 443');
    await clearFilter();
  });

  it('shows bytes spread over their time, says why raw differs, and keeps the choice', async () => {
    await choice('Measure').selectOption('bytes');
    await expect.poll(() => timeline().getAttribute('aria-valuetext')).toMatch(/ bytes\)/);
    await workbench.screenshot('timeline-bytes');
    await choice('Counters').selectOption('raw');
    await page.frame.getByText(/peaks every five minutes that never were/).waitFor();
    await timeline().focus();
    await timeline().press('Home');
    const raw = rowsOfMinutes(0, 1).reduce(
      (sum, row) => sum + row.bytesSrcToDest + row.bytesDestToSrc,
      0,
    );
    await expect
      .poll(() => timeline().getAttribute('aria-valuetext'))
      .toContain(`(${grouped(raw)} bytes)`);
    await workbench.screenshot('timeline-raw');
    await choice('Stacked by').selectOption('state');
    await page.frame.getByText('Continuing C').waitFor();
    await workbench.screenshot('timeline-state');
    await choice('Counters').selectOption('spread');
    await choice('Stacked by').selectOption('verdict');
    await choice('Measure').selectOption('tuples');
  });

  it('has words in place of bars where nothing matches', async () => {
    await filter().fill('DestPort == 1 and SrcIp == "203.0.113.250"');
    await filter().press('Enter');
    await page.frame.getByText('there is nothing to draw').waitFor();
    expect(await timeline().isVisible()).toBe(false);
    await filter().fill('FlowStatus == "Denied"');
    await filter().press('Enter');
    await timeline().waitFor();
    await choice('Measure').selectOption('packets');
    await page.frame.getByText('there are no packets to draw').waitFor();
    await choice('Measure').selectOption('tuples');
    await clearFilter();
  });

  it('has no grave fault of accessibility', async () => {
    await timeline().waitFor();
    expect(await graveFindings(page.frame)).toEqual([]);
  });
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
    const text = await filter().inputValue();
    expect(text).toContain('AclRule == "DefaultRule_DenyAllInBound"');
    expect(text).toContain('AclGroup == "/subscriptions/');
    expect(text).toContain('FlowStatus == "Denied"');
    await expect.poll(() => panel().locator('tbody tr').count()).toBe(1);
    await clearFilter();
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
    await expect.poll(() => filter().inputValue()).toBe(`SrcIp == "${ranked[1]!}"`);
    await clearFilter();
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
    await expect.poll(() => filter().inputValue()).toBe('SrcIp == "10.20.1.4"');
    await workbench.screenshot('flow-map-filtered');
    await clearFilter();
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
    await clearFilter();
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
      .poll(() => filter().inputValue())
      .toBe(
        'DestPort == 443 and L4Protocol == "TCP" and Time between ' +
          '(datetime(2026-03-14T09:02:00Z) .. datetime(2026-03-14T09:02:59.999Z))',
      );
    await clearFilter();
  });

  it('narrows by a click on a cell', async () => {
    await map().click({ position: { x: 400, y: 10 } });
    await expect
      .poll(() => filter().inputValue())
      .toMatch(/^DestPort == 443 and L4Protocol == "TCP" and Time between/);
    await clearFilter();
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
