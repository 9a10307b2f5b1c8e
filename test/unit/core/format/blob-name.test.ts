import { describe, expect, it } from 'vitest';
import { hourFolders, parseBlobName } from '../../../../src/core/format/blob-name.ts';
import type { FlowLogBlobName } from '../../../../src/core/format/blob-name.ts';
import { FLOW_LOG_CONTAINERS } from '../../../../src/core/format/flow-log-path.ts';
import { elapsed, longName, SLOW } from './hostile.ts';

const SUB = '83466F1A-EDDE-4F32-B282-2C8B10ADA4D6';
const SHORT = `flowLogResourceID=/${SUB}_NETWORKWATCHERRG/NETWORKWATCHER_POLANDCENTRAL_HUB-VNET-HUB_RG-FLOWLOG`;
const LONG = `flowLogResourceID=/SUBSCRIPTIONS/${SUB}/RESOURCEGROUPS/NETWORKWATCHERRG/PROVIDERS/MICROSOFT.NETWORK/NETWORKWATCHERS/NETWORKWATCHER_EASTUS/FLOWLOGS/HUB_FLOWLOG`;
const NSG = `resourceId=/SUBSCRIPTIONS/${SUB}/RESOURCEGROUPS/WEB_RG/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/WEB-NSG`;
const HOUR = 'y=2025/m=10/d=05/h=09/m=00';
const END = `${HOUR}/macAddress=002248712C05/PT1H.json`;

const EXPECTED: FlowLogBlobName = {
  kind: 'vnet',
  subscription: SUB,
  resourceGroup: 'NETWORKWATCHERRG',
  networkWatcher: 'NETWORKWATCHER_POLANDCENTRAL',
  region: 'POLANDCENTRAL',
  name: 'HUB-VNET-HUB_RG-FLOWLOG',
  hour: Date.UTC(2025, 9, 5, 9),
  macAddress: '002248712C05',
};

describe('blob names', () => {
  it('reads a VNet flow log as written today', () => {
    expect(parseBlobName(`${SHORT}/${END}`)).toEqual(EXPECTED);
  });

  it('reads the second form of the documentation', () => {
    expect(parseBlobName(`${LONG}/${END}`)).toEqual({
      ...EXPECTED,
      networkWatcher: 'NETWORKWATCHER_EASTUS',
      region: 'EASTUS',
      name: 'HUB_FLOWLOG',
    });
  });

  it('reads an NSG flow log', () => {
    expect(parseBlobName(`${NSG}/${END}`)).toEqual({
      ...EXPECTED,
      kind: 'nsg',
      resourceGroup: 'WEB_RG',
      networkWatcher: '',
      region: '',
      name: 'WEB-NSG',
    });
  });

  it('reads an NSG flow log from before the level of the NIC', () => {
    const blob = parseBlobName(`${NSG}/${HOUR}/PT1H.json`);
    expect(blob).toMatchObject({ kind: 'nsg', name: 'WEB-NSG', macAddress: '' });
  });

  it.each([
    ['lower case', `${SHORT}/${END}`.toLowerCase()],
    ['a container before', `insights-logs-flowlogflowevent/${SHORT}/${END}`],
    ['a local path', `/home/me/case 7/resourceId=/old/${SHORT}/${END}`],
    ['backslashes', `C:\\logs\\${SHORT}\\${END}`.replaceAll('/', '\\')],
    ['doubled slashes', `${SHORT}/${END}`.replaceAll('/', '//')],
    ['gzip', `${SHORT}/${END}.gz`],
  ])('reads it with %s', (_, path) => {
    const blob = parseBlobName(path);
    expect(blob?.name.toUpperCase()).toBe(EXPECTED.name);
    expect(blob).toMatchObject({ kind: 'vnet', hour: EXPECTED.hour, macAddress: '002248712C05' });
  });

  it.each([
    ['MY-WATCHER_HUB', '', '', 'MY-WATCHER_HUB'],
    ['NETWORKWATCHER_EASTUS', '', '', 'NETWORKWATCHER_EASTUS'],
    ['NETWORKWATCHER_EASTUS_', '', '', 'NETWORKWATCHER_EASTUS_'],
    ['NETWORKWATCHER_EASTUS_A_B', 'NETWORKWATCHER_EASTUS', 'EASTUS', 'A_B'],
  ])('tells the watcher from the log in %s', (folder, networkWatcher, region, name) => {
    const blob = parseBlobName(`flowLogResourceID=/${SUB}_MY_RG/${folder}/${END}`);
    expect(blob).toMatchObject({ resourceGroup: 'MY_RG', networkWatcher, region, name });
  });

  it('gives a custom watcher no region', () => {
    const path = `${LONG}/${END}`.replace('NETWORKWATCHER_EASTUS', 'NETWORKWATCHER_EASTUS_2');
    const watcher = { networkWatcher: 'NETWORKWATCHER_EASTUS_2', region: '' };
    expect(parseBlobName(path)).toMatchObject(watcher);
  });

  it.each([
    ['nothing', ''],
    ['the file alone', 'PT1H.json'],
    ['no marker', `x/${END}`],
    ['another file', `${SHORT}/${HOUR}/macAddress=002248712C05/PT1M.json`],
    ['a name that only ends so', `${SHORT}/${HOUR}/xPT1H.json`],
    ['Key Vault', `${NSG}/${END}`.replace('NETWORKSECURITYGROUPS', 'VAULTS')],
    ['an NSG under the other marker', `${NSG.replace('resourceId=', 'flowLogResourceID=')}/${END}`],
    ['no subscription', `flowLogResourceID=/HUB_RG/NETWORKWATCHER_EASTUS_F/${END}`],
    ['a month of 13', `${SHORT}/${END.replace('m=10', 'm=13')}`],
    ['the 31st of June', `${SHORT}/${END.replace('m=10/d=05', 'm=06/d=31')}`],
    ['an hour of 24', `${SHORT}/${END.replace('h=09', 'h=24')}`],
    ['year 25', `${SHORT}/${END.replace('y=2025', 'y=0025')}`],
    ['levels out of order', `${SHORT}/${END.replace('h=09/m=00', 'm=00/h=09')}`],
    ['no hour', `${SHORT}/macAddress=002248712C05/PT1H.json`],
    ['a bad MAC address', `${SHORT}/${END.replace('002248712C05', '002248712C0')}`],
    ['an extra folder', `${SHORT}/x/${END}`],
  ])('does not take %s for a flow log', (_, path) => {
    expect(parseBlobName(path)).toBeUndefined();
  });

  it.each(['/', 'a', 'm=00/', 'resourceId=/', 'flowLogResourceID=\\'])(
    'is not slow on a long run of %j',
    (piece) => {
      const text = `${longName(piece)}/PT1H.json`;
      expect(elapsed(() => parseBlobName(text))).toBeLessThan(SLOW);
      expect(elapsed(() => parseBlobName(text.slice(-32_000)))).toBeLessThan(SLOW);
    },
  );

  it('writes the folders of an hour back', () => {
    expect(hourFolders(Date.UTC(2025, 9, 5, 9, 59, 59, 999))).toBe(HOUR);
    expect(hourFolders(Date.UTC(2026, 0, 1))).toBe('y=2026/m=01/d=01/h=00/m=00');
  });

  it('names the containers', () => {
    expect(FLOW_LOG_CONTAINERS).toEqual({
      vnet: 'insights-logs-flowlogflowevent',
      nsg: 'insights-logs-networksecuritygroupflowevent',
    });
  });
});
