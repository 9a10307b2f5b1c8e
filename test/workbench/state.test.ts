import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { readPlainLog } from '../unit/support/plain-reader.ts';
import { detailsOf, openDetails, valueOf } from './support/details.ts';
import { FlowLogPage, openTable } from './support/flow-log-page.ts';
import { useWorkbench } from './support/use-workbench.ts';

const log = [...vnetHour({ seed: 41, tuples: 3000 })].join('');
const FILTER = 'FlowStatus == "Denied"';
const denied = readPlainLog(Buffer.from(log))!
  .rows.filter((row) => row.denied)
  // As the engine sorts: rows that are equal stay in the order of the file.
  .sort((a, b) => b.srcPort - a.srcPort);
/** The ports of the rows that are selected. */
const selected = denied.slice(1, 4).map(({ srcPort }) => String(srcPort));

const workbench = useWorkbench({
  files: { 'PT1H.json': log, 'later/PT1H.json': log, 'notes.txt': 'of no concern\n' },
});

beforeAll(() => workbench.page.setViewportSize({ width: 2600, height: 900 }));
describe('the page of a log comes back as it was left', () => {
  beforeEach(async () => {
    await workbench.runCommand('View: Close All Editors');
    const page = await openTable(workbench, 'PT1H.json');
    // Where columns stand is remembered for all logs: the test before has moved one.
    await workbench.runCommand('Flow Logs: Reset Columns');
    await leaveNothingAsItWas(page);
    await workbench.runCommand('View: Keep Editor');
  });

  it('when another tab comes in front of it and goes again', async () => {
    await openTable(workbench, 'later/PT1H.json');
    await workbench.runCommand('View: Close Editor');
    await expectAsItWas();
  });

  it('when it is moved to another group', async () => {
    await workbench.openFile('notes.txt');
    await workbench.runCommand('View: Keep Editor');
    await workbench.openFile('PT1H.json');
    await workbench.runCommand('View: Move Editor into Right Group');
    await expect.poll(() => workbench.page.locator('.editor-group-container').count()).toBe(2);
    await expectAsItWas();
  });

  it('when the window is loaded again', async () => {
    await workbench.reload();
    await expectAsItWas();
    await workbench.screenshot('state-reloaded');
  });
});

it('breaks no rule of its own content security policy and logs no error', () => {
  expect(workbench.errors.cspViolations).toEqual([]);
  expect(workbench.errors.ofExtension).toEqual([]);
});

/** Filters, sorts, moves columns, selects, opens the details, and leaves for another tab. */
async function leaveNothingAsItWas(page: FlowLogPage): Promise<void> {
  await page.applyFilter(FILTER);
  await page.frame.getByText(`${denied.length} of 3,000`, { exact: true }).waitFor();
  await page.header('SrcPort').click();
  await expect.poll(() => page.header('SrcPort').getAttribute('aria-sort')).toBe('ascending');
  await page.header('SrcPort').click();
  await page.untilRowsRead(['SrcPort'], [[String(denied[0]!.srcPort)]]);
  await workbench.chooseFromMenu(page.header('DestIp'), 'Pin Column Left');
  await page.cell(1, 'SrcPort').click();
  await page.cell(3, 'SrcPort').click({ modifiers: ['Shift'] });
  await selection(page).getByText('3 selected').waitFor();
  const source = valueOf(await openDetails(page), 'Source');
  await expect.poll(() => source.innerText()).toContain(`: ${selected[2]!}`);
  await choice(page, 'Stacked by').selectOption('state');
  await page.tab('Top').click();
  await choice(page, 'Top').selectOption('rule');
  await page.panel('Top').getByText('DenyAllInBound').first().waitFor();
}

async function expectAsItWas(): Promise<void> {
  const page = new FlowLogPage(workbench.webviewFrame());
  await page.panel('Top').getByText('DenyAllInBound').first().waitFor();
  expect(await choice(page, 'Top').inputValue()).toBe('rule');
  expect(await choice(page, 'Stacked by').inputValue()).toBe('state');
  expect(await page.filter.inputValue()).toBe(FILTER);
  await page.frame.getByText(`${denied.length} of 3,000`, { exact: true }).waitFor();
  const source = valueOf(detailsOf(page), 'Source');
  await expect.poll(() => source.innerText()).toContain(`: ${selected[2]!}`);
  await page.tab('Tuples').click();
  await expect.poll(() => page.header('SrcPort').getAttribute('aria-sort')).toBe('descending');
  await expect.poll(() => page.header('DestIp').getAttribute('aria-colindex')).toBe('1');
  await selection(page).getByText('3 selected').waitFor();
  const ports = page.frame.locator('[role=row][aria-selected=true] [col-id=SrcPort]');
  const read = async () => (await ports.allInnerTexts()).map((text) => text.trim());
  await expect.poll(read).toEqual(selected);
}

function selection(page: FlowLogPage) {
  return page.frame.locator('.grid-tools [role=status]');
}

function choice(page: FlowLogPage, label: string) {
  return page.frame.getByRole('combobox', { name: label, exact: true });
}
