import { expect, it } from 'vitest';
import { FlowLogPage } from './support/flow-log-page.ts';
import { clickRow } from './support/quick-input.ts';
import { showTree } from './support/tree-view.ts';
import { useWorkbench } from './support/use-workbench.ts';

const workbench = useWorkbench();

async function openSample(): Promise<FlowLogPage> {
  await workbench.runCommand('Flow Logs: Open Sample Log');
  await workbench.activeTab('hub-and-spokes.json.gz').waitFor();
  const page = new FlowLogPage(workbench.webviewFrame());
  await page.summary.getByText('10,572 tuples').waitFor();
  return page;
}

it('is offered where there is no account yet', async () => {
  await showTree(workbench.page);
  await workbench.page.getByRole('button', { name: 'Open Sample Log' }).waitFor();
  await workbench.screenshot('sample-welcome');
});

it('opens as a table, with no account, and answers whose SSH is denied', async () => {
  const page = await openSample();
  await page.row(1).waitFor();
  await workbench.statusBarItem('10,572 tuples · UTC').waitFor();
  await workbench.screenshot('sample-dark');
  await page.applyFilter('DestPort == 22 and FlowStatus == "Denied"');
  const sources = page.frame.locator('[role="gridcell"][col-id="SrcIp"]');
  await expect.poll(() => sources.allInnerTexts()).toContain('10.1.2.20');
  await page.tab('Top').click();
  const grouping = page.panel('Top').getByRole('combobox', { name: 'Top', exact: true });
  await grouping.selectOption('rule');
  await page.panel('Top').getByText('nossh').first().waitFor();
  await workbench.screenshot('sample-ssh');
});

it('has its story told, with a filter for each question', async () => {
  await workbench.runCommand('Flow Logs: Explain Sample Log');
  const story = workbench.webviewFrame();
  await story.getByRole('heading', { name: 'The sample network' }).waitFor();
  await story.getByText('FlowEncryption startswith "NX_"').waitFor();
  await workbench.screenshot('sample-story');
});

it('looks well in light', async () => {
  await workbench.changeTheme('Light Modern');
  const page = await openSample();
  await page.button('Clear').click();
  await page.tab('Tuples').click();
  await page.row(1).waitFor();
  await workbench.screenshot('sample-light');
  expect(workbench.errors.ofExtension).toEqual([]);
});

it('is where the walkthrough begins', async () => {
  await workbench.runCommand('Welcome: Open Walkthrough...');
  await clickRow(workbench.page, { label: 'Read Azure Flow Logs' });
  const { page } = workbench;
  const picture = page.getByRole('img', { name: /The sample log as a table/ });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  // Of a log in front alone.
  await workbench.statusBarItem('tuples · UTC').waitFor({ state: 'hidden' });
  await workbench.screenshot('sample-walkthrough');
  await page.getByRole('button', { name: 'Open Sample Log' }).last().click();
  await workbench.activeTab('hub-and-spokes.json.gz').waitFor();
});
