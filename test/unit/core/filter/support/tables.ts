import { FlowLogDecoder, type FlowTable } from '../../../../../src/core/index.ts';
import { compileFilter, type RegexEngine } from '../../../../../src/core/filter/index.ts';
import { filterRows } from '../../../../../src/core/table/filter-rows.ts';
import { runSteps } from '../../../../../src/core/table/steps.ts';

/** 2026-11-21 14:30, the time at which the filters of the tests are asked. */
export const NOW = Date.UTC(2026, 10, 21, 14, 30);

/** Stands in for the engine that the product brings along. */
export const STUB_REGEX: RegexEngine = {
  compile(pattern) {
    const regex = new RegExp(pattern);
    return { matches: (text) => regex.test(text) };
  },
};

const VNET_HEAD = {
  time: '2026-11-21T14:22:00.1234567Z',
  flowLogVersion: 4,
  category: 'FlowLogFlowEvent',
  operationName: 'FlowLogFlowEvent',
};

/** A VNet record with one list of tuples. */
export function vnetRecord(tuples: readonly string[], facts: Partial<VnetFacts> = {}): object {
  const { mac, acl, rule, flowLog, target } = { ...VNET_FACTS, ...facts };
  return {
    ...VNET_HEAD,
    macAddress: mac,
    flowLogResourceID: flowLog,
    targetResourceID: target,
    flowRecords: { flows: [{ aclID: acl, flowGroups: [{ rule, flowTuples: tuples }] }] },
  };
}

interface VnetFacts {
  readonly mac: string;
  readonly acl: string;
  readonly rule: string;
  readonly flowLog: string;
  readonly target: string;
}

const VNET_FACTS: VnetFacts = {
  mac: '00224871C205',
  acl: '/subscriptions/1/resourceGroups/net/providers/Microsoft.Network/networkSecurityGroups/web-nsg',
  rule: 'UserRule_Allow-SSH-In',
  flowLog: '/SUBSCRIPTIONS/1/FLOWLOGS/MAIN',
  target: '/subscriptions/1/virtualNetworks/hub',
};

/** An NSG record; each inner list of tuples may name its own NIC. */
export function nsgRecord(version: number, rule: string, tuples: readonly string[], mac: string) {
  return {
    time: '2026-11-21T14:25:00.0000000Z',
    systemId: '1',
    macAddress: '6045bdfd4096',
    category: 'NetworkSecurityGroupFlowEvent',
    resourceId: '/SUBSCRIPTIONS/1/NETWORKSECURITYGROUPS/OLD-NSG',
    operationName: 'NetworkSecurityGroupFlowEvents',
    properties: { Version: version, flows: [{ rule, flows: [{ mac, flowTuples: tuples }] }] },
  };
}

/** A table of the given records, as the decoder makes it. */
export function tableOf(records: readonly object[], source = 'PT1H.json'): FlowTable {
  const decoder = new FlowLogDecoder({ source });
  decoder.write(new TextEncoder().encode(JSON.stringify({ records })));
  decoder.end();
  return decoder.table;
}

const START = Date.UTC(2026, 10, 21, 14, 20);
const V4 = 1_700_000_000;

/** Rows 0 to 5 VNet, 6 and 7 IPv6, 8 and 9 NSG version 1, 10 to 12 NSG version 2. */
export function sampleTable(): FlowTable {
  return tableOf([
    vnetRecord([
      `${START},10.1.0.4,20.50.2.1,50000,443,6,O,B,X,0,0,0,0`,
      `${START + 5000},10.1.0.4,20.50.2.1,50000,443,6,O,C,X,10,1000,20,30000`,
      `${START + 60000},10.1.0.4,20.50.2.1,50000,443,6,O,E,NX_HW_NOT_SUPPORTED,0,0,3,4000`,
      `${START + 61000},203.0.113.9,10.1.0.4,40000,22,6,I,D,NX,0,0,0,0`,
    ]),
    vnetRecord(
      [
        `${START + 62000},192.168.7.7,10.1.0.4,123,123,17,I,E,NX_LOCAL_DST,1,76,1,76`,
        `${START + 63000},172.32.0.1,172.32.0.1,0,0,1,I,E,NEW_CODE,5,5000000000,1,100`,
      ],
      { rule: 'DefaultRule_DenyAllInBound', acl: 'unspecified', mac: '6045BDFD4096' },
    ),
    vnetRecord(
      [
        `${START + 64000},fd00::5,2001:db8::1,50001,443,6,O,E,NX,2,200,2,300`,
        `${START + 65000},::ffff:10.9.9.9,fe80::1,50002,53,17,O,D,NX,0,0,0,0`,
      ],
      { rule: 'web_tier;SSH admin', target: '' },
    ),
    nsgRecord(
      1,
      'UserRule_ssh',
      [
        `${V4},10.5.16.4,13.67.143.118,44931,443,T,O,A`,
        `${V4 + 1},185.170.185.105,10.2.0.4,35370,22,T,I,D`,
      ],
      '000D3AF87856',
    ),
    nsgRecord(
      2,
      'DefaultRule_AllowInternetOutBound',
      [
        `${V4 + 2},10.5.16.4,13.67.143.118,44931,443,T,O,A,B,,,,`,
        `${V4 + 3},10.5.16.4,13.67.143.118,44931,443,U,O,A,E,1,66,1,66`,
        `${V4 + 4},185.170.185.105,10.2.0.4,35370,23154,T,I,D,B,,,,`,
      ],
      '',
    ),
  ]);
}

/** The ids of the rows that a filter lets through. Fails where the filter has a mistake. */
export function matching(table: FlowTable, filter: string): number[] {
  const predicate = compileFilter(table, filter, { now: NOW, regex: STUB_REGEX });
  if (typeof predicate !== 'function') throw new Error(`${filter}: ${predicate.message}`);
  return [...runSteps(filterRows(table, predicate))];
}
