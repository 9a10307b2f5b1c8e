import type { PageRow } from '../../../src/protocol/session.ts';

/** A row as a page carries it; what a test is about is given, the rest is a plain allowed `C`. */
export function pageRow(fields: Partial<PageRow> = {}): PageRow {
  return {
    id: 0,
    source: 'PT1H.json',
    time: Date.UTC(2026, 2, 14, 9, 1, 9, 11),
    srcIp: '10.20.1.94',
    destIp: '10.20.1.4',
    srcPort: 37_694,
    destPort: 443,
    protocol: 6,
    direction: 'I',
    state: 'C',
    denied: false,
    encryption: 'X',
    packetsSrcToDest: 5,
    bytesSrcToDest: 1_234_567,
    packetsDestToSrc: 0,
    bytesDestToSrc: 9_007_199_254_740_991,
    hasStatistics: true,
    aclId:
      '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/pier',
    rule: 'UserRule_ssh',
    macAddress: '6045BD12AB34',
    kind: 'vnet',
    version: 4,
    recordTime: Date.UTC(2026, 2, 14, 9, 2, 7),
    targetResourceId: '',
    flowLogResourceId: '',
    ...fields,
  };
}
