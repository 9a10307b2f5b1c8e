import fs from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FlowRow } from '../../src/core/index.ts';
import { vnetHour } from '../generate/index.ts';
import { readPlainLog } from '../unit/support/plain-reader.ts';
import { type FlowLogPage, openTable, rowHeight } from './support/flow-log-page.ts';
import { shownCount, shownDestPort, shownTime } from './support/shown.ts';
import { SLOW_GAPS, writeSlowLog } from './support/slow-log.ts';
import { useWorkbench } from './support/use-workbench.ts';

// One record a line, the same hour again and again: as large as wanted, and still the plain way
// of reading it has to read the hour only once.
const hour = [...vnetHour({ seed: 41, tuples: 40_000 })]
  .slice(1, -1)
  .map((record) => `${record.replace(/^,/, '')}\n`)
  .join('');
const { rows } = readPlainLog(Buffer.from(hour))!;
const repetitions = 250;
const lastLine = `${JSON.stringify(lastRecord())}\n`;
const rowCount = rows.length * repetitions + 1;

const rare = hour.slice(0, hour.indexOf('\n') + 1);
const rareRows = readPlainLog(Buffer.from(rare))!.rows;

const file = 'large/PT1H.json';
const slowFile = 'slow/PT1H.json.gz';
const workbench = useWorkbench({ files: { 'large/note.txt': 'a note\n' } });
const columns = ['Time', 'SrcIp', 'SrcPort', 'DestIp', 'DestPort'] as const;
let page: FlowLogPage;

beforeAll(async () => {
  // Wide enough for every column: the grid draws only those in sight.
  await workbench.page.setViewportSize({ width: 2600, height: 900 });
  const written = fs.openSync(workbench.pathOf(file), 'w');
  for (let at = 0; at < repetitions; at++) fs.writeSync(written, hour);
  fs.writeSync(written, lastLine);
  fs.closeSync(written);
  writeSlowLog(workbench.pathOf(slowFile), hour, rare);
});

describe('a log that takes long to load', () => {
  it('shows rows, and how far it is, while it loads', async () => {
    page = await openTable(workbench, slowFile);
    await page.untilRowsRead(columns, shown(rows.slice(0, 20)));
    expect(await page.progress.innerText()).toMatch(/Loading \d+ % of [\d.]+ MB/);
    await workbench.screenshot('large-loading');
  });

  it('leaves the window, the extension host and the page free meanwhile', async () => {
    await workbench.page.keyboard.press('F1');
    await workbench.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await workbench.page.keyboard.press('Escape');
    // The way of a filter is page, extension host, engine, and back again.
    const { filter } = page;
    await filter.fill('DestPort == 22');
    await filter.press('Enter');
    await page.untilRowsRead(
      columns,
      shown(rows.filter(({ destPort }) => destPort === 22).slice(0, 20)),
    );
    await filter.fill('');
    await filter.press('Enter');
    await page.untilRowsRead(columns, shown(rows.slice(0, 20)));
    expect(await page.progress.isVisible()).toBe(true);
  });

  it('keeps the rows that arrived when it is cancelled, and says that it is not all', async () => {
    await page.button('Cancel').click();
    await page.summary.getByText('Cancelled: not all was read').waitFor();
    expect(await page.progress.isVisible()).toBe(false);
    const found = await tupleCount();
    expect(found).toBeGreaterThanOrEqual(rows.length);
    expect(found).toBeLessThan(rows.length + SLOW_GAPS * rareRows.length);
    await workbench.screenshot('large-cancelled');

    await page.cell(0, 'SrcIp').click();
    await workbench.page.keyboard.press('Control+ArrowDown');
    await page.untilRowsRead(columns, shown([slowRow(found - 1)]), found - 1);
    expect(await tupleCount()).toBe(found);
  });
});

describe('a log of ten million tuples', () => {
  it('is read to its end', async () => {
    await workbench.runCommand('View: Close All Editors');
    page = await openTable(workbench, file);
    await expect.poll(tupleCount, { timeout: 60_000 }).toBe(rowCount);
    await page.summary.getByText('✓ no problems').waitFor();
    // The table hears of the last rows a moment later than the summary.
    await expect.poll(() => page.grid.getAttribute('aria-rowcount')).toBe(String(rowCount + 1));
    expect(await page.progress.isVisible()).toBe(false);
  });

  it('is scrolled to its very last row', async () => {
    // Any row: a first try may have scrolled.
    await page.grid.locator('[col-id=SrcIp][role=gridcell]').first().click();
    await workbench.page.keyboard.press('Control+ArrowDown');
    await page.untilRowsRead(
      columns,
      [['2026-03-14 09:59:59.999', '10.20.1.4', '1', '192.0.2.99', '2']],
      rowCount - 1,
    );
    await page.untilRowsRead(columns, shown(rows.slice(-5)), rowCount - 6);
    await workbench.screenshot('large-last-row');
    // As in any table: none over another, and the last one whole, at any height of the window.
    await expectRowsInLine();
    await workbench.page.setViewportSize({ width: 2600, height: 901 });
    await workbench.page.keyboard.press('ArrowUp');
    await expectRowsInLine();
    await workbench.page.setViewportSize({ width: 2600, height: 900 });
  });

  it('is sorted by bytes, the most first', async () => {
    await workbench.page.keyboard.press('Control+ArrowUp');
    await page.cell(0, 'Time').waitFor();
    await workbench.page.setViewportSize({ width: 2600, height: 900 });
    await page.header('BytesSrcToDest').click();
    await expectSorted('ascending');
    await page.header('BytesSrcToDest').click();
    await expectSorted('descending');
    const most = rows.toSorted((a, b) => b.bytesSrcToDest - a.bytesSrcToDest)[0]!;
    const shownMost = [shownTime(most), most.srcIp, shownCount(most, 'bytesSrcToDest')];
    await page.untilRowsRead(
      ['Time', 'SrcIp', 'BytesSrcToDest'],
      Array.from({ length: 20 }, () => shownMost),
    );
    await workbench.screenshot('large-sorted');
  });

  it('breaks no rule of the content security policy and logs no error', () => {
    expect(workbench.errors.cspViolations).toEqual([]);
    expect(workbench.errors.ofExtension).toEqual([]);
  });
});

function slowRow(place: number): FlowRow {
  return rows[place] ?? rareRows[(place - rows.length) % rareRows.length]!;
}

async function tupleCount(): Promise<number> {
  const text = await page.summary.innerText({ timeout: 20_000 });
  return Number((/([\d,]+) tuples/.exec(text)?.[1] ?? '0').replaceAll(',', ''));
}

async function expectRowsInLine(): Promise<void> {
  const rows = page.frame.locator('[role=row][row-index]');
  const steps = () =>
    rows.evaluateAll((drawn) => {
      const sorted = drawn.map((row) => row.getBoundingClientRect().top).sort((a, b) => a - b);
      return sorted.slice(1).map((top, at) => Math.round(top - sorted[at]!));
    });
  // Those that were scrolled out of sight go a moment later.
  await expect.poll(async () => [...new Set(await steps())]).toEqual([rowHeight]);
}

async function expectSorted(order: string): Promise<void> {
  await expect.poll(() => page.header('BytesSrcToDest').getAttribute('aria-sort')).toBe(order);
}

function shown(expected: readonly FlowRow[]): string[][] {
  return expected.map((row) => [
    ...[shownTime(row), row.srcIp, String(row.srcPort), row.destIp, shownDestPort(row)],
  ]);
}

/** Unlike any other, so that the last row is known by its sight. */
function lastRecord(): object {
  const flowTuples = ['1773482399999,10.20.1.4,192.0.2.99,1,2,6,O,B,NX,0,0,0,0'];
  const flowGroups = [{ rule: 'UserRule_last', flowTuples }];
  return {
    time: '2026-03-14T10:00:02.0000000Z',
    category: 'FlowLogFlowEvent',
    flowLogVersion: 4,
    flowRecords: { flows: [{ aclID: 'unspecified', flowGroups }] },
  };
}
