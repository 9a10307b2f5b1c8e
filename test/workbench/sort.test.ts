import { beforeAll, describe, expect, it } from 'vitest';
import type { FlowRow } from '../../src/core/index.ts';
import { vnetHour } from '../generate/index.ts';
import { readPlainLog } from '../unit/support/plain-reader.ts';
import { FlowLogPage, openTable } from './support/flow-log-page.ts';
import { shownCount, shownDestPort, shownTime } from './support/shown.ts';
import { tabTo } from './support/tab-to.ts';
import { useWorkbench } from './support/use-workbench.ts';

const log = Buffer.from([...vnetHour({ seed: 23, tuples: 50_000 })].join(''));
const { rows } = readPlainLog(log)!;

const workbench = useWorkbench({ files: { 'PT1H.json': log } });
const columns = ['Time', 'SrcIp', 'SrcPort', 'DestPort', 'FlowStatus'] as const;
let page: FlowLogPage;

beforeAll(async () => {
  // Wide enough for every column: the grid draws only those in sight.
  await workbench.page.setViewportSize({ width: 2600, height: 900 });
  page = await openTable(workbench, 'PT1H.json');
});

describe('clicks on headers', () => {
  it('sort up, down, and back to the order of the file', async () => {
    await page.untilRowsRead(columns, shown(rows));
    await page.header('DestPort').click();
    await page.untilRowsRead(columns, shown(sorted(by(({ destPort }) => destPort))));
    await expectSort('DestPort', 'ascending');
    await page.header('DestPort').click();
    await page.untilRowsRead(columns, shown(sorted(by(({ destPort }) => -destPort))));
    await expectSort('DestPort', 'descending');
    await page.header('DestPort').click();
    await page.untilRowsRead(columns, shown(rows));
    await expectSort('DestPort', 'none');
  });

  it('sort addresses as numbers, not as text', async () => {
    await page.header('SrcIp').click();
    await page.untilRowsRead(columns, shown(sorted(by(({ srcIp }) => addressNumber(srcIp)))));
    await page.header('SrcIp').click();
    await page.untilRowsRead(columns, shown(sorted(by(({ srcIp }) => -addressNumber(srcIp)))));
    await workbench.screenshot('sort-by-address');
  });

  it('replace the order that was there', async () => {
    await page.header('SrcPort').click();
    await page.untilRowsRead(columns, shown(sorted(by(({ srcPort }) => srcPort))));
    await expectSort('SrcIp', 'none');
  });

  it('add to it with Ctrl held', async () => {
    await page.header('FlowStatus').click();
    await page.header('FlowStatus').click();
    await page.header('DestPort').click({ modifiers: ['Control'] });
    await page.header('SrcIp').click({ modifiers: ['Control'] });
    const expected = sorted(
      by(({ denied }) => (denied ? 0 : 1)),
      by(({ destPort }) => destPort),
      by(({ srcIp }) => addressNumber(srcIp)),
    );
    await page.untilRowsRead(columns, shown(expected));
    await workbench.screenshot('sort-by-three-columns');
  });

  it('put tuples without statistics below every count, zero included', async () => {
    await page.header('BytesSrcToDest').click();
    const bytes = by((row) => (row.hasStatistics ? row.bytesSrcToDest : -1));
    await page.untilRowsRead(['Time', 'BytesSrcToDest'], withBytes(sorted(bytes)));
    await page.header('BytesSrcToDest').click();
    const most = sorted((a, b) => bytes(b, a));
    await page.untilRowsRead(['Time', 'BytesSrcToDest'], withBytes(most));
    await page.header('BytesSrcToDest').click();
    await page.untilRowsRead(columns, shown(rows));
  });
});

describe('the keyboard alone', () => {
  it('reaches the very last row with Ctrl+End', async () => {
    await page.cell(0, 'Time').click();
    await workbench.page.keyboard.press('Control+End');
    await page.untilRowsRead(columns, shown(rows.slice(-20)), rows.length - 20);
    await workbench.screenshot('sort-last-row');
  });

  it('takes the focus along to the last row with Ctrl+End, to the first with Ctrl+Home', async () => {
    await expectFocusAtRow(rows.length - 1);
    await expectFocus('gridcell', 'Time');
    await workbench.page.keyboard.press('ArrowUp');
    await expectFocusAtRow(rows.length - 2);
    await workbench.page.keyboard.press('Control+Home');
    await expectFocusAtRow(0);
    await page.untilRowsRead(columns, shown(rows));
  });

  it('goes as far with Ctrl and an arrow', async () => {
    await workbench.page.keyboard.press('Control+Home');
    await page.cell(0, 'Time').click();
    await workbench.page.keyboard.press('Control+ArrowDown');
    await expectFocusAtRow(rows.length - 1);
    await workbench.page.keyboard.press('ArrowUp');
    await expectFocusAtRow(rows.length - 2);
    await workbench.page.keyboard.press('Control+ArrowUp');
    await expectFocusAtRow(0);
    await page.untilRowsRead(columns, shown(rows));
  });

  it('reaches the last row of another order', async () => {
    await page.header('SrcIp').click();
    await page.cell(0, 'Time').click();
    await workbench.page.keyboard.press('Control+End');
    const expected = sorted(by(({ srcIp }) => addressNumber(srcIp)));
    await page.untilRowsRead(columns, shown(expected.slice(-20)), rows.length - 20);
  });

  it('goes from the editor into the headers, sorts there, and on into the rows', async () => {
    const { keyboard } = workbench.page;
    await workbench.runCommand('View: Close All Editors');
    page = await openTable(workbench, 'PT1H.json');
    await page.untilRowsRead(columns, shown(rows));
    await tabTo(workbench.page, page, '[role=columnheader]:focus');
    await expectFocus('columnheader', 'Time');
    for (const column of ['FlowStatus', 'FlowDirection', 'SrcIp', 'SrcPort'] as const) {
      await keyboard.press('ArrowRight');
      await expectFocus('columnheader', column);
    }
    await keyboard.press('Enter');
    await expectSort('SrcPort', 'ascending');
    await page.untilRowsRead(columns, shown(sorted(by(({ srcPort }) => srcPort))));
    await keyboard.press('ArrowDown');
    await expectFocus('gridcell', 'SrcPort');
    await expectFocusAtRow(0);
    await keyboard.press('ArrowDown');
    await expectFocusAtRow(1);
    await keyboard.press('ArrowLeft');
    await expectFocus('gridcell', 'SrcIp');
    await workbench.screenshot('sort-by-keyboard');
  });
});

it('has as many rows for a screen reader as the log has tuples', async () => {
  // The headings are a row too.
  await expect.poll(() => page.grid.getAttribute('aria-rowcount')).toBe(String(rows.length + 1));
});

type Order = (a: FlowRow, b: FlowRow) => number;

function by(number: (row: FlowRow) => number): Order {
  return (a, b) => number(a) - number(b);
}

/** Equal rows stay in the order of the file. */
function sorted(...orders: readonly Order[]): readonly FlowRow[] {
  return rows.toSorted((a, b) => orders.map((order) => order(a, b)).find(Boolean) ?? 0);
}

function addressNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function shown(expected: readonly FlowRow[]): string[][] {
  return expected.slice(0, 20).map((row) => {
    const verdict = row.denied ? '⊘ Denied' : 'Allowed';
    return [shownTime(row), row.srcIp, String(row.srcPort), shownDestPort(row), verdict];
  });
}

function withBytes(expected: readonly FlowRow[]): string[][] {
  return expected.slice(0, 20).map((row) => [shownTime(row), shownCount(row, 'bytesSrcToDest')]);
}

async function expectSort(
  column: Parameters<FlowLogPage['header']>[0],
  order: 'ascending' | 'descending' | 'none',
): Promise<void> {
  await expect.poll(() => page.header(column).getAttribute('aria-sort')).toBe(order);
}

async function focused(attribute: string): Promise<string | null> {
  const element = page.frame.locator(':focus').first();
  return (await element.count()) === 0 ? null : element.getAttribute(attribute);
}

async function expectFocus(role: string, column: string): Promise<void> {
  await expect.poll(() => focused('role')).toBe(role);
  await expect.poll(() => focused('col-id')).toBe(column);
}

async function expectFocusAtRow(place: number): Promise<void> {
  const row = page.frame.locator('[role=row]').filter({ has: page.frame.locator(':focus') });
  await expect.poll(() => row.getAttribute('row-index', { timeout: 1000 })).toBe(String(place));
}
