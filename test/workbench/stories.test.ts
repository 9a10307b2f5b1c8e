import { beforeEach, describe, expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { readPlainLog } from '../unit/support/plain-reader.ts';
import { openDetails } from './support/details.ts';
import { type FlowLogPage, openTable } from './support/flow-log-page.ts';
import { tabTo } from './support/tab-to.ts';
import { useWorkbench } from './support/use-workbench.ts';

const log = [...vnetHour({ seed: 5, tuples: 20_000 })].join('');
const { rows } = readPlainLog(Buffer.from(log))!;
const workbench = useWorkbench({ files: { 'PT1H.json': log } });

const grouped = (count: number) => count.toLocaleString('en-US');
const clock = (time: number) => new Date(time).toISOString().slice(11, 19);
const rule = 'DefaultRule_DenyAllInBound';
const denied = rows.filter((row) => row.denied && row.rule === rule);

let page: FlowLogPage;

beforeEach(async () => {
  await workbench.runCommand('View: Close All Editors');
  page = await openTable(workbench, 'PT1H.json');
  await page.summary.getByText('20,000 tuples').waitFor();
});

describe('who is denied, by what, since when', () => {
  const times = denied.map(({ time }) => time).sort((a, b) => a - b);

  it('by mouse: the rule, its denials, one of them, and what it is part of', async () => {
    await page.tab('Top').click();
    await choose('Top', 'rule');
    await expectDenied();
    await page.panel('Top').getByRole('button', { name: '⊘ DenyAllInBound' }).click();
    await expectShown(denied.length);
    await choose('Top', 'source');
    const most = Math.max(...counts(denied.map(({ srcIp }) => srcIp)).values());
    await expect.poll(async () => (await firstLine())[0]).toBe(grouped(most));
    await page.tab('Tuples').click();
    const details = await openDetails(page);
    await page.cell(0, 'SrcIp').click();
    await details
      .getByText(/^⊘? ?Denied by /)
      .first()
      .waitFor();
    await details.getByRole('heading', { name: 'Attempts' }).waitFor();
    await workbench.screenshot('story-denied');
  });

  it('by keyboard alone', async () => {
    const { keyboard } = workbench.page;
    await tabTo(workbench.page, page, 'input:focus');
    await keyboard.type('FlowStatus == "Denied"');
    await keyboard.press('Escape');
    await keyboard.press('Enter');
    await expectShown(rows.filter((row) => row.denied).length);
    await toTop();
    await keyboard.type('Rul');
    await expectDenied();
    await tabTo(workbench.page, page, 'tbody th button:focus');
    await expect.poll(focusedText).toContain('⊘ DenyAllInBound');
    await keyboard.press('Enter');
    await expectShown(denied.length);
  });

  async function expectDenied(): Promise<void> {
    const line = page.panel('Top').getByRole('row').filter({ hasText: 'DenyAllInBound' });
    const cells = async () => (await line.locator('td').allInnerTexts()).slice(-8);
    const peers = new Set(denied.map(({ srcIp }) => srcIp)).size;
    const count = grouped(denied.length);
    const expected = [
      count,
      '',
      '',
      '0',
      count,
      grouped(peers),
      clock(times[0]!),
      clock(times.at(-1)!),
    ];
    await expect.poll(cells).toEqual(expected);
  }
});

describe('what moved those gigabytes', () => {
  const pairOf = (row: (typeof rows)[number]) => `${row.srcIp} → ${row.destIp}`;
  const bytesOf = (row: (typeof rows)[number]) => row.bytesSrcToDest + row.bytesDestToSrc;
  const moved = sums(rows.map((row) => [pairOf(row), bytesOf(row)]));
  const [pair, bytes] = [...moved].sort(([, a], [, b]) => b - a)[0]!;
  const ofPair = rows.filter((row) => pairOf(row) === pair);

  it('by mouse: the pair, its tuples by bytes, the largest, and its conversation', async () => {
    await page.tab('Top').click();
    await choose('Top', 'pair');
    await choose('Measure', 'bytes');
    await expect.poll(async () => (await firstLine())[2]).toBe(shownBytes(bytes));
    await page.panel('Top').getByRole('button', { name: pair }).click();
    await expectShown(ofPair.length);
    await page.tab('Tuples').click();
    await page.header('BytesSrcToDest').click();
    await page.header('BytesSrcToDest').click();
    const most = Math.max(...ofPair.map(({ bytesSrcToDest }) => bytesSrcToDest));
    await page.untilRowsRead(['BytesSrcToDest'], [[grouped(most)]]);
    const details = await openDetails(page);
    await page.cell(0, 'BytesSrcToDest').click();
    await details.getByRole('heading', { name: 'Conversation' }).waitFor();
    await workbench.screenshot('story-gigabytes');
  });

  it('by keyboard alone', async () => {
    const { keyboard } = workbench.page;
    await toTop();
    await keyboard.type('Pai');
    await keyboard.press('Tab');
    await keyboard.type('Byt');
    await expect.poll(async () => (await firstLine())[2]).toBe(shownBytes(bytes));
    await tabTo(workbench.page, page, 'tbody th button:focus');
    await expect.poll(focusedText).toBe(pair);
    await keyboard.press('Enter');
    await expectShown(ofPair.length);
  });
});

/** From wherever the focus is, to the choice of what the tops are of. */
async function toTop(): Promise<void> {
  await tabTo(workbench.page, page, '[role=tab]:focus');
  while ((await page.tab('Top').getAttribute('aria-selected')) !== 'true') {
    await workbench.page.keyboard.press('ArrowRight');
  }
  await tabTo(workbench.page, page, '[role=tabpanel] select:focus');
}

async function choose(label: string, value: string): Promise<void> {
  await page.panel('Top').getByRole('combobox', { name: label, exact: true }).selectOption(value);
}

/** The figures of the largest: tuples, packets, bytes, allowed, denied, peers, first, last. */
async function firstLine(): Promise<string[]> {
  const line = page.panel('Top').locator('tbody tr').first();
  return (await line.locator('td').allInnerTexts()).slice(-8);
}

async function expectShown(count: number): Promise<void> {
  await page.frame.getByText(`${grouped(count)} of 20,000`, { exact: true }).waitFor();
}

async function focusedText(): Promise<string> {
  return page.frame.locator(':focus').innerText();
}

function shownBytes(bytes: number): string {
  return `${Number((bytes / 1e9).toPrecision(3))} GB`;
}

function counts(keys: readonly string[]): Map<string, number> {
  return sums(keys.map((key) => [key, 1]));
}

function sums(entries: readonly (readonly [string, number])[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const [key, amount] of entries) all.set(key, (all.get(key) ?? 0) + amount);
  return all;
}
