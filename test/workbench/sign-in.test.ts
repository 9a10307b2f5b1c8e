import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  BlobServiceClient,
  StorageSharedKeyCredential,
  type StoragePipelineOptions,
} from '@azure/storage-blob';
import { azuriteAccount } from '../../scripts/azurite/start-azurite.mjs';
import { FLOW_LOG_CONTAINERS } from '../../src/core/format/flow-log-path.ts';
import { useCertificate } from '../storage/support/certificate.ts';
import { TestAzurite } from '../storage/support/use-azurite.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { AZURE_HOSTS, FakeAzure, managedAccount, type Refusal } from './support/fake-azure.ts';
import { FlowLogPage } from './support/flow-log-page.ts';
import { clickRow, offeredRows } from './support/quick-input.ts';
import { expand, hoverNode, showTree, treeItem } from './support/tree-view.ts';
import { Workbench } from './support/workbench.ts';

const HOME = '11111111-0000-0000-0000-000000000000';
const GUEST = '22222222-0000-0000-0000-000000000000';
const NETWORK = '33333333-0000-0000-0000-000000000000';
const EMPTY = '44444444-0000-0000-0000-000000000000';
const LOG = `flowLogResourceID=/${NETWORK}_NETWORKWATCHERRG/NETWORKWATCHER_EASTUS_HUB-FLOWLOG/y=2025/m=10/d=05/h=09/m=00/macAddress=002248710BA0/PT1H.json`;

const certificate = useCertificate(...AZURE_HOSTS);
const azurite = new TestAzurite({ certificate, oauth: true });
const azure = new FakeAzure(certificate, () => azurite.endpoint);
let workbench: Workbench;

beforeAll(async () => {
  await azurite.start();
  await seed();
  await azure.start();
  workbench = new Workbench({
    env: azure.environment,
    extensions: [new URL('support/sign-in-extension', import.meta.url).pathname],
  });
  await workbench.start();
  await showTree(workbench.page);
});

afterAll(async () => {
  await workbench.stop();
  await azure.stop();
  await azurite.stop();
});

const tenant = (tenantId: string, displayName: string) => ({ tenantId, displayName });
const subscription = (subscriptionId: string, displayName: string) => ({
  subscriptionId,
  displayName,
});
const accountsOf = (id: string) =>
  `/subscriptions/${id}/providers/Microsoft.Storage/storageAccounts`;

beforeEach(async ({ onTestFailed }) => {
  onTestFailed(() => workbench.leaveTraces('failed-sign-in'));
  await workbench.page.keyboard.press('Escape');
  azure.refusal = undefined;
  azure.refused.clear();
  azure.listed.clear();
  azure.listed.set('/tenants', [tenant(HOME, 'Contoso'), tenant(GUEST, 'Fabrikam')]);
  azure.listed.set('/subscriptions', [
    subscription(NETWORK, 'Network'),
    subscription(EMPTY, 'Sandbox'),
  ]);
  azure.listed.set(accountsOf(EMPTY), []);
  azure.listed.set(accountsOf(NETWORK), [
    managedAccount('flows', { allowSharedKeyAccess: false }),
    managedAccount('lake', { isHnsEnabled: true }),
  ]);
});

async function seed(): Promise<void> {
  const { name, key } = azuriteAccount;
  const options: StoragePipelineOptions & { tlsOptions: object } = {
    tlsOptions: { ca: certificate.pem.cert },
  };
  const credential = new StorageSharedKeyCredential(name, key);
  const writer = new BlobServiceClient(azurite.endpoint, credential, options);
  const container = writer.getContainerClient(FLOW_LOG_CONTAINERS.vnet);
  await container.create();
  const log = fixture('vnet-worked-example.json');
  await container.getBlockBlobClient(LOG).upload(log, log.length);
}

const box = () => workbench.page.locator('.quick-input-widget:not(.hidden)');
const dialog = () => workbench.page.locator('.monaco-dialog-box');

async function signIn(): Promise<void> {
  await workbench.runCommand('Flow Logs: Add Storage Account…');
  await clickRow(workbench.page, { label: 'Sign In with Microsoft…' });
}

/** Takes a row once the list offers it. */
async function choose(label: string): Promise<void> {
  await box().getByText(label, { exact: true }).first().waitFor();
  await clickRow(workbench.page, { label });
}

describe('Sign In with Microsoft…', () => {
  it('goes from tenant to subscription to account, which then shows in the tree', async () => {
    await signIn();
    await dialog().getByText('wants to sign in using Microsoft').waitFor();
    await workbench.screenshot('sign-in-consent');
    await dialog().getByRole('button', { name: 'Allow' }).click();
    await choose('Fabrikam');
    await choose('Network');
    await box().getByText('keys disabled').waitFor();
    await workbench.screenshot('sign-in-accounts');
    expect(await offeredRows(workbench.page)).toHaveLength(2);
    await choose('flows');
    await treeItem(workbench.page, /^Storage account flows, signed in to with Microsoft/).waitFor();
    await expand(workbench.page, /^Storage account flows/);
    await treeItem(workbench.page, /HUB-FLOWLOG/).waitFor();
    await workbench.screenshot('sign-in-tree');
  });

  it('reads a blob of it by the same sign-in', async () => {
    const below = [/HUB-FLOWLOG/, /^October 2025/, /5 October 2025/, /^09:00–10:00 UTC/];
    for (const name of below) await expand(workbench.page, name);
    await treeItem(workbench.page, /^NIC 00:22:48:71:0B:A0/).click();
    const page = new FlowLogPage(workbench.webviewFrame());
    await expect.poll(() => page.summary.innerText()).toContain('3 tuples');
    await workbench.screenshot('sign-in-opened');
    await workbench.runCommand('View: Close All Editors');
  });

  it('goes back step by step', async () => {
    await signIn();
    await choose('Contoso');
    await choose('Network');
    await untilAsked('Choose the storage account');
    for (const before of ['subscription', 'tenant']) {
      await back();
      await untilAsked(`Choose the ${before}`);
    }
    await back();
    await box().getByText('SAS URL…').waitFor();
  });

  it('asks nobody which tenant who has only one, and goes back past it', async () => {
    azure.listed.set('/tenants', [tenant(HOME, 'Contoso')]);
    await signIn();
    await untilAsked('Choose the subscription');
    await choose('Network');
    await untilAsked('Choose the storage account');
    await back();
    await untilAsked('Choose the subscription');
    await back();
    await box().getByText('SAS URL…').waitFor();
  });

  it('says that nothing is there to see, and offers the way that needs no rights', async () => {
    await signIn();
    await choose('Contoso');
    await choose('Sandbox');
    await box().getByText('No storage account is there for you to see').waitFor();
    await workbench.screenshot('sign-in-no-accounts');
    azure.listed.set('/subscriptions', []);
    await back();
    await box().getByText('No subscription is there for you to see').waitFor();
    await workbench.screenshot('sign-in-no-subscriptions');
    await choose('Account Name or Endpoint…');
    await box().getByText('Name or blob endpoint of the account').waitFor();
    await back();
    await box().getByText('No subscription is there for you to see').waitFor();
  });

  it('says which role is missing, and tries again', async () => {
    azure.refused.add('/subscriptions');
    await signIn();
    await choose('Contoso');
    await box().getByText('the role “Reader” is missing').waitFor();
    await workbench.screenshot('sign-in-refused');
    azure.refused.clear();
    await choose('Try Again');
    await choose('Network');
    await untilAsked('Choose the storage account');
  });

  it('asks no host but those of Azure that were chosen', () => {
    const hosts = new Set(azure.asked.map((address) => address.split('/')[0]));
    expect([...hosts].sort()).toEqual(['flows.blob.core.windows.net', 'management.azure.com']);
  });

  it('reads well in light, too', async () => {
    await workbench.changeTheme('Light Modern');
    await signIn();
    await choose('Contoso');
    await choose('Network');
    await box().getByText('keys disabled').waitFor();
    await workbench.screenshot('sign-in-accounts-light');
    await back();
    await choose('Sandbox');
    await box().getByText('No storage account is there for you to see').waitFor();
    await workbench.screenshot('sign-in-no-accounts-light');
  });
});

const hourAgo = () => new Date(Date.now() - 3_600_000).toUTCString();

describe.each(['Light Modern', 'Dark Modern'] as const)('the tree in %s', (theme) => {
  const cases: readonly [string, Refusal, RegExp][] = [
    ['role', { status: 403, code: 'AuthorizationPermissionMismatch' }, /Data Reader” is missing/],
    ['network', { status: 403, code: 'AuthorizationFailure' }, /firewall may not let this network/],
    [
      'clock',
      { status: 403, code: 'AuthenticationFailed', headers: { date: hourAgo() } },
      /clock is 1 h.* ahead of/,
    ],
    [
      'busy',
      { status: 503, code: 'ServerBusy', headers: { 'retry-after': '0' } },
      /is busy \(ServerBusy\)/,
    ],
    ['token', { status: 401, code: 'InvalidAuthenticationInfo' }, /not accepted any more/],
    ['disabled', { status: 403, code: 'AccountIsDisabled' }, /the account is disabled/],
  ];

  it.each(cases)('says what refused, and what to do: %s', async (name, refusal, words) => {
    await workbench.changeTheme(theme);
    azure.refusal = refusal;
    await workbench.runCommand('Flow Logs: Refresh');
    await treeItem(workbench.page, words).waitFor();
    await hoverNode(workbench.page, words);
    const kind = theme === 'Light Modern' ? 'light' : 'dark';
    await workbench.screenshot(`refusal-${name}-${kind}`);
  });
});

async function back(): Promise<void> {
  await box().locator('.action-label[aria-label^="Back"]').click();
}

async function untilAsked(what: string): Promise<void> {
  await box().getByPlaceholder(what).waitFor();
}
