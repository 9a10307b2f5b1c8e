import { beforeAll, describe, expect, it } from 'vitest';
import { graveFindings } from './support/axe.ts';
import { clearFilter, grouped, log, rowsOfMinutes, untilDrawn } from './support/charted-hour.ts';
import { type FlowLogPage, openTable } from './support/flow-log-page.ts';
import { useWorkbench } from './support/use-workbench.ts';

const workbench = useWorkbench({ files: { 'PT1H.json': log } });
let page: FlowLogPage;

const timeline = () => page.frame.getByRole('slider', { name: 'Time' });
const choice = (label: string) => page.frame.getByRole('combobox', { name: label, exact: true });

beforeAll(async () => {
  page = await openTable(workbench, 'PT1H.json');
  await untilDrawn(page);
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
    expect(await page.filter.inputValue()).toBe(
      'Time between (datetime(2026-03-14T09:10:00Z) .. datetime(2026-03-14T09:14:59.999Z))',
    );
    await page.frame.getByText('Narrowed to 2026-03-14 09:10 – 09:15 UTC.').waitFor();
    await workbench.screenshot('timeline-narrowed');
    await timeline().press('Escape');
    await expect.poll(() => page.filter.inputValue()).toBe('');
  });

  it('narrows by dragging, keeps the other terms, and widens with a double click', async () => {
    await page.applyFilter('DestPort == 443');
    await page.frame.getByText(/^[\d,]+ of 20,000$/).waitFor();
    const { x, y, width, height } = (await timeline().boundingBox())!;
    await workbench.page.mouse.move(x + width * 0.4, y + height / 2);
    await workbench.page.mouse.down();
    await workbench.page.mouse.move(x + width * 0.6, y + height / 2, { steps: 5 });
    await workbench.screenshot('timeline-drag');
    await workbench.page.mouse.up();
    await expect
      .poll(() => page.filter.inputValue())
      .toMatch(
        /^DestPort == 443 and Time between \(datetime\(\S+:\d\d:00Z\) \.\. datetime\(\S+:59\.999Z\)\)$/,
      );
    const [first, last] = (await page.filter.inputValue())
      .match(/(?<=T09:)\d\d(?=:)/g)!
      .map(Number);
    const https = rowsOfMinutes(first!, last! + 1).filter(({ destPort }) => destPort === 443);
    await page.frame.getByText(`${grouped(https.length)} of 20,000`, { exact: true }).waitFor();
    await timeline().dblclick();
    await expect.poll(() => page.filter.inputValue()).toBe('DestPort == 443');
    await clearFilter(page);
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
    await page.applyFilter('DestPort == 1 and SrcIp == "203.0.113.250"');
    await page.frame.getByText('there is nothing to draw').waitFor();
    expect(await timeline().isVisible()).toBe(false);
    await page.applyFilter('FlowStatus == "Denied"');
    await timeline().waitFor();
    await choice('Measure').selectOption('packets');
    await page.frame.getByText('there are no packets to draw').waitFor();
    await choice('Measure').selectOption('tuples');
    await clearFilter(page);
  });

  it('has no grave fault of accessibility', async () => {
    await timeline().waitFor();
    expect(await graveFindings(page.frame)).toEqual([]);
  });
});

it('breaks no rule of the content security policy and logs no error', () => {
  expect(workbench.errors.cspViolations).toEqual([]);
  expect(workbench.errors.ofExtension).toEqual([]);
});
