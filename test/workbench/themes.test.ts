import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixture } from '../unit/support/fixtures.ts';
import { graveFindings } from './support/axe.ts';
import { FlowLogPage, openTable } from './support/flow-log-page.ts';
import { useWorkbench } from './support/use-workbench.ts';
import type { Theme } from './support/workbench.ts';

const workbench = useWorkbench({
  files: {
    'log/PT1H.json': fixture('vnet-unusual-flows.json'),
    'malformed/PT1H.json': fixture('vnet-malformed-tuples.json'),
    'key-vault/PT1H.json': fixture('key-vault/PT1H.json'),
  },
});

const themes: readonly Theme[] = [
  'Dark Modern',
  'Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
];

describe.each(themes)('in %s', (theme) => {
  const picture = theme.toLowerCase().replaceAll(' ', '-');

  beforeAll(async () => {
    await workbench.changeTheme(theme);
  });

  // Tabs of one name are told apart by nothing but their number.
  beforeEach(() => workbench.runCommand('View: Close All Editors'));

  it('the table has no grave fault of accessibility', async () => {
    const page = await openTable(workbench, 'log/PT1H.json');
    await page.cell(3, 'DestPort').waitFor();
    await page.header('DestPort').click();
    await page.cell(2, 'SrcIp').click();
    await page.row(4).hover();
    await expect.poll(() => page.header('DestPort').getAttribute('aria-sort')).toBe('ascending');
    await workbench.screenshot(`theme-${picture}-table`);
    expect(await graveFindings(page.frame)).toEqual([]);
  });

  it('nor has the table of a log with problems', async () => {
    await workbench.openFile('malformed/PT1H.json');
    const page = new FlowLogPage(workbench.webviewFrame());
    await page.summary.getByText('14 problems').waitFor();
    await workbench.screenshot(`theme-${picture}-problems`);
    expect(await graveFindings(page.frame)).toEqual([]);
  });

  it('nor has the notice in place of the table', async () => {
    await workbench.openFile('key-vault/PT1H.json');
    const page = new FlowLogPage(workbench.webviewFrame());
    await page.notice.waitFor();
    await workbench.screenshot(`theme-${picture}-notice`);
    expect(await graveFindings(page.frame)).toEqual([]);
  });
});

it('takes on the colours of another theme while it is open', async () => {
  await workbench.changeTheme('Dark Modern');
  const page = await openTable(workbench, 'log/PT1H.json');
  const colour = () => page.row(0).evaluate((row) => getComputedStyle(row).color);
  await page.row(0).waitFor();
  const dark = await colour();
  await workbench.changeTheme('Light Modern');
  await expect.poll(colour).not.toBe(dark);
});
