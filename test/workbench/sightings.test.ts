import { beforeAll, describe, expect, it } from 'vitest';
import { DEST, seen, SOURCE } from '../unit/core/sightings/support/seen-tables.ts';
import { graveFindings } from './support/axe.ts';
import { type FlowLogPage, openTable } from './support/flow-log-page.ts';
import { clickRow } from './support/quick-input.ts';
import { tabTo } from './support/tab-to.ts';
import { useWorkbench } from './support/use-workbench.ts';

const WEB = '10.0.0.4,10.0.1.4,49801,443';
const SQL = '10.0.0.4,10.0.1.5,49802,1433';
const FOREIGN = '198.51.100.7,10.0.1.4,60101,443';

/** Both NICs have seen the web; the other ends of the rest are not in the file. */
const records = [
  seen(SOURCE, 'B0 C60 E61', WEB),
  seen(SOURCE, 'B5 E6', SQL),
  seen(DEST, 'B0.1 C60.1 E61.1', WEB),
  seen(DEST, 'D7 D8', FOREIGN),
  seen(DEST, 'D7 D8', FOREIGN),
];
const workbench = useWorkbench({ files: { 'PT1H.json': JSON.stringify(records) } });
let page: FlowLogPage;

beforeAll(async () => {
  await workbench.page.setViewportSize({ width: 2800, height: 900 });
  page = await openTable(workbench, 'PT1H.json');
  await page.cell(0, 'Time').waitFor();
});

describe('a log in which two NICs have seen the same', () => {
  it('shows it in columns, once they are chosen', async () => {
    for (const label of ['Is a duplicate', 'Is the other side']) {
      await page.button('Columns').click();
      await workbench.page.locator('.quick-input-box input').fill(label);
      await clickRow(workbench.page, { label });
      await workbench.page.keyboard.press('Enter');
    }
    await page.untilRowsRead(
      ['DestPort', 'FlowDirection', 'IsDuplicate', 'IsOtherSide'],
      [
        ...Array.from({ length: 3 }, () => ['443 https', 'Out', 'No', 'No']),
        ...Array.from({ length: 2 }, () => ['1433 mssql', 'Out', 'No', 'No']),
        ...Array.from({ length: 3 }, () => ['443 https', 'In', 'No', 'Yes']),
        ...Array.from({ length: 2 }, () => ['443 https', 'In', 'No', 'No']),
        ...Array.from({ length: 2 }, () => ['443 https', 'In', 'Yes', 'No']),
      ],
    );
    await workbench.screenshot('sightings-columns-dark');
  });

  it('sorts by them, and filters by their cells', async () => {
    await page.header('IsOtherSide').click();
    await page.header('IsOtherSide').click();
    await expect.poll(() => page.cell(0, 'IsOtherSide').innerText()).toBe('Yes');
    await workbench.chooseFromMenu(page.cell(0, 'IsOtherSide'), 'Filter for This');
    await expect.poll(() => page.filter.inputValue()).toBe('IsOtherSide == true');
    await page.frame.getByText('3 of 12').waitFor();
    await page.applyFilter('');
  });

  it('says how many they are, and leaves them out by the one filter', async () => {
    await page.applyFilter('DestPort == 443');
    await page.tab('Notes').click();
    const panel = page.panel('Notes');
    await panel.getByText('This is 3 of its 12').waitFor({ state: 'hidden' });
    await panel.getByText('These are 3 of its 12 tuples.').waitFor();
    await panel.getByText('These are 2 of its 12 tuples.').waitFor();
    await leaveOut('IsOtherSide').check();
    await expect.poll(() => page.filter.inputValue()).toBe('DestPort == 443 and not(IsOtherSide)');
    await page.frame.getByText('7 of 12').waitFor();
    await expect.poll(() => leaveOut('IsOtherSide').isChecked()).toBe(true);
    await workbench.screenshot('sightings-notes-dark');
    expect(await graveFindings(page.frame)).toEqual([]);
  });

  it('takes the term out again, by the keyboard too', async () => {
    await leaveOut('IsDuplicate').focus();
    await workbench.page.keyboard.press('Space');
    await page.frame.getByText('5 of 12').waitFor();
    await leaveOut('IsOtherSide').uncheck();
    await expect.poll(() => page.filter.inputValue()).toBe('DestPort == 443 and not(IsDuplicate)');
    await page.frame.getByText('8 of 12').waitFor();
  });

  it('shows by the switch what was written by hand', async () => {
    await page.applyFilter('not( IsOtherSide )');
    await expect.poll(() => leaveOut('IsOtherSide').isChecked()).toBe(true);
    await expect.poll(() => leaveOut('IsDuplicate').isChecked()).toBe(false);
    await tabTo(workbench.page, page, '.leave-out input:focus');
  });

  it('calls its NICs by their addresses, and shows what one of them saw', async () => {
    const nics = page.panel('Notes').getByRole('list', { name: 'NICs of this log' });
    await expect
      .poll(() => nics.getByRole('listitem').allInnerTexts())
      .toEqual(['10.0.0.4\n00:0D:3A:00:00:01', '10.0.1.4\n00:0D:3A:00:00:02']);
    await page.applyFilter('');
    await nics.getByRole('button', { name: '10.0.1.4' }).click();
    await expect.poll(() => page.filter.inputValue()).toBe('MacAddress == "000D3A000002"');
    await page.frame.getByText('7 of 12').waitFor();
  });

  it('reads well in a light theme', async () => {
    await workbench.changeTheme('Light Modern');
    await workbench.screenshot('sightings-notes-light');
    expect(await graveFindings(page.frame)).toEqual([]);
    await page.tab('Tuples').click();
    await page.applyFilter('');
    await page.frame.getByText('12 tuples').first().waitFor();
    await workbench.screenshot('sightings-columns-light');
  });

  it('breaks no rule of the content security policy and logs no error', () => {
    expect(workbench.errors.cspViolations).toEqual([]);
    expect(workbench.errors.ofExtension).toEqual([]);
  });
});

function leaveOut(column: string) {
  return page.frame.getByRole('switch', { name: `not(${column})` });
}
