import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NSG1_TUPLE, NSG2_TUPLE, nsgRecord, VNET_TUPLE, withField } from '../unit/support/logs.ts';
import { deniedLog } from './support/details.ts';
import { FlowLogPage } from './support/flow-log-page.ts';
import { useWorkbench } from './support/use-workbench.ts';

const pretty = (text: string) => JSON.stringify(JSON.parse(text), null, 2);
const denied = pretty(deniedLog());
const FALLBACK = withField(withField(VNET_TUPLE, 8, 'NX_FALLBACK'), 7, 'E');
const NSG_LOG = JSON.stringify({ records: [nsgRecord(2, [NSG2_TUPLE, NSG2_TUPLE])] });
const broken = denied
  .replace('51803,22', '51803,70000')
  .replace('51804,22,6,I', '51804,22,6')
  .replace('51900,23,6,I,D,NX,', '51900,23,6,I,D,NX_MOON,')
  .slice(0, -40);

const workbench = useWorkbench({
  files: {
    'denied.json': denied,
    'table.json': denied,
    'broken.json': broken,
    'nsg.json': pretty(NSG_LOG),
    'fallback.json': denied.replace(/"1795\d+,[^"]*51800,[^"]*"/, `"${FALLBACK}"`),
    'other.json': '{\n  "records": [\n    { "rule": "1,2,3" }\n  ]\n}\n',
  },
  settings: { 'editor.minimap.enabled': false },
});

/** A line above another that sums up a part of the log. */
const lens = (text: string | RegExp): Locator =>
  workbench.page.locator('.codelens-decoration').filter({ hasText: text });

const outline = (name: string | RegExp): Locator =>
  workbench.page.locator('.outline-tree').getByRole('treeitem', { name });

const problem = (text: string | RegExp): Locator =>
  workbench.page.locator('.markers-panel .monaco-list-row').filter({ hasText: text });

async function tableInFront(): Promise<FlowLogPage> {
  const page = new FlowLogPage(workbench.webviewFrame());
  await page.grid.waitFor();
  return page;
}

/** The lines above others are drawn anew while more of them come: a click may meet one that goes. */
async function openFrom(sums: Locator): Promise<FlowLogPage> {
  const page = new FlowLogPage(workbench.webviewFrame());
  await vi.waitFor(
    async () => {
      const link = sums.getByText('Open as table');
      if (await link.isVisible()) await link.click({ timeout: 3000 });
      await page.summary.waitFor({ timeout: 5000 });
    },
    { timeout: 30_000 },
  );
  return page;
}

/** Only a page that has the focus may write to the clipboard. */
async function setClipboard(text: string): Promise<void> {
  await workbench.page.locator('.explorer-folders-view').click();
  await workbench.page.evaluate((value) => navigator.clipboard.writeText(value), text);
}

beforeEach(() => workbench.runCommand('View: Close All Editors'));

describe('above the parts of a log', () => {
  it('stand their sums: of records, ACLs and rules', async () => {
    await workbench.openFile('denied.json');
    await lens('8 tuples · 0 allowed · 8 denied').waitFor();
    await expect.poll(() => lens('6 tuples · 0 allowed · 6 denied').count()).toBe(2);
    await workbench.screenshot('raw-lenses-dark');
  });

  it('stand bytes where any were counted, in NSG logs above records and rules', async () => {
    await workbench.openFile('nsg.json');
    await lens('2 tuples · 2 allowed · 0 denied · 12 B').first().waitFor();
    expect(await lens('2 tuples').count()).toBe(2);
  });

  it('stands the way to their tuples in the table, opened or open already', async () => {
    await workbench.openFile('table.json');
    const page = await openFrom(lens('6 tuples').last());
    await page.frame.getByText('6 of 8', { exact: true }).waitFor();
    expect(await page.filter.inputValue()).toMatch(
      /^RecordTime == datetime\(.*\) and AclGroup == ".*avnm-hub" and AclRule == "nossh"$/,
    );
    await workbench.screenshot('raw-open-as-table');
  });

  it('stands nothing in JSON that is no flow log', async () => {
    await workbench.openFile('other.json');
    await workbench.textLine('1,2,3').waitFor();
    await workbench.openFile('denied.json');
    await lens('8 tuples').waitFor();
    await workbench.openFile('other.json');
    await workbench.textLine('1,2,3').waitFor();
    expect(await lens(/./).count()).toBe(0);
  });
});

describe('the problems of a log', () => {
  it('are told at their places, with a link to what they mean', async () => {
    await workbench.openFile('broken.json');
    await workbench.runCommand('Problems: Focus on Problems View');
    await problem('Field 5 (destination port) is not a number from 0 to 65535.').waitFor();
    await problem('The tuple has 12 fields where 13 are expected.').waitFor();
    await problem('NX_MOON').waitFor();
    await problem('The input ends in the middle of its JSON').waitFor();
    await workbench.screenshot('raw-problems-dark');
    await problem('Field 5').getByText('bad-port').click();
    const explained = workbench.webviewFrame().getByRole('heading', { name: 'bad-port' });
    await explained.waitFor();
    await workbench.screenshot('raw-problem-explained');
  });

  it('go as they are mended', async () => {
    await workbench.openFile('broken.json');
    await problem('12 fields').getByText('The tuple has').dblclick();
    await workbench.statusBarItem('Ln 22').waitFor();
    await workbench.page.locator('.monaco-editor.focused').waitFor();
    await workbench.page.keyboard.press('ControlOrMeta+Shift+K');
    await problem('12 fields').waitFor({ state: 'detached' });
    await problem('Field 5').waitFor();
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await problem('12 fields').waitFor();
    await workbench.runCommand('View: Toggle Problems');
  });
});

describe('the outline of a log', () => {
  it('has records by time, ACLs and rules with their sums', async () => {
    await workbench.openFile('denied.json');
    await workbench.runCommand('Explorer: Focus on Outline View');
    await outline(/2026-11-21 14:33:12.000 UTC/).waitFor();
    await workbench.screenshot('raw-outline-dark');
    await workbench.page.keyboard.press('ControlOrMeta+Shift+O');
    await workbench.page.getByText('nossh').first().waitFor();
    await workbench.screenshot('raw-symbols');
    await workbench.page.keyboard.press('Escape');
  });
});

describe('the clipboard', () => {
  it('opens as a table where there are tuples in it, whatever stands around them', async () => {
    const ticket = `Hi, look at "${VNET_TUPLE}", and at\n> ${NSG1_TUPLE}.\n[\\"${NSG2_TUPLE}\\"]`;
    await setClipboard(ticket);
    await workbench.runCommand('Flow Logs: Decode Clipboard');
    const page = await tableInFront();
    await page.untilRowsRead(
      ['SrcIp', 'DestPort'],
      [
        ['10.20.1.94', '443 https'],
        ['198.51.100.112', '22 ssh'],
        ['198.51.100.112', '22 ssh'],
      ],
    );
    await workbench.activeTab('Clipboard.json').waitFor();
    await workbench.screenshot('raw-clipboard');
  });

  it('is said to hold none where it does not', async () => {
    await setClipboard('10.0.0.1 cannot reach 10.0.0.2');
    await workbench.runCommand('Flow Logs: Decode Clipboard');
    await workbench.notification('There are no flow tuples in the clipboard.').waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
  });
});

it('a document that was never saved opens as a table, too', async () => {
  await workbench.runCommand('File: New Untitled Text File');
  await workbench.activeTab('Untitled-1').waitFor();
  await workbench.page.keyboard.insertText(NSG_LOG);
  await workbench.runCommand('Flow Logs: Open as Table');
  const page = await tableInFront();
  await expect.poll(() => page.summary.innerText()).toContain('2 tuples');
  await workbench.screenshot('raw-untitled');
  // Emptied, it closes without a question.
  await workbench.page.locator('.tab', { hasText: 'Untitled-1' }).first().click();
  await workbench.textLine('resourceId').first().click();
  await workbench.page.locator('.monaco-editor.focused').waitFor();
  await workbench.page.keyboard.press('ControlOrMeta+A');
  await workbench.page.keyboard.press('Delete');
  await workbench.textLine('resourceId').waitFor({ state: 'detached' });
});

it.each(['Light Modern', 'Default High Contrast', 'Default High Contrast Light'] as const)(
  'denied tuples and failed encryption stand out in %s',
  async (theme) => {
    await workbench.changeTheme(theme);
    await workbench.openFile('fallback.json');
    await lens('8 tuples · 1 allowed · 7 denied').waitFor();
    const marked = workbench.textLine('NX_FALLBACK');
    await marked.locator('span span', { hasText: /^NX_FALLBACK$/ }).waitFor();
    const [colour, background] = await marked.evaluate((line) => {
      const spans = [...line.querySelectorAll('span span')];
      const code = spans.find(({ textContent }) => textContent === 'NX_FALLBACK')!;
      const editor = line.closest('.monaco-editor')!;
      return [getComputedStyle(code).color, getComputedStyle(editor).backgroundColor];
    });
    expect(colour).not.toBe(background);
    await workbench.screenshot(`raw-${theme.toLowerCase().replaceAll(' ', '-')}`);
  },
);

describe('the names of fields', () => {
  it('stand before them once they are asked for', async () => {
    await workbench.changeTheme('Dark Modern');
    await workbench.openFile('denied.json');
    await lens('8 tuples').waitFor();
    expect(await workbench.textLine('sport').count()).toBe(0);
    const file = workbench.pathOf('.vscode/settings.json');
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify({ 'flowLogs.rawJson.fieldNames': true }));
    await workbench
      .textLine(/at.*sport.*b→.*b←/)
      .first()
      .waitFor();
    await workbench.screenshot('raw-field-names');
  });
});

it('nothing of this is complained about in the console', () => {
  expect(workbench.errors.ofExtension).toEqual([]);
});
