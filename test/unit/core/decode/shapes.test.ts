import { describe, expect, it } from 'vitest';
import { decodeFlowLog } from '../../../../src/core/index.ts';
import { decode, rowsOf } from '../../support/decode.ts';
import { fixture } from '../../support/fixtures.ts';
import {
  logText,
  nsgRecord,
  NSG1_TUPLE,
  NSG2_TUPLE,
  vnetRecord,
  VNET_TUPLE,
} from '../../support/logs.ts';

const FLOW_LOG_ID =
  '/SUBSCRIPTIONS/3F0D7A52-9C41-4E8B-A6D5-1B7E2C904F68/RESOURCEGROUPS/NETWORKWATCHERRG/PROVIDERS/MICROSOFT.NETWORK/NETWORKWATCHERS/NETWORKWATCHER_NORTHEUROPE/FLOWLOGS/HARBOUR-VNET-HARBOUR-RG-FLOWLOG';
const GROUP =
  '/subscriptions/3f0d7a52-9c41-4e8b-a6d5-1b7e2c904f68/resourceGroups/harbour-rg/providers/Microsoft.Network';
const NSG =
  '/SUBSCRIPTIONS/3F0D7A52-9C41-4E8B-A6D5-1B7E2C904F68/RESOURCEGROUPS/HARBOUR-RG/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/PIER-NSG';

describe('a VNet log as written today', () => {
  it('gives each tuple with all that its record says', async () => {
    const { table, problems } = await decodeFlowLog(fixture('vnet-one-line/PT1H.json'));
    expect(problems.total).toBe(0);
    expect(problems.unknown).toEqual([]);
    expect(table.row(8)).toStrictEqual({
      time: Date.UTC(2026, 2, 14, 9, 1, 9, 11),
      srcIp: '10.20.1.94',
      destIp: '10.20.1.4',
      srcPort: 37694,
      destPort: 443,
      protocol: 6,
      direction: 'I',
      state: 'C',
      denied: false,
      encryption: 'X',
      packetsSrcToDest: 120,
      bytesSrcToDest: 98304,
      packetsDestToSrc: 133,
      bytesDestToSrc: 201744,
      hasStatistics: true,
      aclId: `${GROUP}/networkSecurityGroups/pier-nsg`,
      rule: 'DefaultRule_AllowVnetInBound',
      macAddress: '6045BD12AB34',
      kind: 'vnet',
      version: 4,
      recordTime: Date.UTC(2026, 2, 14, 9, 2, 7, 11),
      targetResourceId: `${GROUP}/virtualNetworks/harbour-vnet`,
      flowLogResourceId: FLOW_LOG_ID,
    });
  });

  it('keeps an E and a B of one millisecond in file order', async () => {
    const { table } = await decodeFlowLog(fixture('vnet-one-line/PT1H.json'));
    const probe = rowsOf(table).filter(({ rule }) => rule === 'PlatformRule');
    expect(probe.map(({ state }) => state)).toEqual(['E', 'B']);
    expect(probe[0]!.time).toBe(probe[1]!.time);
  });

  it('is denied by its state D alone, whatever the encryption code says', async () => {
    const { table } = await decodeFlowLog(fixture('vnet-encryption.json'));
    const verdicts = rowsOf(table).map(({ encryption, denied }) => [encryption, denied]);
    expect(verdicts).toContainEqual(['NX_NOT_ACCEPTED', false]);
    expect(verdicts.at(-1)).toEqual(['NX_NOT_ACCEPTED', true]);
  });

  it('may leave the target out, or write a dash', async () => {
    const { table } = await decodeFlowLog(fixture('vnet-target-missing.json'));
    expect(rowsOf(table).map((row) => row.targetResourceId)).toEqual(['', '-']);
  });

  it.each([3, 4, 5])('of version %i is decoded', async (version) => {
    const { table } = await decode(logText(vnetRecord([VNET_TUPLE], { flowLogVersion: version })));
    expect(table.row(0)).toMatchObject({ kind: 'vnet', version });
  });

  it.each(['4.0', '4e0', '40E-1'])('may write its version as %s, which is 4', async (number) => {
    const log = logText(vnetRecord([VNET_TUPLE], { flowLogVersion: 4 }));
    const written = log.replace('"flowLogVersion":4', `"flowLogVersion":${number}`);
    const { table, problems } = await decode(written);
    expect(table.row(0).version).toBe(4);
    expect(problems.total).toBe(0);
  });

  it('may write its version as text', async () => {
    const { table, problems } = await decodeFlowLog(fixture('vnet-versions.json'));
    expect(rowsOf(table).map(({ version }) => version)).toEqual([3, 4, 4, 5]);
    expect(problems.unknown).toEqual([{ kind: 'version', value: '5', count: 1 }]);
  });

  it('may write its time in seconds', async () => {
    const { table } = await decodeFlowLog(fixture('vnet-bare-record.json'));
    expect(table.row(0).time).toBe(Date.UTC(2026, 2, 14, 9, 5, 0));
  });

  it('keeps exact duplicates, in the record and of whole records', async () => {
    const { table } = await decodeFlowLog(fixture('vnet-unusual-flows.json'));
    const rows = rowsOf(table);
    expect(rows.slice(16)).toEqual(rows.slice(0, 16));
    expect(rows[8]).toEqual(rows[9]);
  });
});

describe('an NSG log', () => {
  it('of version 1 has verdicts, and neither states nor counters', async () => {
    const { table, problems } = await decodeFlowLog(fixture('nsg-v1.json'));
    expect(problems.total).toBe(0);
    expect(table.row(2)).toStrictEqual({
      time: Date.UTC(2026, 2, 14, 9, 0, 36),
      srcIp: '198.51.100.112',
      destIp: '10.30.0.4',
      srcPort: 65202,
      destPort: 22,
      protocol: 6,
      direction: 'I',
      state: '',
      denied: true,
      encryption: '',
      packetsSrcToDest: 0,
      bytesSrcToDest: 0,
      packetsDestToSrc: 0,
      bytesDestToSrc: 0,
      hasStatistics: false,
      aclId: NSG,
      rule: 'DefaultRule_DenyAllInBound',
      macAddress: '000D3A5C7E91',
      kind: 'nsg',
      version: 1,
      recordTime: Date.UTC(2026, 2, 14, 9, 1, 2),
      targetResourceId: NSG,
      flowLogResourceId: '',
    });
    expect(table.row(1).protocol).toBe(17);
  });

  it('of version 2 has blanks for B and counters for C and E', async () => {
    const { table } = await decodeFlowLog(fixture('nsg-v2/PT1H.json'));
    const seen = rowsOf(table).map((row) => [row.state, row.hasStatistics, row.bytesDestToSrc]);
    expect(seen).toEqual([
      ['B', false, 0],
      ['C', true, 90210],
      ['E', true, 60],
      ['C', true, 0],
      ['E', true, 0],
    ]);
  });

  it('keeps the letter B of a denied flow and says that it is denied', async () => {
    const { table } = await decodeFlowLog(fixture('nsg-v2-denied.json'));
    for (const row of rowsOf(table)) {
      expect(row).toMatchObject({ state: 'B', denied: true, hasStatistics: false });
    }
  });

  it('may hold both versions, each record by its own', async () => {
    const { table, problems } = await decodeFlowLog(fixture('mixed-nsg-versions.json'));
    expect(problems.total).toBe(0);
    expect(rowsOf(table).map(({ version, state }) => [version, state])).toEqual([
      [1, ''],
      [2, 'B'],
    ]);
  });

  it.each([undefined, 3])('whose version is %s takes tuples of either', async (version) => {
    const { table, problems } = await decode(logText(nsgRecord(version, [NSG1_TUPLE, NSG2_TUPLE])));
    expect(problems.total).toBe(0);
    expect(rowsOf(table).map(({ state }) => state)).toEqual(['', 'C']);
  });

  it('takes the MAC address of the record where an inner flow names none', async () => {
    const record = nsgRecord(1, [NSG1_TUPLE], { macAddress: 'AABBCCDDEEFF' });
    const text = logText(record).replace('"mac":"000D3A5C7E91",', '');
    expect((await decode(text)).table.row(0).macAddress).toBe('AABBCCDDEEFF');
  });
});

describe('any shape', () => {
  const vnet = vnetRecord([VNET_TUPLE]);
  const nsg = nsgRecord(1, [NSG1_TUPLE]);
  const shapes: Record<string, string> = {
    'a list of records': logText(vnet, nsg),
    'bare records, one behind the other': JSON.stringify(vnet) + JSON.stringify(nsg),
    'an array of records': JSON.stringify([vnet, nsg]),
    'one record a line': `${JSON.stringify(vnet)}\r\n${JSON.stringify(nsg)}\n`,
    'one log a line': `${logText(vnet)}\n${logText(nsg)}`,
    'logs in a log': logText({ records: [vnet] }, { records: [{ records: [nsg] }] }),
    'a byte order mark': `\uFEFF${logText(vnet, nsg)}`,
    'two files, each with a byte order mark': `\uFEFF${logText(vnet)}\n\uFEFF${logText(nsg)}`,
    'pretty-printed': JSON.stringify({ records: [vnet, nsg] }, null, '\t'),
    'unknown keys around': JSON.stringify({
      v: [1, { records: [vnet] }],
      records: [vnet, nsg],
      z: null,
    }),
  };

  it.each(Object.entries(shapes))('%s', async (_name, text) => {
    const { table, problems } = await decode(text);
    expect(problems).toMatchObject({ total: 0, verdict: 'flow-log' });
    expect(rowsOf(table).map(({ kind }) => kind)).toEqual(['vnet', 'nsg']);
  });
});
