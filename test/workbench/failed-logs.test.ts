import fs from 'node:fs';
import { expect, it } from 'vitest';
import { logText, vnetRecord, VNET_TUPLE } from '../unit/support/logs.ts';
import { FlowLogPage } from './support/flow-log-page.ts';
import { useWorkbench } from './support/use-workbench.ts';

const LOG = logText(vnetRecord([VNET_TUPLE, VNET_TUPLE]));
const sources = [{ file: 'here.json' }, { file: 'gone.json' }];
const workbench = useWorkbench({
  files: {
    'here.json': LOG,
    'both.flowset.json': JSON.stringify({ version: 1, name: 'Both', sources }),
  },
});

it('a log of a set that cannot be read is named with its cause, and read once it is there', async () => {
  await workbench.openFile('both.flowset.json');
  const page = new FlowLogPage(workbench.webviewFrame());
  await expect.poll(() => page.summary.innerText()).toContain('2 tuples');
  await page.frame.getByText('⚠ 1 of 2 logs could not be read').click();
  const table = page.panel('Problems').getByRole('table', { name: 'Logs that could not be read' });
  await expect.poll(() => table.innerText()).toMatch(/gone\.json[^]*could not be found/);
  await workbench.screenshot('failed-logs-dark');
  fs.writeFileSync(workbench.pathOf('gone.json'), LOG);
  await page.button('Load the rest').click();
  await expect.poll(() => page.summary.innerText()).toContain('4 tuples');
  expect(workbench.errors.ofExtension).toEqual([]);
});
