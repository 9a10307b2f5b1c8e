import { beforeAll, describe, expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { readPlainLog } from '../unit/support/plain-reader.ts';
import { graveFindings } from './support/axe.ts';
import { takeMenuItem } from './support/context-menu.ts';
import { FlowLogPage, openTable } from './support/flow-log-page.ts';
import { shownTime } from './support/shown.ts';
import { clickRow } from './support/quick-input.ts';
import { useWorkbench } from './support/use-workbench.ts';

const log = [...vnetHour({ seed: 19, tuples: 3000 })].join('');
const { rows } = readPlainLog(Buffer.from(log))!;
/** Every tuple as it stands in the text, in its order. */
const tuples = [...log.matchAll(/"(\d{13},[^"]*)"/g)].map(([, tuple]) => tuple!);

const workbench = useWorkbench({ files: { 'PT1H.json': log, 'later/PT1H.json': log } });
let page: FlowLogPage;

beforeAll(async () => {
  await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await workbench.page.setViewportSize({ width: 2600, height: 900 });
  page = await openTable(workbench, 'PT1H.json');
  await page.cell(0, 'Time').waitFor();
});

const press = (key: string) => workbench.page.keyboard.press(key);

describe('a selection', () => {
  it('moves along with the arrows, grows with Shift, and ends with Escape', async () => {
    await page.cell(0, 'SrcIp').click();
    await expectSelected([0], '1 selected');
    await press('ArrowDown');
    await press('ArrowDown');
    await expectSelected([2], '1 selected');
    await press('Shift+ArrowDown');
    await press('Shift+ArrowDown');
    await expectSelected([2, 3, 4], '3 selected');
    await press('ArrowUp');
    await expectSelected([3], '1 selected');
    await press('Escape');
    await expectSelected([], '');
    await press('Space');
    await expectSelected([3], '1 selected');
    expect(await page.grid.getAttribute('aria-multiselectable')).toBe('true');
  });

  it('is picked with the mouse, by Ctrl one by one and by Shift all between', async () => {
    await page.cell(1, 'SrcIp').click();
    await page.cell(5, 'SrcIp').click({ modifiers: ['Shift'] });
    await page.cell(3, 'SrcIp').click({ modifiers: ['Control'] });
    await expectSelected([1, 2, 4, 5], '4 selected');
    await workbench.screenshot('grid-selected-dark');
  });

  it('stays with its rows when they are sorted and filtered', async () => {
    await page.header('SrcPort').click();
    const order = rows
      .map((row, id) => ({ row, id }))
      .toSorted((a, b) => a.row.srcPort - b.row.srcPort);
    const places = [1, 2, 4, 5].map((wanted) => order.findIndex(({ id }) => id === wanted));
    await page.frame.getByText('4 selected').waitFor();
    await press('Control+Home');
    await filter(`SrcPort == ${rows[4]!.srcPort}`);
    await page.frame.getByText(/4 selected, \d hidden by the filter/).waitFor();
    await filter('');
    await page.frame.getByText(/^4 selected$/).waitFor();
    expect(places).toHaveLength(4);
    for (let click = 0; click < 2; click++) await page.header('SrcPort').click();
    await expect.poll(() => page.header('SrcPort').getAttribute('aria-sort')).toBe('none');
    await expectSelected([1, 2, 4, 5], '4 selected');
  });

  it('is of every row with Ctrl+A, the last one too', async () => {
    await page.cell(0, 'SrcIp').click();
    await press('Control+a');
    await page.frame.getByText('3,000 selected').waitFor();
    await press('Control+End');
    await page.cell(rows.length - 1, 'Time').waitFor();
    await press('Control+Home');
    await expectSelected([0], '1 selected');
  });

  it('comes back with a page that was hidden', async () => {
    await page.cell(4, 'SrcIp').click();
    await page.cell(6, 'SrcIp').click({ modifiers: ['Shift'] });
    await expectSelected([4, 5, 6], '3 selected');
    await openTable(workbench, 'later/PT1H.json');
    await workbench.runCommand('View: Close Editor');
    page = new FlowLogPage(workbench.webviewFrame());
    await expectSelected([4, 5, 6], '3 selected');
  });
});

describe('a copy', () => {
  it('is of the cell with Ctrl+C, exact and without the words around it', async () => {
    await page.cell(2, 'DestPort').click();
    await press('Control+c');
    await expectClipboard(String(rows[2]!.destPort));
    await page.cell(2, 'Time').click();
    await press('Control+c');
    await expectClipboard(new Date(rows[2]!.time).toISOString());
  });

  it('is of the rows as CSV with Ctrl+C where there are more', async () => {
    await page.cell(2, 'SrcIp').click();
    await press('Shift+ArrowDown');
    await page.frame.getByText('2 selected').waitFor();
    await press('Control+c');
    await expect.poll(clipboard).toMatch(/^Time,FlowStatus,.*\r?\n.*\r?\n.*\r?\n$/);
  });

  it('is of the raw tuples, as they stand in the log', async () => {
    await page.cell(7, 'SrcIp').click();
    await page.cell(9, 'SrcIp').click({ modifiers: ['Shift'] });
    await page.frame.getByText('3 selected').waitFor();
    await workbench.chooseFromMenu(page.cell(8, 'SrcIp'), 'Copy Rows as Raw Tuples');
    await expectClipboard(tuples.slice(7, 10).join('\n') + '\n');
  });
});

describe('the menu of a cell', () => {
  it('filters for its value, and filters it out', async () => {
    const { srcIp } = rows[0]!;
    await page.cell(0, 'SrcIp').click({ button: 'right' });
    await workbench.page.getByRole('menuitem', { name: 'Filter Out This' }).waitFor();
    await workbench.screenshot('grid-cell-menu');
    await workbench.chooseFromMenu(page.cell(0, 'SrcIp'), 'Filter for This');
    await expect.poll(() => filterText()).toBe(`SrcIp == "${srcIp}"`);
    const shown = rows.filter((row) => row.srcIp === srcIp);
    await page.untilRowsRead(
      ['Time', 'SrcIp'],
      shown.slice(0, 5).map((row) => [shownTime(row), srcIp]),
    );
    await filter('');
    await workbench.chooseFromMenu(page.cell(0, 'FlowStatus'), 'Filter Out This');
    const verdict = rows[0]!.denied ? 'Denied' : 'Allowed';
    await expect.poll(() => filterText()).toBe(`FlowStatus != "${verdict}"`);
    await filter('');
  });

  it('opens by the keyboard, and follows the flow', async () => {
    await page.cell(0, 'SrcIp').click();
    await takeMenuItem(workbench.page, () => press('Shift+F10'), 'Follow Flow');
    const { srcIp, srcPort, destIp, destPort } = rows[0]!;
    await expect
      .poll(() => filterText())
      .toContain(`SrcIp == "${srcIp}" and SrcPort == ${srcPort} and DestIp == "${destIp}"`);
    expect(await filterText()).toContain(`DestPort == ${destPort} and L4Protocol == `);
    await page.frame.locator('[role=gridcell][col-id=SrcIp]:focus').waitFor();
    await filter('');
  });

  it('gives the focus back to its cell where nothing is chosen', async () => {
    await page.cell(1, 'SrcIp').click();
    await press('Shift+F10');
    await workbench.page.getByRole('menuitem', { name: 'Copy Cell' }).waitFor();
    await press('Escape');
    await page.row(1).locator('[col-id=SrcIp]:focus').waitFor();
    await press('ArrowDown');
    await page.row(2).locator('[col-id=SrcIp]:focus').waitFor();
  });

  it('shows the row’s details, and its record in JSON', async () => {
    await workbench.chooseFromMenu(page.cell(1, 'SrcIp'), 'Show Details');
    await page.frame.locator('.details').getByText(rows[1]!.srcIp).first().waitFor();
    await workbench.screenshot('grid-details');
    await page.button('Details').click();
    await workbench.chooseFromMenu(page.cell(1, 'SrcIp'), 'Show in JSON');
    await workbench.textLine(tuples[1]!.slice(0, 30)).first().waitFor();
    await workbench.runCommand('View: Close Editor');
    page = new FlowLogPage(workbench.webviewFrame());
    await page.cell(0, 'Time').waitFor();
  });

  it('has a key for what is done most', async () => {
    await page.cell(0, 'DestPort').click();
    await press('Shift+Alt+f');
    await expect.poll(() => filterText()).toBe(`DestPort == ${rows[0]!.destPort}`);
    await filter('');
  });
});

describe('columns', () => {
  let arranged = { width: 0, place: 0 };

  it('are chosen in the editor’s own list', async () => {
    await page.button('Columns').focus();
    await press('Enter');
    await workbench.page.locator('.quick-input-box input').fill('MacAddress');
    await clickRow(workbench.page, { label: 'NIC (MAC address)' });
    await workbench.screenshot('grid-choose-columns');
    await press('Enter');
    await page.cell(0, 'MacAddress').waitFor();
    await page.frame.locator('button.tool:focus', { hasText: 'Columns' }).waitFor();
  });

  it('are moved and made wider by the keyboard', async () => {
    const width = async () => Math.round((await page.header('SrcIp').boundingBox())!.width);
    const before = await width();
    await page.header('SrcIp').focus();
    await press('Alt+ArrowRight');
    await expect.poll(width).toBeGreaterThan(before);
    const place = Number(await page.header('SrcIp').getAttribute('aria-colindex'));
    await press('Shift+ArrowRight');
    await expect
      .poll(() => page.header('SrcIp').getAttribute('aria-colindex'))
      .toBe(String(place + 1));
    arranged = { width: await width(), place: place + 1 };
  });

  it('are sorted, pinned and hidden by the menu of their header', async () => {
    await page.header('DestIp').click({ button: 'right' });
    await workbench.page.getByRole('menuitem', { name: 'Sort Descending' }).waitFor();
    await workbench.screenshot('grid-header-menu');
    await workbench.chooseFromMenu(page.header('DestIp'), 'Pin Column Left');
    await expect.poll(() => page.header('DestIp').getAttribute('aria-colindex')).toBe('1');
    await workbench.chooseFromMenu(page.header('FlowState'), 'Hide Column');
    await page.header('FlowState').waitFor({ state: 'detached' });
    await workbench.chooseFromMenu(page.header('DestPort'), 'Sort Descending');
    await expect.poll(() => page.header('DestPort').getAttribute('aria-sort')).toBe('descending');
  });

  it('stand the same way in the next log that is opened, until they are reset', async () => {
    await workbench.runCommand('View: Close All Editors');
    page = await openTable(workbench, 'later/PT1H.json');
    await page.cell(0, 'MacAddress').waitFor();
    await expect.poll(() => page.header('DestIp').getAttribute('aria-colindex')).toBe('1');
    expect(await page.header('FlowState').count()).toBe(0);
    // DestIp, which stood behind it, is pinned in front of it now.
    const moved = page.header('SrcIp');
    await expect.poll(() => moved.getAttribute('aria-colindex')).toBe(String(arranged.place + 1));
    expect(Math.round((await moved.boundingBox())!.width)).toBe(arranged.width);
    await workbench.runCommand('Flow Logs: Reset Columns');
    await page.header('FlowState').waitFor();
    await page.header('MacAddress').waitFor({ state: 'detached' });
    await expect.poll(() => page.header('Time').getAttribute('aria-colindex')).toBe('1');
  });
});

describe('the page', () => {
  it.each(['Light Modern', 'Default High Contrast', 'Default High Contrast Light'] as const)(
    'shows a selection in %s, and nothing stands in anybody’s way',
    async (theme) => {
      await workbench.changeTheme(theme);
      await page.cell(1, 'SrcIp').click();
      await page.cell(3, 'SrcIp').click({ modifiers: ['Shift'] });
      await expectSelected([1, 2, 3], '3 selected');
      await workbench.screenshot(`grid-selected-${theme.replaceAll(' ', '-').toLowerCase()}`);
      expect(await graveFindings(workbench.webviewFrame())).toEqual([]);
    },
  );

  it('breaks no rule of the content security policy and logs no error', () => {
    expect(workbench.errors.cspViolations).toEqual([]);
    expect(workbench.errors.ofExtension).toEqual([]);
  });
});

async function expectSelected(places: readonly number[], text: string): Promise<void> {
  const selected = page.frame.locator('[role=row][aria-selected=true]');
  const read = () =>
    selected.evaluateAll((drawn) => drawn.map((row) => Number(row.getAttribute('row-index'))));
  await expect.poll(async () => (await read()).sort((a, b) => a - b)).toEqual(places);
  await expect.poll(() => page.frame.locator('.grid-tools [role=status]').innerText()).toBe(text);
}

function clipboard(): Promise<string> {
  return workbench.page.evaluate(() => navigator.clipboard.readText());
}

async function expectClipboard(text: string): Promise<void> {
  await expect.poll(clipboard).toBe(text);
}

function filterText(): Promise<string> {
  return page.filter.inputValue();
}

async function filter(text: string): Promise<void> {
  await page.applyFilter(text);
  if (text !== '') await press('Escape');
}
