import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { CountingProxy } from '../storage/support/counting-proxy.ts';
import { TestAzurite } from '../storage/support/use-azurite.ts';
import { FlowLogPage } from './support/flow-log-page.ts';
import { answerBox, clickRow } from './support/quick-input.ts';
import { changeSetting } from './support/settings-editor.ts';
import { hoverNode, showTree } from './support/tree-view.ts';
import { Workbench, type WorkbenchOptions } from './support/workbench.ts';

const NAME =
  'flowLogResourceID=/3F0D7A52-9C41-4E8B-A6D5-1B7E2C904F68_NETWORKWATCHERRG/NETWORKWATCHER_WESTEUROPE_A/y=2026/m=03/d=14/h=09/m=00/macAddress=000D3A00000A/PT1H.json';
const CONTAINER = 'insights-logs-flowlogflowevent';

const azurite = new TestAzurite({});
/** Stands before it, and sees whatever is asked of the account. */
const counted = new CountingProxy(azurite);
let workbench: Workbench;

beforeAll(async () => {
  await azurite.start();
  await azurite.put(CONTAINER, NAME, [...vnetHour({ seed: 5, tuples: 400 })].join(''));
  await counted.start();
});
afterAll(async () => {
  await counted.stop();
  await azurite.stop();
});

function useWindow(options: () => WorkbenchOptions): void {
  beforeAll(async () => {
    workbench = new Workbench(options());
    await workbench.start();
  });
  afterAll(() => workbench.stop());
  beforeEach(({ onTestFailed, task }) => {
    onTestFailed(() => workbench.leaveTraces(`failed-links-${task.name.replaceAll(/\W+/g, '-')}`));
  });
}

const dialog = () => workbench.page.locator('.monaco-dialog-box');
const blobAt = (endpoint: string) =>
  `${endpoint}/${CONTAINER}/${NAME.split('/').map(encodeURIComponent).join('/')}`;

/** Follows a link to the extension, as from a browser: the editor asks whether it may have it. */
async function follow(url: string): Promise<void> {
  await workbench.runCommand('Developer: Open URL');
  const link = `code-oss://flow-log-lens.flow-log-lens/open?url=${encodeURIComponent(url)}`;
  await answerBox(workbench.page, link);
  await dialog().getByText('extension to open this URI').waitFor();
  await dialog().getByRole('button', { name: 'Open' }).click();
}

const summary = () => new FlowLogPage(workbench.webviewFrame()).summary;

describe('a link that was followed', () => {
  useWindow(() => ({ settings: { 'flowLogs.azurite': counted.endpoint } }));

  it('to a host that was not added is asked for by name, and nothing is asked of it before', async () => {
    const other = counted.endpoint.replace('127.0.0.1', 'localhost');
    counted.reset();
    await follow(blobAt(other));
    await dialog()
      .getByText(`Connect to ${new URL(other).host}?`)
      .waitFor();
    expect(await dialog().innerText()).toContain('nothing has been asked of it yet');
    await workbench.screenshot('link-unknown-host');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'hidden' });
    expect(counted.queries).toEqual([]);
    expect(await workbench.page.locator('.tab').count()).toBe(0);
  });

  it('to an account that was added opens its blob', async () => {
    await follow(blobAt(counted.endpoint));
    await expect.poll(() => summary().innerText()).toContain('400 tuples');
    await workbench.screenshot('link-opened');
    await workbench.runCommand('View: Close All Editors');
  });

  it('that is none of ours says which are', async () => {
    await workbench.runCommand('Developer: Open URL');
    await answerBox(workbench.page, 'code-oss://flow-log-lens.flow-log-lens/other');
    await dialog().getByRole('button', { name: 'Open' }).click();
    await workbench.notification('Links that it knows end in /open?url=').waitFor();
  });
});

describe('in Restricted Mode', () => {
  useWindow(() => ({
    trustEveryFolder: false,
    settings: { 'flowLogs.azurite': counted.endpoint },
    files: {
      '.vscode/settings.json': JSON.stringify({
        'flowLogs.azurite': counted.endpoint.replace('127.0.0.1', 'localhost'),
        'flowLogs.signIn': 'machine',
      }),
    },
  }));

  it('nothing connects by itself', async () => {
    counted.reset();
    await workbench.page.getByText('Restricted Mode').first().waitFor();
    await showTree(workbench.page);
    const accounts = workbench.page.getByRole('treeitem', { name: /^Storage account/ });
    await accounts.waitFor();
    expect(await accounts.count()).toBe(1);
    await workbench.screenshot('restricted-tree');
    expect(counted.queries).toEqual([]);
  });

  it('a link to an account that was added asks first', async () => {
    counted.reset();
    await follow(blobAt(counted.endpoint));
    await dialog()
      .getByText(`Connect to ${new URL(counted.endpoint).host}?`)
      .waitFor();
    expect(counted.queries).toEqual([]);
    await workbench.screenshot('restricted-link');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'hidden' });
    expect(counted.queries).toEqual([]);
    await follow(blobAt(counted.endpoint));
    await dialog().getByText('Connect to').waitFor();
    await dialog().getByRole('button', { name: 'Open', exact: true }).click();
    await expect.poll(() => summary().innerText()).toContain('400 tuples');
    expect(counted.queries.length).toBeGreaterThan(0);
  });

  it('a tab that comes back is read once the person says so', async () => {
    // A window is ready when its Explorer is there.
    await workbench.runCommand('View: Show Explorer');
    counted.reset();
    await workbench.reload();
    const page = new FlowLogPage(workbench.webviewFrame());
    await page.notice.getByText('nothing was asked of').waitFor();
    await workbench.screenshot('restricted-tab');
    expect(counted.queries).toEqual([]);
    await page.button('Try again').click();
    await expect.poll(() => summary().innerText()).toContain('400 tuples');
    await showTree(workbench.page);
  });

  it('takes no account and no sign-in from the settings of the workspace', async () => {
    await hoverNode(workbench.page, /^Storage account Azurite/);
    const tooltip = workbench.page.locator('.monaco-hover:not(.hidden)').first();
    expect(await tooltip.innerText()).toContain(counted.endpoint);
    counted.reset();
    await workbench.runCommand('Flow Logs: Add Storage Account…');
    await clickRow(workbench.page, { label: 'Account Name or Endpoint…' });
    await answerBox(workbench.page, counted.endpoint);
    // As this machine is signed in, nobody would be asked.
    await dialog().getByText('wants to sign in using Microsoft').waitFor();
    await workbench.screenshot('restricted-sign-in');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'hidden' });
    expect(counted.queries).toEqual([]);
    await workbench.page.keyboard.press('Escape');
  });

  it('reads well in light, too', async () => {
    await workbench.changeTheme('Light Modern');
    await follow(blobAt(counted.endpoint));
    await dialog().getByText('Connect to').waitFor();
    await workbench.screenshot('restricted-link-light');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
  });

  it('and without an account the view says that nothing does', async () => {
    await changeSetting(workbench, 'flowLogs.azurite', '');
    const view = workbench.page.locator('.welcome-view');
    await view.getByText('Restricted Mode: nothing connects by itself').waitFor();
    await workbench.runCommand('View: Close All Editors');
    await workbench.screenshot('restricted-welcome-light');
    await workbench.changeTheme('Dark Modern');
    await workbench.screenshot('restricted-welcome');
    await view.getByRole('button', { name: 'Add Storage Account', exact: true }).click();
    await workbench.page.getByText('Sign In with Microsoft…').waitFor();
    await workbench.page.keyboard.press('Escape');
  });
});
