import { expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { useWorkbench } from './support/use-workbench.ts';

const log = [...vnetHour({ seed: 5, tuples: 20_000 })].join('');
const workbench = useWorkbench({ files: { 'PT1H.json': log } });

/** Tuples of the log with field 4 (destination port) and 7 (state) as given, by a plain reader. */
function countTuples(destPort: string, state: string): number {
  const tuples = log.match(/"\d{13},[^"]+"/g) ?? [];
  return tuples.filter((tuple) => {
    const fields = tuple.slice(1, -1).split(',');
    return fields[4] === destPort && fields[7] === state;
  }).length;
}

async function openFilter() {
  await workbench.openFile('PT1H.json');
  const frame = workbench.webviewFrame();
  await frame.getByRole('grid').waitFor();
  return { frame, filter: frame.getByRole('combobox', { name: /^Filter/ }) };
}

it('offers what fits at the caret: columns, then the values that occur', async () => {
  const { frame, filter } = await openFilter();
  await filter.fill('DestP');
  await frame.getByRole('option', { name: /^DestPort/ }).waitFor();
  await filter.press('ArrowDown');
  await filter.press('Enter');
  await expect.poll(() => filter.inputValue()).toBe('DestPort');
  await filter.fill('DestPort == ');
  await frame.getByRole('option', { name: /^443/ }).waitFor();
  await expect.poll(() => filter.getAttribute('aria-expanded')).toBe('true');
  await workbench.screenshot('filter-suggestions');
  await filter.blur();
  await expect.poll(() => filter.getAttribute('aria-expanded')).toBe('false');
});

it('shows the rows that match, and how many of how many', async () => {
  const { frame, filter } = await openFilter();
  await filter.fill('DestPort == 22 and FlowStatus == "Denied"');
  await filter.press('Enter');
  const expected = countTuples('22', 'D').toLocaleString('en-US');
  await frame.getByText(`${expected} of 20,000`, { exact: true }).waitFor();
  const verdicts = frame.locator('[role="gridcell"][col-id="FlowStatus"]');
  await expect.poll(() => verdicts.allInnerTexts()).toContain('⊘ Denied');
  expect(await verdicts.allInnerTexts()).not.toContain('Allowed');
  await workbench.screenshot('filter-applied');
});

it('marks a mistake at its place and keeps the rows that were shown', async () => {
  const { frame, filter } = await openFilter();
  await filter.fill('DestPrt == 22');
  await filter.press('Enter');
  await frame.locator('mark', { hasText: 'DestPrt' }).waitFor();
  await frame
    .getByText(/DestPort/)
    .first()
    .waitFor();
  await expect.poll(() => filter.getAttribute('aria-invalid')).toBe('true');
  await workbench.screenshot('filter-mistake');
});

it('offers what was applied before, with its History button', async () => {
  const { frame, filter } = await openFilter();
  await filter.fill('DestPort == 3389');
  await filter.press('Enter');
  await frame.getByText(/ of 20,000$/).waitFor();
  await filter.fill('');
  await filter.press('Enter');
  await frame.getByText(/ of 20,000$/).waitFor({ state: 'hidden' });
  await frame.getByRole('button', { name: 'History' }).click();
  await frame.getByRole('option', { name: 'DestPort == 3389' }).waitFor();
  await workbench.screenshot('filter-history');
  await filter.press('Enter');
  await frame.getByText(/ of 20,000$/).waitFor();
  expect(await filter.inputValue()).toBe('DestPort == 3389');
});

it('offers it in the next log, too', async () => {
  await workbench.runCommand('View: Close All Editors');
  const { frame } = await openFilter();
  await frame.getByRole('button', { name: 'History' }).click();
  await frame.getByRole('option', { name: 'DestPort == 3389' }).waitFor();
});

it('gives the draft back to whoever looked through the history and did not want it', async () => {
  const { frame, filter } = await openFilter();
  await filter.fill('DestPort == 44');
  await frame.getByRole('option', { name: '443', exact: true }).waitFor();
  await filter.press('Escape');
  await filter.press('ArrowUp');
  await expect.poll(() => filter.inputValue()).toBe('DestPort == 3389');
  await filter.press('ArrowDown');
  await expect.poll(() => filter.inputValue()).toBe('DestPort == 44');
  await filter.fill('');
});

it('says that nothing matches, and clears', async () => {
  const { frame, filter } = await openFilter();
  await filter.fill('SrcIp == "203.0.113.250" and DestPort == 1');
  await filter.press('Enter');
  await frame.getByText('No tuple matches the applied filter.').waitFor();
  await workbench.screenshot('filter-no-match');
  await frame.getByRole('button', { name: 'Clear filter' }).click();
  await frame.getByRole('gridcell', { name: 'Begin B' }).first().waitFor();
  expect(await filter.inputValue()).toBe('');
  expect(workbench.errors.cspViolations).toEqual([]);
});
