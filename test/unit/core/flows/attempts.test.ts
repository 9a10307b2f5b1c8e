import { describe, expect, it } from 'vitest';
import { attempts } from '../../../../src/core/flows/attempts.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { decode } from '../../support/decode.ts';
import {
  logText,
  NSG1_TUPLE,
  NSG2_TUPLE,
  nsgRecord,
  vnetRecord,
  withField,
} from '../../support/logs.ts';
import { finishedRows, mixedTable } from '../../support/table.ts';
import { NINE, tableOf, tableOfRecords, tuple } from './support/flow-tables.ts';

describe('attempts', () => {
  it('gathers all source ports, states and verdicts of one target', () => {
    const table = tableOf([
      tuple('D', { time: 5000, sourcePort: 1 }),
      tuple('D', { time: 2000, sourcePort: 2 }),
      tuple('D', { sourcePort: 1, port: 80 }),
      tuple('B', { time: 9000, sourcePort: 3 }),
      tuple('D', { sourcePort: 1, protocol: 17 }),
      tuple('E', { time: 9500, sourcePort: 3 }),
      tuple('D', { sourcePort: 1, source: '10.0.0.9' }),
      tuple('D', { sourcePort: 1, dest: '10.0.0.9' }),
    ]);
    expect(runSteps(attempts(table, 1))).toEqual({
      rows: Uint32Array.of(0, 1, 3, 5),
      states: { '': 0, B: 1, C: 0, E: 1, D: 2 },
      allowed: 2,
      denied: 2,
      firstTime: NINE + 2000,
      lastTime: NINE + 9500,
      verdictChanged: true,
    });
    expect(runSteps(attempts(table, 2)).rows).toEqual(Uint32Array.of(2));
  });

  it.each([
    ['all denied', ['D', 'D'], false],
    ['all allowed', ['B', 'E'], false],
    ['denied, then allowed', ['D', 'B'], true],
  ])('says whether the verdict changed: %s', (_, states, changed) => {
    const table = tableOf(states.map((state, time) => tuple(state, { time })));
    expect(runSteps(attempts(table, 0)).verdictChanged).toBe(changed);
  });

  it('does not take two NICs of one mind each for a change', () => {
    const out = vnetRecord([tuple('B')], { macAddress: 'A' });
    const denied = vnetRecord([tuple('D', { direction: 'I' })], { macAddress: 'B' });
    const found = runSteps(attempts(tableOfRecords(out, denied), 0));
    expect([found.allowed, found.denied, found.verdictChanged]).toEqual([1, 1, false]);
    const other = vnetRecord([tuple('D')], { macAddress: 'B' });
    expect(runSteps(attempts(tableOfRecords(out, other), 0)).verdictChanged).toBe(false);
    const same = vnetRecord([tuple('D')], { macAddress: 'A' });
    expect(runSteps(attempts(tableOfRecords(out, same), 0)).verdictChanged).toBe(true);
  });

  it('counts a denied NSG row, whose letter is B, as D, and version 1 as without state', async () => {
    const denied = withField(withField(NSG2_TUPLE, 7, 'D'), 8, 'B');
    const { table } = await decode(
      logText(nsgRecord(2, [denied, NSG2_TUPLE]), nsgRecord(1, [NSG1_TUPLE])),
    );
    const { states, denied: count } = runSteps(attempts(table, 0));
    expect(states).toEqual({ '': 1, B: 0, C: 1, E: 0, D: 1 });
    expect(count).toBe(2);
  });

  it('finds what a plain reader finds, IPv6 too', () => {
    const table = mixedTable(61, 2000);
    const rows = finishedRows(table);
    for (let row = 0; row < rows.length; row += 97) {
      const { srcIp, destIp, destPort, protocol } = rows[row]!;
      const same = Array.from(rows.keys()).filter((id) => {
        const other = rows[id]!;
        const isSamePort = other.destPort === destPort && other.protocol === protocol;
        return isSamePort && other.srcIp === srcIp && other.destIp === destIp;
      });
      const found = runSteps(attempts(table, row));
      expect(Array.from(found.rows)).toEqual(same);
      expect(found.denied).toBe(same.filter((id) => rows[id]!.denied).length);
    }
  });

  it.each([-1, 1, 0.5, NaN])('refuses a row that is not there: %d', (row) => {
    expect(() => runSteps(attempts(tableOf([tuple('B')]), row))).toThrow(RangeError);
  });
});
