import { describe, expect, it, vi } from 'vitest';
import { azuriteAccount } from '../../scripts/azurite/start-azurite.mjs';
import { useAzurite } from '../storage/support/use-azurite.ts';
import { clickRow, offeredRows } from './support/quick-input.ts';
import { useWorkbench } from './support/use-workbench.ts';

const azurite = useAzurite();
const workbench = useWorkbench({ files: {} });

const box = () => workbench.page.locator('.quick-input-widget:not(.hidden)');
const input = () => box().locator('.quick-input-box input');

/** Begins to add an account in one of the ways. */
async function add(way: string): Promise<void> {
  await workbench.runCommand('Flow Logs: Add Storage Account…');
  await clickRow(workbench.page, { label: way });
}

async function type(text: string): Promise<void> {
  await input().fill(text);
  await input().press('Enter');
}

/** The accounts that the command to remove one offers. */
async function accountsOffered(): Promise<string[]> {
  await workbench.runCommand('Flow Logs: Remove Account');
  const placeholder = box().getByPlaceholder('Choose the account');
  await placeholder.or(workbench.notification('No storage account was added')).first().waitFor();
  const rows = await offeredRows(workbench.page);
  await workbench.page.keyboard.press('Escape');
  return rows;
}

describe('Flow Logs: Add Storage Account…', () => {
  it('offers the ways, Entra ID first, and goes back', async () => {
    await workbench.runCommand('Flow Logs: Add Storage Account…');
    await box().getByText('Sign In with Microsoft…').waitFor();
    expect((await offeredRows(workbench.page))[0]).toContain('Sign In with Microsoft');
    await workbench.screenshot('accounts-ways');
    await clickRow(workbench.page, { label: 'SAS URL…' });
    expect(await input().getAttribute('type')).toBe('password');
    await type('https://flows.blob.core.windows.net/?sv=1&se=2020-01-01&sp=rl&sig=a');
    await box().getByText('The signature expired on 2020-01-01 00:00 UTC.').waitFor();
    await workbench.screenshot('accounts-expired');
    await box().locator('.action-label[aria-label^="Back"]').click();
    await box().getByText('Account Name or Endpoint…').waitFor();
    await workbench.page.keyboard.press('Escape');
  });

  it('adds what can be read, after it was proved', async () => {
    await add('Local Azurite…');
    await type(azurite.endpoint);
    await vi.waitFor(
      async () => expect((await accountsOffered()).join()).toContain(azurite.endpoint),
      { timeout: 30_000 },
    );
  });

  it('says why an account cannot be read, and adds it only where that is wanted', async () => {
    const wrongKey = Buffer.alloc(64, 9).toString('base64');
    await add('Connection String…');
    await type(
      `DefaultEndpointsProtocol=http;AccountName=${azuriteAccount.name};AccountKey=${wrongKey};BlobEndpoint=${azurite.endpoint}`,
    );
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('was refused').first().waitFor();
    await workbench.screenshot('accounts-refused');
    const said = await dialog.innerText();
    expect(said).toContain('the key may be wrong');
    expect(said).not.toContain(wrongKey);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await box().getByPlaceholder('DefaultEndpointsProtocol').waitFor();
    await workbench.page.keyboard.press('Escape');
  });
});

describe('Flow Logs: Remove Account', () => {
  it('asks once more, and forgets the account', async () => {
    await workbench.runCommand('Flow Logs: Remove Account');
    await clickRow(workbench.page, { label: 'devstoreaccount1' });
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('Nothing in Azure changes').waitFor();
    await workbench.screenshot('accounts-remove');
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await workbench.runCommand('Flow Logs: Remove Account');
    await workbench.notification('No storage account was added').waitFor();
  });
});
