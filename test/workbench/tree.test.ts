import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FLOW_LOG_CONTAINERS } from '../../src/core/format/flow-log-path.ts';
import { HOUR_PAGE } from '../../src/azure/listing/hour-blobs.ts';
import { hourFolders } from '../../src/core/format/blob-name.ts';
import { TestAzurite } from '../storage/support/use-azurite.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { FlowLogPage } from './support/flow-log-page.ts';
import { answerBox, clickRow } from './support/quick-input.ts';
import { expand, hoverNode, showTree, treeItem } from './support/tree-view.ts';
import { Workbench } from './support/workbench.ts';

const SUB = '11111111-2222-3333-4444-555555555555';
const VNET = `flowLogResourceID=/${SUB}_NETWORKWATCHERRG/NETWORKWATCHER_EASTUS_HUB-VNET-RG-NETWORK-FLOWLOG/`;
const NSG = `resourceId=/SUBSCRIPTIONS/${SUB}/RESOURCEGROUPS/RG-WEB/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/WEB-NSG/`;
const HOUR = 'y=2025/m=10/d=05/h=09/m=00';
const MAC = '002248710BA0';
/** NICs of an hour that are one more than a page of it has. */
const CROWD = HOUR_PAGE + 1;

const azurite = new TestAzurite({});
let workbench: Workbench;

beforeAll(async () => {
  await azurite.start();
  await seed();
  workbench = new Workbench({ settings: { 'flowLogs.azurite': azurite.endpoint } });
  await workbench.start();
  await showTree(workbench.page);
});

afterAll(async () => {
  await workbench.stop();
  await azurite.stop();
});

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => workbench.leaveTraces('failed-tree'));
});

async function seed(): Promise<void> {
  const { vnet, nsg } = FLOW_LOG_CONTAINERS;
  const log = fixture('vnet-worked-example.json');
  const put = (hour: string, mac = MAC) =>
    azurite.put(vnet, `${VNET}${hour}/macAddress=${mac}/PT1H.json`, log);
  await put(HOUR);
  await put(HOUR, '002248710BFF');
  await put('y=2025/m=10/d=05/h=11/m=00');
  await put('y=2025/m=10/d=04/h=23/m=00');
  await put('y=2025/m=09/d=30/h=00/m=00');
  // The hour may change before it is looked at.
  await put(hourFolders(Date.now()));
  await put(hourFolders(Date.now() + 3_600_000));
  await azurite.put(vnet, 'notes/read me.txt', 'x');
  const old = 'y=2017/m=11/d=05/h=09/m=00/PT1H.json';
  await azurite.put(nsg, `${NSG}${old}`, fixture('nsg-v1.json'));
  await azurite.putAll(
    vnet,
    Array.from({ length: CROWD }, (_, at) => {
      const mac = `0000000${at.toString(16).toUpperCase().padStart(5, '0')}`;
      return `${VNET}y=2025/m=08/d=01/h=00/m=00/macAddress=${mac}/PT1H.json`;
    }),
    '{}',
  );
  const archived = `cold/${VNET}y=2023/m=01/d=01/h=00/m=00/macAddress=${MAC}/PT1H.json`;
  await azurite.put('archive', archived, log);
}

const item = (name: string | RegExp) => treeItem(workbench.page, name);
const open = (name: string | RegExp) => expand(workbench.page, name);

describe('the tree', () => {
  it('shows the account, its flow logs, and no folder of theirs', async () => {
    await open(/^Storage account/);
    await item(/HUB-VNET-RG-NETWORK-FLOWLOG, VNet flow log, region eastus/).waitFor();
    await item(/WEB-NSG, NSG flow log/).waitFor();
    await item(/^Other blobs/).waitFor();
    await open(/HUB-VNET/);
    await item(/^October 2025/).waitFor();
    await open(/^October 2025/);
    await open(/5 October 2025/);
    await open(/^09:00–10:00 UTC/);
    const nic = item(/^NIC 00:22:48:71:0B:A0/);
    await nic.waitFor();
    expect(await nic.textContent()).toMatch(/00:22:48:71:0B:A0.*KB · \d{4}-.* UTC/);
    const all = await workbench.page.getByRole('treeitem').allTextContents();
    expect(all.filter((text) => /\b[ymdh]=|macAddress/i.test(text))).toEqual([]);
    await workbench.screenshot('tree-dark');
  });

  it('says which hour is still being written', async () => {
    await vi.waitFor(
      async () => {
        const { month, day, hour } = namesOf(new Date());
        for (const name of [month, day, hour]) await open(name);
        await item(/still being written/).waitFor({ timeout: 5000 });
      },
      { timeout: 90_000 },
    );
  });

  it('shows what is no flow log apart', async () => {
    await open(/^Other blobs/);
    await open(/^notes/);
    await item(/^Blob read me.txt/).waitFor();
  });
});

it('an hour is listed again by the button in its line, and shows what came since', async () => {
  const hour = item(/^09:00–10:00 UTC/);
  await azurite.put(
    FLOW_LOG_CONTAINERS.vnet,
    `${VNET}${HOUR}/macAddress=002248710BCC/PT1H.json`,
    '{}',
  );
  await vi.waitFor(
    async () => {
      await hour.hover();
      await hour.getByRole('button', { name: 'Refresh' }).click({ timeout: 3000 });
      await item(/^NIC 00:22:48:71:0B:CC/).waitFor({ timeout: 5000 });
    },
    { timeout: 40_000 },
  );
});

it('“Load more…” takes the rest of an hour with more NICs than a page', async () => {
  // Begins anew where a first try has loaded it.
  await workbench.runCommand('Flow Logs: Refresh');
  for (const name of [/^August 2025/, /\b1 August 2025/]) await open(name);
  await open(/^00:00–01:00 UTC, .*\b1 August 2025/);
  const last = item(/^NIC 00:00:00:00:03:E8,/);
  const more = item(/^Load more/);
  await untilSeen(more);
  expect(await last.count()).toBe(0);
  await workbench.screenshot('tree-more');
  await more.click();
  await untilSeen(last);
  expect(await more.count()).toBe(0);
  await workbench.screenshot('tree-more-loaded');
  // What comes next need not wade through them.
  await tree().press('Home');
  await item(/^August 2025/).click();
  await expect.poll(() => item(/^August 2025/).getAttribute('aria-expanded')).toBe('false');
});

const tree = () => workbench.page.getByRole('tree', { name: /Storage Accounts/ });

/** The last node of the tree comes into sight by the key, once the tree has the focus. */
async function untilSeen(node: Locator): Promise<void> {
  await vi.waitFor(
    async () => {
      await tree().press('End');
      await node.waitFor({ timeout: 3000 });
    },
    { timeout: 40_000 },
  );
}

describe('Flow Logs: Go to Time…', () => {
  it('goes to an hour', async () => {
    await goTo('2025-09-30 00:30');
    const hour = item(/^00:00–01:00 UTC, .*30 September 2025/);
    await expect.poll(() => hour.getAttribute('aria-selected')).toBe('true');
  });

  it('offers the nearest hours where there is none', async () => {
    await goTo('2025-10-05 10:15');
    await clickRow(workbench.page, { label: '2025-10-05 11:00 UTC' });
    const hour = item(/^11:00–12:00 UTC, .*5 October 2025/);
    await expect.poll(() => hour.getAttribute('aria-selected')).toBe('true');
    await workbench.screenshot('tree-go-to-time');
  });
});

describe('Flow Logs: Find NIC…', () => {
  it('goes to a NIC by the beginning of its MAC address', async () => {
    await item(/^09:00–10:00 UTC, .*5 October 2025/).click();
    await workbench.runCommand('Flow Logs: Find NIC…');
    await type('00:22:48:71:0b:f');
    const nic = item(/^NIC 00:22:48:71:0B:FF/);
    await expect.poll(() => nic.getAttribute('aria-selected')).toBe('true');
  });

  it('and a click there opens its log as a table', async () => {
    await item(/^NIC 00:22:48:71:0B:FF/).click();
    const page = new FlowLogPage(workbench.webviewFrame());
    await expect.poll(() => page.summary.innerText()).toContain('3 tuples');
    await workbench.screenshot('tree-opened');
    await workbench.runCommand('View: Close All Editors');
  });
});

describe('Flow Logs: Add Container or Prefix…', () => {
  it('finds an archive', async () => {
    await workbench.runCommand('Flow Logs: Add Container or Prefix…');
    await type('archive/cold');
    await expect.poll(() => item(/HUB-VNET.*VNet/).count()).toBe(2);
    await workbench.changeTheme('Light Modern');
    await workbench.screenshot('tree-light');
  });

  it('says what is wrong with one that is not there', async () => {
    const missing = /^Error: Container nowhere of Azurite could not be read: there is no such/;
    if ((await item(missing).count()) === 0) {
      await workbench.runCommand('Flow Logs: Add Container or Prefix…');
      await type('nowhere');
    }
    for (const theme of ['Dark Modern', 'Light Modern'] as const) {
      await workbench.changeTheme(theme);
      await hoverNode(workbench.page, missing);
      await workbench.screenshot(`tree-missing-${theme === 'Dark Modern' ? 'dark' : 'light'}`);
    }
  });
});

it('tells what failed, and can be cancelled', async () => {
  await azurite.stop();
  await workbench.runCommand('Flow Logs: Refresh');
  const cancel = workbench.page.getByRole('button', { name: 'Cancel Loading' });
  await cancel.click();
  await item(/^Loading was cancelled/).waitFor();
  await item(/^Loading was cancelled/).hover();
  await workbench.page.getByRole('button', { name: 'Retry' }).click();
  await item(/^Error: /)
    .first()
    .waitFor({ timeout: 90_000 });
  await workbench.screenshot('tree-failure');
});

it('logs no error', () => {
  expect(workbench.errors.ofExtension).toEqual([]);
});

/** What the nodes of a time are called. */
function namesOf(time: Date) {
  const date = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' }).format(
    time,
  );
  const hour = String(time.getUTCHours()).padStart(2, '0');
  return {
    month: new RegExp(`^${date.replace(/^\d+ /, '')}`),
    day: new RegExp(`\\b${date}`),
    hour: new RegExp(`^${hour}:00–\\d\\d:00 UTC, .*\\b${date}`),
  };
}

const type = (text: string) => answerBox(workbench.page, text);

/** A flow log is asked for where none is selected. */
async function goTo(time: string): Promise<void> {
  await item(/HUB-VNET/)
    .first()
    .click();
  await workbench.runCommand('Flow Logs: Go to Time…');
  await type(time);
}
