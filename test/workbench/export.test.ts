import fs from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { readPlainLog } from '../unit/support/plain-reader.ts';
import { FlowLogPage, openTable } from './support/flow-log-page.ts';
import { clickRow } from './support/quick-input.ts';
import { useWorkbench } from './support/use-workbench.ts';

const log = [...vnetHour({ seed: 29, tuples: 20_000 })].join('');
const { rows } = readPlainLog(Buffer.from(log))!;
const workbench = useWorkbench({ files: { 'PT1H.json': log } });
let page: FlowLogPage;

beforeAll(async () => {
  page = await openTable(workbench, 'PT1H.json');
  await page.cell(0, 'Time').waitFor();
});

describe('Flow Logs: Export…', () => {
  it('writes what the filter shows as CSV, where the person says', async () => {
    await page.frame.getByRole('combobox', { name: /^Filter/ }).fill('DestPort == 443');
    await workbench.page.keyboard.press('Enter');
    const expected = rows.filter(({ destPort }) => destPort === 443);
    await page.frame.getByText(`${expected.length.toLocaleString('en-US')} of 20,000`).waitFor();
    await page.button('Export…').click();
    await clickRow(workbench.page, { label: 'Tuples as CSV' });
    await saveAs('web.csv');
    const words = `${expected.length.toLocaleString('en-US')} tuples were written to web.csv.`;
    await workbench.notification(words).waitFor();
    await workbench.screenshot('export-done');
    const lines = fs.readFileSync(workbench.pathOf('web.csv'), 'utf8').split('\r\n');
    expect(lines).toHaveLength(expected.length + 2);
    expect(lines[1]).toContain(`,${expected[0]!.srcIp},${expected[0]!.srcPort},`);
  });

  it('writes conversations as NDJSON, by the palette', async () => {
    await workbench.runCommand('Flow Logs: Export…');
    await clickRow(workbench.page, { label: 'Conversations as NDJSON' });
    await saveAs('flows.ndjson');
    await workbench.notification(/conversations were written to flows.ndjson/).waitFor();
    const text = fs.readFileSync(workbench.pathOf('flows.ndjson'), 'utf8');
    const first = JSON.parse(text.split('\n')[0]!) as Record<string, unknown>;
    expect(first).toMatchObject({ DestPort: 443, L4Protocol: 'TCP' });
  });

  it('never writes over the log itself', async () => {
    // Another name of the same file: the dialog adds the ending of the format to any other.
    fs.linkSync(workbench.pathOf('PT1H.json'), workbench.pathOf('log.ndjson'));
    await workbench.runCommand('Flow Logs: Export…');
    await clickRow(workbench.page, { label: 'Tuples as NDJSON' });
    await saveAs('log.ndjson');
    await workbench.page.getByText('Are you sure you want to overwrite it?').waitFor();
    await workbench.page.getByRole('button', { name: 'OK' }).click();
    await workbench.notification(/is the log itself, which is never written to/).waitFor();
    expect(fs.readFileSync(workbench.pathOf('PT1H.json'), 'utf8')).toBe(log);
  });

  it('breaks no rule of the content security policy and logs no error', () => {
    expect(workbench.errors.cspViolations).toEqual([]);
    expect(workbench.errors.ofExtension).toEqual([]);
  });
});

/** Types a path into the save dialog, which is a box at the top of the window here. */
async function saveAs(file: string): Promise<void> {
  const box = workbench.page.locator('.quick-input-widget:not(.hidden) .quick-input-box input');
  await expect.poll(() => box.inputValue()).toMatch(/PT1H-/);
  await box.fill(workbench.pathOf(file));
  await workbench.page.getByRole('button', { name: 'OK' }).click();
}
