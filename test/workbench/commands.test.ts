import { gzipSync } from 'node:zlib';
import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ColumnName } from '../../src/core/format/columns.ts';
import { vnetHour } from '../generate/index.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { FlowLogPage, openTable, rowHeight } from './support/flow-log-page.ts';
import { offeredRows } from './support/quick-input.ts';
import { useWorkbench } from './support/use-workbench.ts';

const workbench = useWorkbench({
  files: {
    // One for each test that opens it as text: VS Code opens a file again as it was open last.
    'archive.json': fixture('vnet-pretty-crlf.json'),
    'title.json': fixture('vnet-pretty-crlf.json'),
    'palette.json': fixture('vnet-pretty-crlf.json'),
    'lines.ndjson': fixture('vnet-ndjson.ndjson'),
    'packed.json.gz': gzipSync(fixture('vnet-pretty-crlf.json')),
    'notes.txt': 'of no concern\n',
    'PT1H.json': [...vnetHour({ seed: 31, tuples: 3000 })].join(''),
    'other/PT1H.json': fixture('nsg-v2/PT1H.json'),
  },
});

const firstFlow = [['2026-03-14 09:00:07.498', '168.63.129.16', '55216']];
const flow = ['Time', 'SrcIp', 'SrcPort'] as const;

beforeEach(() => workbench.runCommand('View: Close All Editors'));

describe('Flow Logs: Open as Table', () => {
  it.each(['archive.json', 'lines.ndjson', 'packed.json.gz'])('opens %s', async (file) => {
    await workbench.openFile(file);
    await workbench.runCommand('Flow Logs: Open as Table');
    await new FlowLogPage(workbench.webviewFrame()).untilRowsRead(flow, firstFlow);
  });

  it('stands as a button in the title of a JSON file, and its counterpart in that of a table', async () => {
    await workbench.openFile('title.json');
    await titleButton('Open as Table').click();
    await new FlowLogPage(workbench.webviewFrame()).untilRowsRead(flow, firstFlow);
    await titleButton('Open as JSON').click();
    await workbench.textLine('"flowLogVersion": 4').first().waitFor();
    await titleButton('Open as Table').waitFor();
  });

  it('stands in the context menu of a file in the Explorer', async () => {
    const { page } = workbench;
    await workbench.chooseFromMenu(
      page.getByRole('treeitem', { name: 'lines.ndjson' }),
      'Open as Table',
    );
    await new FlowLogPage(workbench.webviewFrame()).untilRowsRead(flow, firstFlow);
  });

  it('stands in no title of a file that is no JSON', async () => {
    await workbench.openFile('notes.txt');
    await workbench.textLine('of no concern').waitFor();
    expect(await titleButton('Open as Table').count()).toBe(0);
  });

  it('asks for a file where none is open', async () => {
    await workbench.runCommand('Flow Logs: Open as Table');
    await workbench.notification('No file is open that could be shown as a table.').waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
  });
});

describe('Flow Logs: Open as JSON', () => {
  it('shows the text of the table in front', async () => {
    await workbench.openFile('lines.ndjson');
    await workbench.runCommand('Flow Logs: Open as Table');
    await new FlowLogPage(workbench.webviewFrame()).untilRowsRead(flow, firstFlow);
    await workbench.runCommand('Flow Logs: Open as JSON');
    await workbench.textLine('"flowLogVersion":4').first().waitFor();
  });

  it('is offered by the palette only while a table is in front', async () => {
    await workbench.openFile('palette.json');
    await expect.poll(offeredCommands).toEqual(['Flow Logs: Open as Table']);
    await openTable(workbench, 'PT1H.json');
    await expect.poll(offeredCommands).toContain('Flow Logs: Open as JSON');
  });
});

it('leaves the Explorer its own keys while a table is in front', async () => {
  const { page } = workbench;
  await openTable(workbench, 'PT1H.json');
  const included = page.locator(
    '.search-view .file-types.includes input, .search-view .file-types.includes textarea',
  );
  const find = async () => {
    if (await included.isVisible()) return included.inputValue();
    await page.getByRole('treeitem', { name: 'other' }).click();
    await page.keyboard.press('Shift+Alt+F');
    return '';
  };
  await expect.poll(find).toBe('./other');
  await workbench.runCommand('View: Show Explorer');
});

describe('one log in two groups', () => {
  it('is sorted in each on its own', async () => {
    const left = await openTable(workbench, 'PT1H.json');
    await workbench.runCommand('View: Split Editor Right');
    const right = new FlowLogPage(workbench.webviewFrame(1));
    await right.cell(0, 'SrcPort').waitFor();
    await left.header('SrcPort').click();
    await right.header('SrcPort').click();
    await right.header('SrcPort').click();
    await expectOrder(left, 'SrcPort', (a, b) => a <= b);
    await expectOrder(right, 'SrcPort', (a, b) => a >= b);
    await workbench.screenshot('commands-split');
  });
});

describe('a table keeps its order and its place', () => {
  it('when another tab comes in front of it and goes again', async () => {
    const page = await openTable(workbench, 'PT1H.json');
    const before = await sortAndScroll(page);
    await workbench.runCommand('View: Keep Editor');
    await openTable(workbench, 'other/PT1H.json');
    await expect.poll(() => front().summary.innerText()).toContain('NSG flow log');
    await workbench.runCommand('View: Close Editor');
    await expectSame(front(), before);
  });

  it('when it is moved to another group', async () => {
    const before = await sortAndScroll(await openTable(workbench, 'PT1H.json'));
    await workbench.runCommand('View: Keep Editor');
    await workbench.openFile('notes.txt');
    await workbench.runCommand('View: Keep Editor');
    await workbench.openFile('PT1H.json');
    await workbench.runCommand('View: Move Editor into Right Group');
    await expect.poll(() => workbench.page.locator('.editor-group-container').count()).toBe(2);
    await expectSame(front(), before);
  });

  it('when the window is loaded again', async () => {
    const before = await sortAndScroll(await openTable(workbench, 'PT1H.json'));
    await workbench.reload();
    await expectSame(front(), before);
    await workbench.screenshot('commands-reloaded');
  });
});

it('breaks no rule of its own content security policy and logs no error', () => {
  expect(workbench.errors.cspViolations).toEqual([]);
  expect(workbench.errors.ofExtension).toEqual([]);
});

function front(): FlowLogPage {
  return new FlowLogPage(workbench.webviewFrame());
}

function titleButton(label: string): Locator {
  return workbench.page.locator('.editor-group-container .editor-actions').getByLabel(label);
}

async function offeredCommands(): Promise<string[]> {
  const { page } = workbench;
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:not(.hidden) input').fill('>Flow Logs: Open');
  const rows = await offeredRows(page);
  await page.keyboard.press('Escape');
  return rows.flatMap((row) => /Flow Logs: Open as (?:Table|JSON)/.exec(row) ?? []);
}

/** Every drawn row stands in order with the one above it. */
async function expectOrder(
  page: FlowLogPage,
  column: ColumnName,
  inOrder: (a: number, b: number) => boolean,
): Promise<void> {
  const values = async () => {
    const drawn = await page.drawnRows([column]);
    const sorted = [...drawn.entries()].sort(([a], [b]) => a - b);
    return sorted.map(([, [text]]) => Number(text));
  };
  await expect
    .poll(async () =>
      (await values()).every((value, at, all) => at === 0 || inOrder(all[at - 1]!, value)),
    )
    .toBe(true);
}

interface Place {
  readonly row: number;
  readonly texts: readonly string[];
}

/** Sorts by port, the highest first, and goes down to a row far below. */
async function sortAndScroll(page: FlowLogPage): Promise<Place> {
  const row = 1234;
  await page.header('DestPort').click();
  await page.header('DestPort').click();
  await expectOrder(page, 'DestPort', (a, b) => a >= b);
  await page.cell(0, 'Time').click();
  // The pointer is over the grid after the click.
  await workbench.page.mouse.wheel(0, row * rowHeight);
  await expect.poll(() => scrollTop(page)).toBe(row * rowHeight);
  await page.cell(row, 'SrcPort').getByText(/\d/).waitFor();
  const texts = (await page.drawnRows(flow)).get(row)!;
  return { row, texts };
}

async function expectSame(page: FlowLogPage, { row, texts }: Place): Promise<void> {
  await expect
    .poll(() => page.header('DestPort').getAttribute('aria-sort', { timeout: 1000 }))
    .toBe('descending');
  await page.untilRowsRead(flow, [texts], row);
  expect(await scrollTop(page)).toBe(row * rowHeight);
}

function scrollTop(page: FlowLogPage): Promise<number> {
  return page.frame.locator('.ag-grid-viewport').evaluate((viewport) => viewport.scrollTop);
}
