import fs from 'node:fs';
import { afterAll, expect, it, vi } from 'vitest';
import { TestAzurite } from '../storage/support/use-azurite.ts';
import { FLOW_LOG_CONTAINERS } from '../../src/core/format/flow-log-path.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { expand, showTree, treeItem } from './support/tree-view.ts';
import { useWorkbench } from './support/use-workbench.ts';

const HOUR =
  'flowLogResourceID=/3F0D7A52-9C41-4E8B-A6D5-1B7E2C904F68_NETWORKWATCHERRG/NETWORKWATCHER_WESTEUROPE_A/y=2026/m=03/d=14/h=09/m=00';

/** What no editor would leave as it is: a byte order mark, line ends of all kinds, no UTF-8. */
const ODD = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0xff, 0xfe, 0x7d]);

const azurite = new TestAzurite({});
await azurite.start();
await seed();
const { host, pathname } = new URL(azurite.endpoint);
const workbench = useWorkbench({
  settings: {
    'flowLogs.azurite': azurite.endpoint,
    'flowLogs.largestBlobDocument': 1,
    // A click in the Explorer selects, and opens nothing.
    'workbench.list.openMode': 'doubleClick',
  },
  files: {
    'both.code-workspace': JSON.stringify({
      folders: [{ path: '.' }, { uri: `flow-log-blob://${host}${pathname}/archive` }],
    }),
  },
  workspace: 'both.code-workspace',
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

it('a blob is copied from a folder of its account, byte by byte', async () => {
  const copied = () =>
    fs.existsSync(workbench.pathOf('odd.json')) &&
    fs.readFileSync(workbench.pathOf('odd.json')).equals(ODD);
  await copy('odd.json', () => Promise.resolve(copied()));
});

it('one above the size that is read whole is not copied, and it says what to do', async () => {
  const refusal = workbench.notification('raise the setting flowLogs.largestBlobDocument');
  for (const theme of ['Light Modern', 'Dark Modern'] as const) {
    await workbench.changeTheme(theme);
    await copy('large.json', async () => (await refusal.count()) > 0);
    await workbench.screenshot(`copy-refused-${theme === 'Dark Modern' ? 'dark' : 'light'}`);
    await workbench.runCommand('Notifications: Clear All Notifications');
  }
  // The editor makes the file before it reads what is to be copied.
  expect(fs.readFileSync(workbench.pathOf('large.json'))).toHaveLength(0);
});

/** In the Explorer, from the folder of blobs to the one on the disk, which is the first. */
async function copy(name: string, isDone: () => Promise<boolean>): Promise<void> {
  const folders = workbench.page.locator('.explorer-folders-view');
  const row = folders.getByRole('treeitem', { name: new RegExp(`^${name}`) }).last();
  await workbench.runCommand('View: Show Explorer');
  await vi.waitFor(
    async () => {
      await row.click({ timeout: 3000 });
      await workbench.page.keyboard.press('ControlOrMeta+C');
      await workbench.page.keyboard.press('Home');
      await workbench.page.keyboard.press('ControlOrMeta+V');
      await vi.waitUntil(isDone, { timeout: 8000, interval: 200 });
    },
    { timeout: 60_000 },
  );
}

/** Before the window starts: its Explorer lists the folder once. */
async function seed(): Promise<void> {
  const log = fixture('vnet-worked-example.json');
  const other = log.toString().replace('6045BD12AB34', '6045BD12AB35');
  await azurite.put(FLOW_LOG_CONTAINERS.vnet, `${HOUR}/macAddress=000D3A00000A/PT1H.json`, log);
  await azurite.put(FLOW_LOG_CONTAINERS.vnet, `${HOUR}/macAddress=000D3A00000B/PT1H.json`, other);
  await azurite.put('archive', 'odd.json', ODD);
  await azurite.put('archive', 'large.json', new Uint8Array(1_200_000).fill(0x20));
}
