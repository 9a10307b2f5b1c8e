import { AccountSASPermissions } from '@azure/storage-blob';
import { beforeAll, describe, expect, it } from 'vitest';
import { azuriteAccount } from '../../scripts/azurite/start-azurite.mjs';
import { FLOW_LOG_CONTAINERS } from '../../src/core/format/flow-log-path.ts';
import { useAzurite } from '../storage/support/use-azurite.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { FlowLogPage } from './support/flow-log-page.ts';
import { spoilMemory } from './support/memory.ts';
import { answerBox, clickRow, offeredRows } from './support/quick-input.ts';
import { changeSetting } from './support/settings-editor.ts';
import { expand, hoverNode, showTree, treeItem } from './support/tree-view.ts';
import { useWorkbench } from './support/use-workbench.ts';
import type { Theme } from './support/workbench.ts';

const ELSEWHERE = 'https://flows.blob.core.windows.net';
const azurite = useAzurite();
const workbench = useWorkbench({
  settings: { 'flowLogs.azurite': ELSEWHERE },
});

const WRONG_KEY = Buffer.alloc(64, 9).toString('base64');
const LATER = new Date(Date.now() + 3_600_000);
const THEMES: readonly Theme[] = [
  'Default High Contrast',
  'Default High Contrast Light',
  'Light Modern',
  'Dark Modern',
];

const box = () => workbench.page.locator('.quick-input-widget:not(.hidden)');
const dialog = () => workbench.page.locator('.monaco-dialog-box');
const input = () => box().locator('.quick-input-box input');

/** Begins to add an account in one of the ways. */
async function add(way: string): Promise<void> {
  await workbench.runCommand('Flow Logs: Add Storage Account…');
  await clickRow(workbench.page, { label: way });
}

const type = (text: string) => answerBox(workbench.page, text);

/** Accounts in the view, by what a screen reader says of them. */
const listed = (name: RegExp) => treeItem(workbench.page, name);
const open = (name: RegExp) => expand(workbench.page, name);
const added = () => listed(/^(Storage account|Container) /);

async function untilListed(name: RegExp): Promise<void> {
  await listed(name).first().waitFor();
}

beforeAll(() => showTree(workbench.page));

/** Looks at the window in themes; the last stays. */
async function inThemes(
  name: string,
  themes: readonly Theme[] = ['Light Modern', 'Dark Modern'],
  look: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (const theme of themes) {
    await workbench.changeTheme(theme);
    await look();
    await workbench.screenshot(`${name}-${theme.toLowerCase().replaceAll(' ', '-')}`);
  }
}

it('a setting that names no Azurite is told of, and leads to where it is mended', async () => {
  const view = workbench.page.locator('.welcome-view');
  const ignored = view.getByText('The setting flowLogs.azurite is ignored');
  // A first try may have emptied it.
  await ignored
    .waitFor({ timeout: 15_000 })
    .catch(() => changeSetting(workbench, 'flowLogs.azurite', ELSEWHERE));
  await ignored.waitFor();
  await inThemes('accounts-welcome-azurite');
  await view.getByRole('button', { name: 'Open the Setting' }).click();
  await workbench.page.locator('.settings-editor').waitFor();
  await changeSetting(workbench, 'flowLogs.azurite', '');
  await ignored.waitFor({ state: 'detached' });
  await workbench.runCommand('View: Close All Editors');
});

it('without an account the view says what it is for', async () => {
  await workbench.page.getByRole('button', { name: 'Add Storage Account', exact: true }).waitFor();
  await workbench.page.getByRole('button', { name: 'Open Blob by URL' }).waitFor();
  await inThemes('accounts-welcome', THEMES);
});

describe('Flow Logs: Add Storage Account…', () => {
  it('offers the ways, Entra ID first, and goes back', async () => {
    await workbench.runCommand('Flow Logs: Add Storage Account…');
    await box().getByText('Sign In with Microsoft…').waitFor();
    expect((await offeredRows(workbench.page))[0]).toContain('Sign In with Microsoft');
    await workbench.screenshot('accounts-ways');
    await clickRow(workbench.page, { label: 'SAS URL…' });
    await expect.poll(() => input().getAttribute('type')).toBe('password');
    await input().fill('https://flows.blob.core.windows.net/?sv=1&se=2020-01-01&sp=rl&sig=a');
    await input().press('Enter');
    await box().getByText('The signature expired on 2020-01-01 00:00 UTC.').waitFor();
    await workbench.screenshot('accounts-expired');
    await box().locator('.action-label[aria-label^="Back"]').click();
    await box().getByText('Account Name or Endpoint…').waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  it('adds what can be read, after it was proved', async () => {
    await add('Local Azurite…');
    await type(azurite.endpoint);
    await untilListed(/^Storage account devstoreaccount1/);
  });

  it('says why an account cannot be read, and adds it only where that is wanted', async () => {
    await add('Connection String…');
    await type(connectionString(WRONG_KEY));
    await dialog().getByText('was refused').first().waitFor();
    await workbench.screenshot('accounts-refused');
    const said = await dialog().innerText();
    expect(said).toContain('the key may be wrong');
    expect(said).not.toContain(WRONG_KEY);
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await box().getByPlaceholder('DefaultEndpointsProtocol').waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  it.each([
    ['its name and key', 'Name and Key…', 'key', () => [azurite.endpoint, azuriteAccount.key]],
    ['a signature', 'SAS URL…', 'signature', () => [signedUrl()]],
    ['a connection string', 'Connection String…', 'key', () => [connectionString()]],
  ])('adds one by %s', async (_, way, proof, texts) => {
    await add(way);
    for (const text of texts()) await type(text);
    await untilListed(new RegExp(`^Storage account devstoreaccount1, read with .*${proof}`));
  });

  it('adds a container that is public', async () => {
    await azurite.writer.getContainerClient('shown').create({ access: 'container' });
    await add('Public Container…');
    await type(`${azurite.endpoint}/shown`);
    await untilListed(/^Container .*, read anonymously/);
  });

  it('adds what cannot be read where that is wanted', async () => {
    await azurite.put('hidden', 'PT1H.json', fixture('vnet-worked-example.json'));
    await azurite.writer.getContainerClient('hidden').setAccessPolicy('blob');
    await add('Public Container…');
    await type(`${azurite.endpoint}/hidden`);
    await dialog().getByRole('button', { name: 'Add Anyway' }).click();
    await expect.poll(() => listed(/^Container /).count()).toBe(2);
    await open(/^Container devstoreaccount1.hidden/);
    await listed(/^Error: Access to container hidden .*only its blobs are public/).waitFor();
    await workbench.screenshot('accounts-hidden');
  });

  it('opens a blob of a container that cannot be listed', async () => {
    await workbench.runCommand('Flow Logs: Open Blob by URL…');
    await type(`${azurite.endpoint}/hidden/PT1H.json`);
    const page = new FlowLogPage(workbench.webviewFrame());
    await expect.poll(() => page.summary.innerText()).toContain('3 tuples');
    await workbench.runCommand('View: Close All Editors');
  });

  it('says in the tree what refused a wrong key, and what to do', async () => {
    await add('Connection String…');
    await type(connectionString(WRONG_KEY));
    await dialog().getByRole('button', { name: 'Add Anyway' }).click();
    await open(/^Storage account devstoreaccount1/);
    // Once, for both of the containers.
    const { vnet, nsg } = FLOW_LOG_CONTAINERS;
    await listed(
      new RegExp(`^Error: .*containers ${vnet} and ${nsg} .*key may be wrong`),
    ).waitFor();
    expect(await listed(/^Error: .*key may be wrong/).count()).toBe(1);
    await hoverNode(workbench.page, /^Error: .*key may be wrong/);
    await inThemes('accounts-wrong-key', THEMES);
    await expect.poll(() => workbench.logged()).toMatch(new RegExp(`\\[warning\\] .*${vnet}`));
  });
});

describe('what has no name in this network', () => {
  const NAMELESS =
    /^Error: flows could not be reached: the name flows.blob.core.invalid is not known \(DNS\)/;

  it('says so before it is added, and what a private endpoint needs', async () => {
    await add('Name and Key…');
    for (const text of ['https://flows.blob.core.invalid', WRONG_KEY]) await type(text);
    await dialog().getByText('private DNS zone').waitFor();
    await workbench.screenshot('accounts-dns-asked');
    await dialog().getByRole('button', { name: 'Add Anyway' }).click();
    await untilListed(/^Storage account flows/);
  });

  it('says so in the tree, too', async () => {
    await open(/^Storage account flows/);
    await listed(NAMELESS).waitFor();
    await inThemes('accounts-dns', undefined, () => hoverNode(workbench.page, NAMELESS));
  });
});

describe('a signature that has expired', () => {
  const EXPIRED = /^Error: .*its SAS expired on 2020-01-01 00:00 UTC/;

  it('is told of with its date before it is added, and in the tree', async () => {
    const permissions = AccountSASPermissions.parse('rl');
    const end = new Date(Date.UTC(2020, 0, 1));
    const url = new URL(azurite.writer.generateAccountSasUrl(end, permissions, 'sco'));
    const endpoint = azurite.endpoint.replace('127.0.0.1', 'localhost');
    await add('Connection String…');
    await type(`BlobEndpoint=${endpoint};SharedAccessSignature=${url.search.slice(1)}`);
    await dialog().getByText('its SAS expired on 2020-01-01 00:00 UTC').waitFor();
    await dialog().getByRole('button', { name: 'Add Anyway' }).click();
    const account = /^Storage account devstoreaccount1, read with a shared access signature/;
    await untilListed(account);
    await open(account);
    await listed(EXPIRED).waitFor();
    await inThemes('accounts-expired', undefined, () => hoverNode(workbench.page, EXPIRED));
  });
});

it('a sovereign cloud that the editor does not know yet is told of with the setting that it needs', async () => {
  await add('Sign In to Azure China (21Vianet)…');
  await box().getByText('microsoft-sovereign-cloud.environment').waitFor();
  await workbench.screenshot('accounts-sovereign-setting');
  await workbench.page.keyboard.press('Escape');
});

function signedUrl(): string {
  const permissions = AccountSASPermissions.parse('rl');
  return azurite.writer.generateAccountSasUrl(LATER, permissions, 'sco');
}

function connectionString(key = azuriteAccount.key): string {
  const { name } = azuriteAccount;
  return `DefaultEndpointsProtocol=http;AccountName=${name};AccountKey=${key};BlobEndpoint=${azurite.endpoint}`;
}

describe('Flow Logs: Remove Account', () => {
  it('asks once more, and forgets the account', async () => {
    await workbench.runCommand('Flow Logs: Remove Account');
    await clickRow(workbench.page, { label: 'devstoreaccount1', description: azurite.endpoint });
    await dialog().getByText('Nothing in Azure changes').waitFor();
    await workbench.screenshot('accounts-remove');
    const before = await added().count();
    await dialog().getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => added().count()).toBe(before - 1);
    await listed(/^Storage account devstoreaccount1, read with an account key/).waitFor({
      state: 'detached',
    });
  });
});

it('accounts that cannot be read are told of, and replaced by those that are added', async () => {
  await spoilMemory(workbench, await added().count());
  await workbench.runCommand('View: Show Explorer');
  await workbench.reload();
  await showTree(workbench.page);
  const view = workbench.page.locator('.welcome-view');
  await view.getByText('The storage accounts that you added cannot be shown').waitFor();
  await inThemes('accounts-welcome-unreadable');
  await view.getByRole('button', { name: 'Add Storage Account', exact: true }).click();
  await clickRow(workbench.page, { label: 'Local Azurite…' });
  await type(azurite.endpoint);
  await untilListed(/^Storage account devstoreaccount1/);
});

it('the last account that is removed leaves the view as it was at first', async () => {
  if ((await added().count()) > 0) {
    await workbench.runCommand('Flow Logs: Remove Account');
    await clickRow(workbench.page, { label: 'devstoreaccount1' });
    await dialog().getByRole('button', { name: 'Remove' }).click();
  }
  const view = workbench.page.locator('.welcome-view');
  await view.getByText('Browse the flow logs of a storage account').waitFor();
});

it('nothing that was logged holds a secret', () => {
  const logged = workbench.logged();
  expect(logged).toContain('flow-log-lens');
  const signature = new URL(signedUrl()).searchParams.get('sig')!;
  const kept = [azuriteAccount.key, WRONG_KEY, signature];
  for (const secret of [...kept, ...kept.map(encodeURIComponent)]) {
    expect(logged).not.toContain(secret);
  }
});
