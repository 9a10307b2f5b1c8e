import type { Locator } from 'playwright-core';
import { vnetRecord } from '../../unit/support/logs.ts';
import type { FlowLogPage } from './flow-log-page.ts';

const SCOPE =
  '/subscriptions/3f0d7a52-9c41-4e8b-a6d5-1b7e2c904f68/resourceGroups/hub-rg/providers/Microsoft.Network';

/** A rule's name that would do harm, or turn its letters around, were it not shown as text. */
export const HOSTILE_RULE =
  'UserRule_<img src=x onerror="globalThis.wasHit = 1">\u202Egnp.exe\u0007';

/** 2026-11-21 14:21:07 UTC. */
const FIRST = Date.UTC(2026, 10, 21, 14, 21, 7);
const MINUTE = 60_000;

/** A log in which a source is denied again and again, by rules of every sort. */
export function deniedLog(): string {
  const ssh = Array.from({ length: 6 }, (_, at) => {
    return `${FIRST + at * 2 * MINUTE},198.51.100.23,10.1.1.4,${51_800 + at},22,6,I,D,NX,0,0,0,0`;
  });
  const more = {
    time: '2026-11-21T14:33:12.0000000Z',
    macAddress: '00224871C205',
    category: 'FlowLogFlowEvent',
    targetResourceID: `${SCOPE}/virtualNetworks/hub-vnet`,
    flowLogResourceID: `${SCOPE}/networkWatchers/NetworkWatcher_eastus/flowLogs/hub-vnet-flowlog`,
  };
  const other = (port: number, code = 'NX') =>
    `${FIRST + 60 * MINUTE},198.51.100.67,10.1.1.4,51900,${port},6,I,D,${code},0,0,0,0`;
  const record = vnetRecord([], more);
  const flows = [
    flow(`${SCOPE}/networkManagers/avnm-hub`, 'nossh', ssh),
    flow(`${SCOPE}/networkSecurityGroups/pier-nsg`, HOSTILE_RULE, [other(23)]),
    flow('unspecified', 'unspecified', [other(443, 'NX_NOT_ACCEPTED')]),
  ];
  return JSON.stringify({ records: [{ ...record, flowRecords: { flows } }] });
}

function flow(aclID: string, rule: string, flowTuples: readonly string[]) {
  return { aclID, flowGroups: [{ rule, flowTuples }] };
}

/** The details pane of a page. */
export function detailsOf(page: FlowLogPage): Locator {
  return page.frame.getByRole('complementary', { name: 'Details' });
}

/** Opens the pane by its button. */
export async function openDetails(page: FlowLogPage): Promise<Locator> {
  const toggle = page.frame.getByRole('button', { name: 'Details', exact: true });
  if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click();
  const details = detailsOf(page);
  await details.waitFor();
  return details;
}

/** What stands behind a term in the pane. */
export function valueOf(details: Locator, term: string): Locator {
  const terms = details.page().locator('dt', { hasText: new RegExp(`^${term}$`) });
  return details.locator('dl > div').filter({ has: terms }).locator('dd').first();
}
