import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatBytes, formatCount } from '../../src/core/format/numbers.ts';
import type { FlowRow } from '../../src/core/index.ts';
import { readPlainLog } from '../unit/support/plain-reader.ts';
import { documentedFilters } from '../unit/sample-network/support/questions.ts';
import { FlowLogPage } from './support/flow-log-page.ts';
import { useWorkbench } from './support/use-workbench.ts';

const SAMPLE = 'media/sample/hub-and-spokes';
const { rows } = readPlainLog(gunzipSync(fs.readFileSync(`${SAMPLE}.json.gz`)))!;
const filters = documentedFilters();

// The names of the sample, as an engineer has names for a network: in the workspace.
const workbench = useWorkbench({
  files: { 'network.flownames.json': fs.readFileSync(`${SAMPLE}.flownames.json`, 'utf8') },
});
let page: FlowLogPage;

beforeAll(async () => {
  await workbench.runCommand('Flow Logs: Open Sample Log');
  await workbench.activeTab('hub-and-spokes.json.gz').waitFor();
  page = new FlowLogPage(workbench.webviewFrame());
  await page.summary.getByText(`${formatCount(rows.length)} tuples`).waitFor();
});

/** Asks one of the documented questions, and gives the groups of Top that answer it, the largest first. */
async function topOf(question: string, dimension: string, measure = 'tuples') {
  await page.applyFilter(filters.get(question)!);
  await page.tab('Top').click();
  const panel = page.panel('Top');
  await panel.getByRole('combobox', { name: 'Top', exact: true }).selectOption(dimension);
  await panel.getByRole('combobox', { name: 'Measure' }).selectOption(measure);
  const names = panel.locator('table tbody tr').getByRole('rowheader');
  return expect.poll(() => names.allInnerTexts());
}

describe('Top, on the sample log', () => {
  it('says whose SSH is denied, and by which rule', async () => {
    const question = 'Whose SSH is denied, and by which rule?';
    const rules = await topOf(question, 'rule');
    await rules.toEqual([expect.stringContaining('nossh')]);
    const sources = await topOf(question, 'source');
    await sources.toEqual(
      expect.arrayContaining([
        expect.stringContaining('10.1.2.20'),
        expect.stringContaining('10.4.3.7'),
      ]),
    );
    await workbench.screenshot('question-ssh');
  });

  it('says what 10.1.1.8 talked to, and when the bursts were', async () => {
    const poll = await topOf('What did 10.1.1.8 talk to?', 'destination', 'bytes');
    await poll.toEqual(expect.arrayContaining([expect.stringContaining('203.0.113.77')]));
    await page.applyFilter(filters.get('When were the two bursts?')!);
    await page.tab('Conversations').click();
    await page.panel('Conversations').getByText('203.0.113.77').first().waitFor();
    await workbench.screenshot('question-bursts');
  });

  it('says what spoke 2 does in spoke 1', async () => {
    const ports = await topOf('What does spoke 2 do in spoke 1?', 'port');
    await ports.toEqual(
      expect.arrayContaining([
        expect.stringContaining('8080'),
        expect.stringContaining('22'),
        expect.stringContaining('1433'),
      ]),
    );
  });

  it('says what is not encrypted although it should be', async () => {
    const codes = await topOf('What is not encrypted although it should be?', 'encryption');
    await codes.toEqual(expect.arrayContaining([expect.stringContaining('NX_FALLBACK')]));
    await workbench.screenshot('question-encryption');
  });
});

/** What one way the rows between two prefixes counted, as "Between" says it. */
function bytesBetween(from: readonly string[], to: readonly string[], some = rows): string {
  const isIn = (address: string, prefixes: readonly string[]) =>
    prefixes.some((prefix) => address.startsWith(prefix));
  const between = some.filter(({ srcIp, destIp }) => isIn(srcIp, from) && isIn(destIp, to));
  const sum = (of: (row: FlowRow) => number) => between.reduce((all, row) => all + of(row), 0);
  const [sent, received] = [sum((row) => row.bytesSrcToDest), sum((row) => row.bytesDestToSrc)];
  return `→ ${formatBytes(sent)} ← ${formatBytes(received)}`;
}

/** The matrix of these ends, in bytes. */
async function between(from: string, to: string, measure = 'bytes') {
  await page.tab('Between').click();
  const panel = page.panel('Between');
  for (const [label, text] of Object.entries({ From: from, To: to })) {
    await panel.getByLabel(label).fill(text);
    await panel.getByLabel(label).press('Enter');
  }
  await panel.getByLabel('Measure').selectOption(measure);
  return panel;
}

describe('Between, on the sample log', () => {
  it('sets spoke to spoke against hub to spoke', async () => {
    await page.applyFilter('');
    const panel = await between('hub, spoke1, spoke2', 'spoke1, spoke2');
    const spokes = bytesBetween(['10.1.2.'], ['10.1.1.']);
    await panel.getByRole('button', { name: `spoke2 → spoke1: ${spokes}` }).waitFor();
    const hub = bytesBetween(['10.1.0.'], ['10.1.2.']);
    await panel.getByRole('button', { name: `hub → spoke2: ${hub}` }).waitFor();
    await workbench.screenshot('between-spokes-dark');
  });

  it('shows on-premises to Azure and back', async () => {
    const panel = await between('headquarters, 10.1.0.0/16', 'headquarters, 10.1.0.0/16');
    const there = bytesBetween(['10.4.'], ['10.1.']);
    const name = `headquarters → 10.1.0.0/16: ${there}`;
    await panel.getByRole('button', { name }).waitFor();
  });

  it('shows who takes the circuit', async () => {
    await page.applyFilter('MacAddress == "6045BD7A1CB9"');
    const atGateway = rows.filter(({ macAddress }) => macAddress === '6045BD7A1CB9');
    const panel = await between('10.4.2.2, headquarters', '10.1.0.0/16');
    const one = bytesBetween(['10.4.2.2'], ['10.1.'], atGateway);
    await panel.getByRole('button', { name: `10.4.2.2 → 10.1.0.0/16: ${one}` }).waitFor();
    await panel.getByRole('button', { name: 'headquarters → 10.1.0.0/16: ' }).waitFor();
    await workbench.screenshot('between-circuit');
  });

  it('shows how the load balancer spreads, by member and over time', async () => {
    await page.applyFilter(filters.get('How does the load balancer spread?')!);
    const members = ['10.1.1.68', '10.1.1.69', '10.1.1.70', '10.1.1.71'];
    const panel = await between('10.1.1.4', members.join(', '), 'tuples');
    const matrix = panel.getByRole('table', { name: 'Between', exact: true });
    const count = async (member: string) => {
      const button = matrix.getByRole('button', { name: `10.1.1.4 → ${member}: ` });
      return Number((await button.innerText()).replace(/\D/g, ''));
    };
    // Until the figures are those of this filter and measure.
    const isIdle = async () => {
      const [first, second, idle, last] = await Promise.all(members.map(count));
      return idle! * 10 < Math.min(first!, second!, last!);
    };
    await expect.poll(isIdle).toBe(true);
    const overTime = panel.getByRole('table', { name: 'Between, over time' });
    await overTime.getByText('10.1.1.4 → 10.1.1.68').waitFor();
    await workbench.changeTheme('Light Modern');
    await workbench.screenshot('between-spread-light');
  });

  it('filters by a click on a figure', async () => {
    await page.panel('Between').getByRole('button', { name: '10.1.1.4 → 10.1.1.70: ' }).click();
    await expect.poll(() => page.filter.inputValue()).toContain('10.1.1.70');
    expect(workbench.errors.ofExtension).toEqual([]);
  });
});
