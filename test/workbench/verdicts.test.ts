import fs from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { fixture } from '../unit/support/fixtures.ts';
import { FlowLogPage, openTable } from './support/flow-log-page.ts';
import { tabTo } from './support/tab-to.ts';
import { useWorkbench } from './support/use-workbench.ts';

const workbench = useWorkbench({
  files: {
    'key-vault/PT1H.json': fixture('key-vault/PT1H.json'),
    'not-json/PT1H.json': fixture('not-json.json'),
    'binary/PT1H.json': fixture('binary.json'),
    'empty/PT1H.json': fixture('empty.json'),
    'white-space/PT1H.json': fixture('white-space.json'),
    'no-records/PT1H.json': fixture('vnet-no-records-yet.json'),
    'opening-block/PT1H.json': fixture('vnet-opening-block-only.json'),
    'cut-off/PT1H.json': fixture('vnet-cut-off.json'),
    'malformed/PT1H.json': fixture('vnet-malformed-tuples.json'),
    'all-malformed/PT1H.json': onlyMalformed(),
    'deleted/PT1H.json': fixture('vnet-one-line/PT1H.json'),
  },
});

beforeEach(() => workbench.runCommand('View: Close All Editors'));

describe('a file that holds no flow log says so, and why', () => {
  it.each([
    ['key-vault', 'Not a flow log', 'no records with flow tuples were found'],
    ['not-json', 'Not JSON', 'This file is not JSON'],
    ['binary', 'Not JSON', 'This file is not JSON'],
    ['empty', 'Empty file', 'This file has no content'],
    ['no-records', 'No records yet', 'holds no record yet'],
    ['all-malformed', 'No tuple of this flow log could be decoded', 'every tuple is malformed'],
  ])('%s', async (folder, title, detail) => {
    const { notice, grid } = await openPage(`${folder}/PT1H.json`);
    await notice.getByRole('heading', { name: title, exact: true }).waitFor();
    await workbench.screenshot(`verdict-${folder}`);
    expect(await notice.innerText()).toContain(detail);
    expect(await grid.isVisible()).toBe(false);
  });

  it.each(['white-space', 'opening-block'])('%s is not called whole', async (folder) => {
    const { notice } = await openPage(`${folder}/PT1H.json`);
    await notice.waitFor();
    expect(await notice.innerText()).not.toContain('whole');
  });

  it('opens as text with a click on Open as JSON', async () => {
    const page = await openPage('key-vault/PT1H.json');
    await page.button('Open as JSON').click();
    await workbench.textLine('"AuditEvent"').first().waitFor();
    await workbench.activeTab('PT1H.json').waitFor();
  });

  it('opens as text with the keyboard alone', async () => {
    const page = await openPage('not-json/PT1H.json');
    await page.notice.waitFor();
    await tabTo(workbench.page, page, 'vscode-button:focus');
    await workbench.page.keyboard.press('Enter');
    await workbench.textLine('Your session has expired').waitFor();
  });
});

describe('a log with flaws shows what is whole, and counts what is not', () => {
  it('cut off in its middle: the rows before it, and 1 problem', async () => {
    const page = await openTable(workbench, 'cut-off/PT1H.json');
    await page.untilRowsRead(
      ['SrcIp', 'DestPort'],
      [
        ['198.51.100.23', '3389 rdp'],
        ['198.51.100.24', '5060 sip'],
        ['10.20.1.4', '443 https'],
      ],
      5,
    );
    await expect.poll(() => page.summary.innerText()).toMatch(/8 tuples[^]*⚠ 1 problem: cut off\b/);
    await workbench.screenshot('verdict-cut-off');
  });

  it('malformed tuples: none of them as a row, each as a problem', async () => {
    const page = await openTable(workbench, 'malformed/PT1H.json');
    await expect.poll(() => page.summary.innerText()).toMatch(/2 tuples[^]*⚠ 14 problems\b/);
    await page.row(1).waitFor();
    expect((await page.drawnRows(['SrcIp'])).size).toBe(2);
  });
});

describe('a file that is not there any more', () => {
  it('says so after the window was loaded again, and opens once it is back', async () => {
    const file = workbench.pathOf('deleted/PT1H.json');
    await openTable(workbench, 'deleted/PT1H.json');
    fs.renameSync(file, `${file}.away`);
    await workbench.reload();
    const page = new FlowLogPage(workbench.webviewFrame());
    await page.notice.getByText('could not be found').waitFor();
    await workbench.screenshot('verdict-deleted');
    expect(await page.notice.innerText()).toContain('It may have been moved or deleted');

    await page.button('Try again').click();
    // What it said before stays until it has been tried: back too early, the file would be found.
    await expect.poll(() => page.notice.getAttribute('aria-busy')).toBe(null);
    await page.notice.getByText('could not be found').waitFor();

    fs.renameSync(`${file}.away`, file);
    await page.button('Try again').click();
    await page.untilRowsRead(['SrcIp', 'SrcPort'], [['168.63.129.16', '55216']]);
    await expect.poll(() => page.summary.innerText()).toContain('10 tuples');
    expect(await page.notice.isVisible()).toBe(false);
  });
});

it('breaks no rule of its own content security policy and logs no error', () => {
  expect(workbench.errors.cspViolations).toEqual([]);
  expect(workbench.errors.ofExtension).toEqual([]);
});

async function openPage(file: string): Promise<FlowLogPage> {
  await workbench.openFile(file);
  return new FlowLogPage(workbench.webviewFrame());
}

function onlyMalformed(): string {
  const flowTuples = ['nonsense', '1773478869011,10.20.1.94'];
  const flows = [{ aclID: 'unspecified', flowGroups: [{ rule: 'unspecified', flowTuples }] }];
  return JSON.stringify({ records: [{ category: 'FlowLogFlowEvent', flowRecords: { flows } }] });
}
