import { beforeEach, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import type { FlowRow } from '../../src/core/index.ts';
import {
  duplicatesPlainly,
  otherSidesPlainly,
} from '../unit/core/sightings/support/plain-sightings.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { readPlainLog } from '../unit/support/plain-reader.ts';
import { graveFindings } from './support/axe.ts';
import { FlowLogPage } from './support/flow-log-page.ts';
import { tabTo } from './support/tab-to.ts';
import { useWorkbench } from './support/use-workbench.ts';

const goodTuple = '1773478869011,10.20.1.94,10.20.1.4,37694,443,6,I,C,X,1,2,3,4';
const begun = '1773478869011,10.20.1.94,10.20.1.4,37694,443,6,I,B,X,0,0,0,0';
const denied = '1773478869011,10.20.1.95,10.20.1.4,37694,443,6,I,D,X,0,0,0,0';
const documented = [
  ...['X', 'NX', 'NX_HW_NOT_SUPPORTED', 'NX_SW_NOT_READY', 'NX_NOT_ACCEPTED'],
  ...['NX_NOT_SUPPORTED', 'NX_LOCAL_DST', 'NX_FALLBACK'],
];
const hostileExcerpt =
  '<img src=x onerror="globalThis.wasHit = 1">\u202Egnp.exe **bold** [a](command:b)';

const files = {
  'malformed/PT1H.json': fixture('vnet-malformed-tuples.json'),
  'cut-off/PT1H.json': fixture('vnet-cut-off.json'),
  'encryption/PT1H.json': fixture('vnet-encryption.json'),
  'nsg/PT1H.json': fixture('nsg-v2/PT1H.json'),
  'both/PT1H.json': fixture('mixed-kinds.ndjson'),
  'bleeding/PT1H.json': Buffer.from(tuplesLog([goodTuple, goodTuple], '2026-03-14T10:00:03Z')),
  'whole/PT1H.json': Buffer.from(tuplesLog([begun, denied])),
  'many/PT1H.json': tuplesLog([goodTuple, ...Array.from({ length: 1234 }, () => 'nonsense')]),
  'none/PT1H.json': tuplesLog(['nonsense', 'nonsense too']),
  'hostile/PT1H.json': tuplesLog([goodTuple, hostileExcerpt]),
};
const workbench = useWorkbench({ files });

beforeEach(async () => {
  await workbench.page.setViewportSize({ width: 1440, height: 900 });
  await workbench.runCommand('View: Close All Editors');
});

describe('the problems of a log', () => {
  it('are counted as a plain reader counts them, and listed with kind, place and text', async () => {
    const page = await openPage('malformed/PT1H.json');
    const { badTuples } = readPlainLog(fixture('vnet-malformed-tuples.json'))!;
    await page.button(`⚠ ${badTuples} problems`).click();
    await expect.poll(() => page.tab('Problems').innerText()).toMatch(new RegExp(`${badTuples}$`));
    const rows = await tableRows(problemList(page));
    expect(rows).toHaveLength(badTuples);
    const text = Buffer.from(fixture('vnet-malformed-tuples.json'));
    for (const [offset, kind, message, excerpt] of rows) {
      expect(message).toMatch(/^(Field|The tuple)/);
      expect(kind).toMatch(/^(Not an? |Wrong number of fields)/);
      const at = Number(offset!.replaceAll(',', ''));
      if (excerpt !== 'nothing') expect(text.subarray(at).toString('utf8')).toContain(excerpt);
    }
    const kinds = await tableRows(
      page.panel('Problems').getByRole('table', { name: 'Problems by kind' }),
    );
    expect(kinds.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(badTuples);
    expect(kinds).toContainEqual(['Not a port bad-port', '2']);
    await workbench.screenshot('problems-dark');
    expect(await graveFindings(page.frame)).toEqual([]);
  });

  it('say first that a log is cut off, in the summary too', async () => {
    const page = await openPage('cut-off/PT1H.json');
    await page.button('⚠ 1 problem: cut off').click();
    const callout = page.panel('Problems').getByRole('note');
    const { length } = fixture('vnet-cut-off.json');
    expect(await callout.innerText()).toContain(`after ${length} bytes`);
    await workbench.screenshot('problems-cut-off');
  });

  it('are said to be more than the list shows, where they are', async () => {
    const page = await openPage('many/PT1H.json');
    await page.button('⚠ 1,234 problems').click();
    await page.panel('Problems').getByText('The first 1,000 of 1,234 are listed.').waitFor();
    expect((await tableRows(problemList(page))).length).toBe(1000);
    await expect.poll(() => page.tab('Problems').innerText()).toMatch(/1,234$/);
  });

  it('can be looked at where no tuple of the log could be decoded', async () => {
    const page = await openPage('none/PT1H.json');
    await page.notice.waitFor();
    await page.button('Show problems').click();
    await expect
      .poll(async () => (await tableRows(problemList(page))).map((row) => row[3]))
      .toEqual(['nonsense', 'nonsense too']);
    await workbench.screenshot('problems-none-decoded');
    expect(await graveFindings(page.frame)).toEqual([]);
  });

  it('stay the text that they are', async () => {
    const page = await openPage('hostile/PT1H.json');
    await page.button('⚠ 1 problem').click();
    const cell = page.panel('Problems').locator('code').last();
    expect(await cell.innerText()).toBe(hostileExcerpt.replace('\u202E', '\uFFFD'));
    expect(await page.frame.locator('#page :is(img, script, a)').count()).toBe(0);
    expect(await cell.evaluate(() => 'wasHit' in globalThis)).toBe(false);
  });
});

describe('a log without problems', () => {
  it('says that everything was decoded, and which codes nobody knows', async () => {
    const page = await openPage('encryption/PT1H.json');
    await page.button('✓ no problems').click();
    const panel = page.panel('Problems');
    await panel.getByText('Everything in this log was decoded.').waitFor();
    const { rows } = readPlainLog(fixture('vnet-encryption.json'))!;
    const strange = rows.filter(({ encryption }) => !documented.includes(encryption));
    const codes = [...new Set(strange.map(({ encryption }) => encryption))];
    const shown = await tableRows(panel.getByRole('table'));
    expect(shown).toEqual(
      codes.map((code) => [
        'Encryption code',
        code,
        String(strange.filter(({ encryption }) => encryption === code).length),
      ]),
    );
    expect(await page.tab('Problems').innerText()).toBe('Problems');
    await workbench.screenshot('problems-unknown');
  });
});

describe('the notes on a log', () => {
  it.each(['nsg', 'both', 'bleeding'] as const)(
    '%s: rest on what a plain reader counts',
    async (folder) => {
      const page = await openPage(`${folder}/PT1H.json`);
      const expected = plainEvidence(readPlainLog(files[`${folder}/PT1H.json` as const])!.rows);
      expect(expected.length).toBeGreaterThan(1);
      await page.button(`⚠ ${expected.length} notes`).click();
      const panel = page.panel('Notes');
      for (const text of expected) await panel.getByText(text).waitFor();
      // A note may list NICs of its own.
      const notes = panel.getByRole('list').first().locator(':scope > li');
      expect(await notes.count()).toBe(expected.length);
      expect(await page.tab('Notes').innerText()).toBe(`Notes ${expected.length}`);
      await panel.getByText('ICMP is not logged').waitFor();
      await workbench.screenshot(`notes-${folder}`);
      expect(await graveFindings(page.frame)).toEqual([]);
    },
  );

  it('say that no sign was found, and still what no log shows', async () => {
    const page = await openPage('whole/PT1H.json');
    await page.tab('Notes').click();
    await page.panel('Notes').getByText('None of the signs that are looked for').waitFor();
    await page.panel('Notes').getByText('ICMP is not logged').waitFor();
    expect(await page.tab('Notes').innerText()).toBe('Notes');
    expect(await page.summary.innerText()).not.toContain('note');
  });
});

describe('the tabs', () => {
  it('are reached and moved through by the keyboard alone', async () => {
    const page = await openPage('malformed/PT1H.json');
    const { keyboard } = workbench.page;
    await page.tab('Tuples').focus();
    await keyboard.press('ArrowLeft');
    await expectShown(page, 'Notes');
    await keyboard.press('ArrowLeft');
    await expectShown(page, 'Problems');
    await page.panel('Problems').getByText('14 problems').waitFor();
    await tabTo(workbench.page, page, '[role=tabpanel]:focus');
    await page.tab('Problems').focus();
    await keyboard.press('ArrowLeft');
    await keyboard.press('ArrowRight');
    await expectShown(page, 'Problems');
  });

  it('come from the summary with Enter, the focus with them', async () => {
    const page = await openPage('malformed/PT1H.json');
    await page.button('⚠ 14 problems').focus();
    await workbench.page.keyboard.press('Enter');
    await expectShown(page, 'Problems');
  });

  it('come back when the window is loaded again', async () => {
    const page = await openPage('malformed/PT1H.json');
    await page.button('⚠ 14 problems').click();
    await page.panel('Problems').getByText('14 problems').waitFor();
    await workbench.reload();
    const again = new FlowLogPage(workbench.webviewFrame());
    await again.panel('Problems').getByText('14 problems').waitFor();
    expect(await again.message.isVisible()).toBe(false);
  });
});

it('breaks no rule of the content security policy and logs no error', () => {
  expect(workbench.errors.cspViolations).toEqual([]);
  expect(workbench.errors.ofExtension).toEqual([]);
});

describe('in a light theme', () => {
  it('both panels read well', async () => {
    await workbench.changeTheme('Light Modern');
    const page = await openPage('malformed/PT1H.json');
    await page.button('⚠ 14 problems').click();
    await page.panel('Problems').getByText('14 problems').waitFor();
    await workbench.screenshot('problems-light');
    expect(await graveFindings(page.frame)).toEqual([]);
    await page.tab('Notes').click();
    await page.panel('Notes').getByText('ICMP is not logged').waitFor();
    await workbench.screenshot('notes-light');
    expect(await graveFindings(page.frame)).toEqual([]);
  });
});

async function openPage(file: string): Promise<FlowLogPage> {
  await workbench.openFile(file);
  return new FlowLogPage(workbench.webviewFrame());
}

function problemList(page: FlowLogPage): Locator {
  return page.panel('Problems').getByRole('table', { name: 'Problems', exact: true });
}

/** The texts of a table's cells, row by row. */
async function tableRows(table: Locator): Promise<string[][]> {
  await table.waitFor();
  return table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
    );
}

async function expectShown(page: FlowLogPage, name: string): Promise<void> {
  await expect.poll(() => page.tab(name).getAttribute('aria-selected')).toBe('true');
  await page.panel(name).waitFor();
  await expect.poll(() => focused(page.tab(name))).toBe(true);
}

function focused(locator: Locator): Promise<boolean> {
  return locator.evaluate((shown) => shown === document.activeElement);
}

function plainEvidence(rows: readonly FlowRow[]): string[] {
  const count = (is: (row: FlowRow) => boolean) => rows.filter(is).length;
  const hourOf = (time: number) => Math.floor(time / 3_600_000);
  const nics = new Set(rows.map(({ macAddress }) => macAddress)).size;
  const counted = rows.filter(({ kind, denied, hasStatistics, state }) => {
    return kind === 'nsg' && !denied && hasStatistics && state !== 'B';
  });
  const zeros = counted.filter((row) => {
    const { packetsSrcToDest, bytesSrcToDest, packetsDestToSrc, bytesDestToSrc } = row;
    return packetsSrcToDest + bytesSrcToDest + packetsDestToSrc + bytesDestToSrc === 0;
  }).length;
  const stated = count(({ state }) => state !== '');
  const earlier = count(({ time, recordTime }) => hourOf(time) < hourOf(recordTime));
  return [
    ...(count(({ denied }) => denied) > 0 ? [] : [`None of its ${rows.length} tuples is denied.`]),
    ...(count(({ state }) => state === 'B') > 0
      ? []
      : [`None of its ${stated} tuples with a state is B.`]),
    ...[duplicatesPlainly(rows).length, otherSidesPlainly(rows).length]
      .filter((marked) => marked > 0)
      .map((marked) => `${marked === 1 ? 'This is' : 'These are'} ${marked} of its ${rows.length}`),
    ...(nics > 1 ? [`Its tuples name ${nics} NICs by MAC address.`] : []),
    ...(zeros > 0 ? [`${zeros} of its ${counted.length} allowed C and E tuples`] : []),
    ...(earlier > 0 ? [`${earlier} of its ${rows.length} tuples are of an hour before`] : []),
  ];
}

/** One record of these tuples, written at this time. */
function tuplesLog(flowTuples: readonly string[], time = '2026-03-14T09:02:07.0119923Z'): string {
  const flows = [{ aclID: 'unspecified', flowGroups: [{ rule: 'unspecified', flowTuples }] }];
  const record = { time, category: 'FlowLogFlowEvent', flowLogVersion: 4, flowRecords: { flows } };
  return JSON.stringify({ records: [{ ...record, macAddress: '6045BD12AB34' }] });
}
