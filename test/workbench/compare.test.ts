import { afterAll, beforeAll, it } from 'vitest';
import { TestAzurite } from '../storage/support/use-azurite.ts';
import { FLOW_LOG_CONTAINERS } from '../../src/core/format/flow-log-path.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { expand, showTree, treeItem } from './support/tree-view.ts';
import { useWorkbench } from './support/use-workbench.ts';

const HOUR =
  'flowLogResourceID=/3F0D7A52-9C41-4E8B-A6D5-1B7E2C904F68_NETWORKWATCHERRG/NETWORKWATCHER_WESTEUROPE_A/y=2026/m=03/d=14/h=09/m=00';

const azurite = new TestAzurite({});
await azurite.start();
const workbench = useWorkbench({ settings: { 'flowLogs.azurite': azurite.endpoint } });

beforeAll(async () => {
  const log = fixture('vnet-worked-example.json');
  const other = log.toString().replace('6045BD12AB34', '6045BD12AB35');
  await azurite.put(FLOW_LOG_CONTAINERS.vnet, `${HOUR}/macAddress=000D3A00000A/PT1H.json`, log);
  await azurite.put(FLOW_LOG_CONTAINERS.vnet, `${HOUR}/macAddress=000D3A00000B/PT1H.json`, other);
});
afterAll(() => azurite.stop());

const item = (name: RegExp) => treeItem(workbench.page, name);

it('two blobs are compared as text', async () => {
  await workbench.runCommand('View: Close All Editors');
  await showTree(workbench.page);
  for (const name of [/^Storage account/, /^A, VNet/, /^March 2026/, /14 March/, /^09:00/]) {
    await expand(workbench.page, name);
  }
  await openAsJson('0A');
  await openAsJson('0B');
  await workbench.runCommand('Explorer: Focus on Open Editors View');
  await workbench.chooseFromMenu(openEditor('0A'), 'Select for Compare');
  await workbench.chooseFromMenu(openEditor('0B'), 'Compare with Selected');
  await workbench.activeTab('PT1H.json ↔ PT1H.json').waitFor();
  const diff = workbench.page.locator('.monaco-diff-editor');
  await diff.locator('.original .line-delete').first().waitFor();
  await diff.locator('.modified .line-insert').first().waitFor();
  await workbench.textLine('6045BD12AB35').waitFor();
  await workbench.screenshot('compare-dark');
  await workbench.changeTheme('Light Modern');
  await workbench.screenshot('compare-light');
});

/** The editors of these blobs have one title: only their folder tells them apart. */
function openEditor(mac: string) {
  return workbench.page.locator('.open-editors .monaco-list-row').filter({ hasText: mac });
}

async function openAsJson(mac: string): Promise<void> {
  await workbench.chooseFromMenu(item(new RegExp(`^NIC 00:0D:3A:00:00:${mac}`)), 'Open as JSON');
  await workbench.activeTab('PT1H.json').waitFor();
  await workbench.textLine(/./).first().waitFor();
}
