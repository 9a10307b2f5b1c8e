import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FLOW_LOG_CONTAINERS } from '../../src/core/format/flow-log-path.ts';
import { useCertificate } from '../storage/support/certificate.ts';
import { storageAccount, tenant } from '../storage/support/management-shapes.ts';
import { TestAzurite } from '../storage/support/use-azurite.ts';
import { CHINA, HOME, listEstate, LOG, PUBLIC, seedLog } from './support/azure-estate.ts';
import { AZURE_HOSTS, FakeAzure, type Refusal } from './support/fake-azure.ts';
import { FlowLogPage } from './support/flow-log-page.ts';
import { answerBox, clickRow, offeredRows } from './support/quick-input.ts';
import { expand, hoverNode, showTree, treeItem } from './support/tree-view.ts';
import { Workbench } from './support/workbench.ts';

const certificate = useCertificate(...AZURE_HOSTS);
const azurite = new TestAzurite({ certificate, oauth: true });
const azure = new FakeAzure(certificate, () => azurite.endpoint);
let workbench: Workbench;

beforeAll(async () => {
  await azurite.start();
  await seedLog(azurite, certificate);
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

beforeEach(async ({ onTestFailed }) => {
  onTestFailed(() => workbench.leaveTraces('failed-sign-in'));
  await workbench.page.keyboard.press('Escape');
  listEstate(azure);
});

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
    await readsRows(/^Storage account flows/);
    await workbench.screenshot('sign-in-opened');
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
    azure.list(PUBLIC, '/tenants', [tenant(HOME, 'Contoso')]);
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
    azure.list(PUBLIC, '/subscriptions', []);
    await back();
    await box().getByText('No subscription is there for you to see').waitFor();
    await workbench.screenshot('sign-in-no-subscriptions');
    await choose('Account Name or Endpoint…');
    await box().getByText('Name or blob endpoint of the account').waitFor();
    await back();
    await box().getByText('No subscription is there for you to see').waitFor();
  });

  it('says which role is missing, and tries again', async () => {
    azure.refuse(PUBLIC, '/subscriptions');
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
    expect(hostsAsked()).toEqual(['flows.blob.core.windows.net', 'management.azure.com']);
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

const LEVELS = [/HUB-FLOWLOG/, /^October 2025/, /5 October 2025/, /^09:00–10:00 UTC/];

/** Walks down an account, opens its log and reads a row. */
async function readsRows(account: RegExp): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  for (const name of [account, ...LEVELS]) await expand(workbench.page, name);
  await treeItem(workbench.page, /^NIC 00:22:48:71:0B:A0/).click();
  const page = new FlowLogPage(workbench.webviewFrame());
  await expect.poll(() => page.summary.innerText()).toContain('3 tuples');
  await page.untilRowsRead(['SrcIp'], [['10.0.0.4']]);
}

/** Closes what is open: its levels bear the same names, and are asked for again where accounts change. */
async function collapseTree(): Promise<void> {
  await workbench.page.getByRole('button', { name: 'Collapse All' }).click();
  await treeItem(workbench.page, /HUB-FLOWLOG/).waitFor({ state: 'detached' });
  azure.asked.length = 0;
}

function hostsAsked(): string[] {
  return [...new Set(azure.asked.map((address) => address.split('/')[0]!))].sort();
}

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

describe('Sign In to Azure China (21Vianet)…', () => {
  it('goes to the end in that cloud, and asks no other', async () => {
    await collapseTree();
    await workbench.runCommand('Flow Logs: Add Storage Account…');
    await clickRow(workbench.page, { label: 'Sign In to Azure China (21Vianet)…' });
    await allowed('Microsoft Sovereign Cloud', 'subscription');
    await choose('Shanghai');
    await untilAsked('Choose the storage account');
    await workbench.screenshot('sign-in-china');
    await choose('bridge');
    await treeItem(
      workbench.page,
      /^Storage account bridge, signed in to with Microsoft/,
    ).waitFor();
    await readsRows(/^Storage account bridge/);
    await workbench.screenshot('sign-in-china-opened');
    expect(hostsAsked()).toEqual([
      `bridge.blob.${CHINA.storageSuffix}`,
      'management.chinacloudapi.cn',
    ]);
  });

  it('takes a name alone for one of that cloud, where nothing can be chosen there', async () => {
    await collapseTree();
    azure.list(CHINA, '/subscriptions', []);
    await workbench.runCommand('Flow Logs: Add Storage Account…');
    await clickRow(workbench.page, { label: 'Sign In to Azure China (21Vianet)…' });
    await allowed('Microsoft Sovereign Cloud', 'subscription');
    await choose('Account Name or Endpoint…');
    await answerBox(workbench.page, 'canal');
    await treeItem(workbench.page, /^Storage account canal, signed in to with Microsoft/).waitFor();
    expect(hostsAsked()).toEqual([
      `canal.blob.${CHINA.storageSuffix}`,
      'management.chinacloudapi.cn',
    ]);
  });
});

it('a link to the Azure portal opens the blob that it is the page of', async () => {
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('Flow Logs: Open Blob by URL…');
  const { id } = storageAccount('flows');
  const path = encodeURIComponent(`${FLOW_LOG_CONTAINERS.vnet}/${LOG}`);
  const blade = 'https://portal.azure.com/#view/Microsoft_Azure_Storage/BlobPropertiesBladeV2';
  await answerBox(
    workbench.page,
    `${blade}/storageAccountId/${encodeURIComponent(id)}/path/${path}/isDeleted~/false/tabToload~/0`,
  );
  const page = new FlowLogPage(workbench.webviewFrame());
  await page.untilRowsRead(['SrcIp'], [['10.0.0.4']]);
  await workbench.screenshot('portal-link-opened');
});

describe('Account Name or Endpoint…', () => {
  it.each([
    ['its name', 'atlas', 'atlas', `atlas.blob.${PUBLIC.storageSuffix}`],
    ['its endpoint', 'https://apia.blob.core.usgovcloudapi.net', 'apia', ''],
  ])('reads an account by %s, without a question to the management API', async (...named) => {
    const [, typed, name, host] = named;
    await collapseTree();
    await workbench.runCommand('Flow Logs: Add Storage Account…');
    await clickRow(workbench.page, { label: 'Account Name or Endpoint…' });
    await answerBox(workbench.page, typed);
    const account = new RegExp(`^Storage account ${name}, signed in to with Microsoft`);
    await treeItem(workbench.page, account).waitFor();
    await readsRows(account);
    await workbench.screenshot(`by-name-${name}`);
    expect(hostsAsked()).toEqual([host === '' ? new URL(typed).host : host]);
  });

  it('reads well in light, too', async () => {
    await workbench.changeTheme('Light Modern');
    await workbench.screenshot('by-name-light');
  });
});

/** Agrees to a sign-in where it is asked for, which is only once, until it goes on. */
async function allowed(provider: string, next: string): Promise<void> {
  const question = dialog().getByText(`wants to sign in using ${provider}`);
  await vi.waitFor(
    async () => {
      if (await question.isVisible()) await dialog().getByRole('button', { name: 'Allow' }).click();
      await box().getByPlaceholder(`Choose the ${next}`).waitFor({ timeout: 2000 });
    },
    { timeout: 40_000 },
  );
}
