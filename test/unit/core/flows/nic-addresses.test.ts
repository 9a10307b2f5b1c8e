import { describe, expect, it } from 'vitest';
import { nicAddresses } from '../../../../src/core/flows/nic-addresses.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { vnetRecord } from '../../support/logs.ts';
import { finishedRows, mixedTable } from '../../support/table.ts';
import { tableOfRecords, tuple } from './support/flow-tables.ts';

const out = (source: string) => tuple('B', { source, dest: '8.8.8.8', direction: 'O' });
const into = (dest: string) => tuple('B', { source: '8.8.8.8', dest, direction: 'I' });

describe('the address of a NIC', () => {
  it('is the local one that most of its rows show', () => {
    const table = tableOfRecords(
      vnetRecord([out('10.0.0.5'), out('10.0.0.4'), into('10.0.0.4')], { macAddress: 'AA' }),
      vnetRecord([into('fd00::1')], { macAddress: 'BB' }),
      vnetRecord([into('10.0.0.9')], { macAddress: '' }),
    );
    expect([...runSteps(nicAddresses(table))]).toEqual([
      ['AA', '10.0.0.4'],
      ['BB', 'fd00::1'],
    ]);
  });

  it('is what a plain reader finds', () => {
    const table = mixedTable(5, 2000);
    const counts = new Map<string, Map<string, number>>();
    for (const { macAddress, direction, srcIp, destIp } of finishedRows(table)) {
      const own = counts.get(macAddress) ?? new Map<string, number>();
      const local = direction === 'O' ? srcIp : destIp;
      counts.set(macAddress, own.set(local, (own.get(local) ?? 0) + 1));
    }
    counts.delete('');
    const found = runSteps(nicAddresses(table));
    expect([...found.keys()].sort()).toEqual([...counts.keys()].sort());
    for (const [mac, address] of found) {
      expect(counts.get(mac)!.get(address)).toBe(Math.max(...counts.get(mac)!.values()));
    }
  });
});
