import { describe, expect, it } from 'vitest';
import type { FlowTable } from '../../../../src/core/index.ts';
import { BLIND_SPOTS } from '../../../../src/core/format/blind-spots.ts';
import { notesOn } from '../../../../src/core/notes/notes.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { decodeChunks } from '../../support/decode.ts';
import {
  logText,
  NSG1_TUPLE,
  NSG2_TUPLE,
  nsgRecord,
  VNET_TUPLE,
  vnetRecord,
  withField,
} from '../../support/logs.ts';
import { finishedRows, mixedTable } from '../../support/table.ts';

const table = (...records: readonly unknown[]): FlowTable =>
  decodeChunks([Buffer.from(logText(...records))]).table;

/** The evidence by id; `undefined` where the note is not there. */
function evidence(...records: readonly unknown[]): Record<string, object> {
  const notes = runSteps(notesOn(table(...records), NONE_MARKED));
  return Object.fromEntries(notes.map((note) => [note.id, note.evidence]));
}

/** Whom the columns mark is worked out elsewhere. */
const NONE_MARKED = { IsDuplicate: 0, IsOtherSide: 0 };

const [BEGIN, DENIED] = [withField(VNET_TUPLE, 7, 'B'), withField(VNET_TUPLE, 7, 'D')];

describe('notes', () => {
  it('say that nothing was denied, and that nothing begins', () => {
    expect(evidence(vnetRecord([VNET_TUPLE, VNET_TUPLE]))).toMatchObject({
      'no-denied': { tuples: 2 },
      'no-begin': { stated: 2 },
    });
  });

  it('do not, once there is one', () => {
    const notes = evidence(vnetRecord([VNET_TUPLE, BEGIN, DENIED]));
    expect(notes).not.toHaveProperty('no-denied');
    expect(notes).not.toHaveProperty('no-begin');
  });

  it('do not take the B of a denied NSG row for a beginning', () => {
    const denied = withField(withField(NSG2_TUPLE, 7, 'D'), 8, 'B');
    const notes = evidence(nsgRecord(2, [NSG2_TUPLE, denied]));
    expect(notes).not.toHaveProperty('no-denied');
    expect(notes['no-begin']).toEqual({ stated: 2 });
  });

  it('do not miss beginnings in NSG version 1, which has no states', () => {
    const allowed = withField(NSG1_TUPLE, 7, 'A');
    const notes = evidence(nsgRecord(1, [allowed]));
    expect(notes).not.toHaveProperty('no-begin');
    expect(notes['no-denied']).toEqual({ tuples: 1 });
  });

  it('warn of several NICs, however they are named', () => {
    const one = vnetRecord([VNET_TUPLE], { macAddress: 'A' });
    expect(evidence(one, one)).not.toHaveProperty('counted-more-than-once');
    const two = vnetRecord([VNET_TUPLE], { macAddress: 'B' });
    expect(evidence(one, two)['counted-more-than-once']).toEqual({ nics: 2, kinds: 1 });
    const unnamed = vnetRecord([VNET_TUPLE]);
    expect(evidence(one, unnamed)).not.toHaveProperty('counted-more-than-once');
  });

  it('warn of NSG and VNet logs side by side, also of one NIC', () => {
    const vnet = vnetRecord([VNET_TUPLE], { macAddress: '000D3A5C7E91' });
    const notes = evidence(vnet, nsgRecord(2, [NSG2_TUPLE]));
    expect(notes['counted-more-than-once']).toEqual({ nics: 1, kinds: 2 });
  });

  it('count zero rows of NSG logs, and of them only', () => {
    const zero = NSG2_TUPLE.replace('1,2,3,4', '0,0,0,0');
    const tuples = [NSG2_TUPLE, zero, withField(zero, 8, 'E'), withField(zero, 8, 'B')];
    expect(evidence(nsgRecord(2, tuples))['stateless-zeros']).toEqual({
      nsgCounted: 3,
      nsgZeros: 2,
    });
    expect(evidence(nsgRecord(2, [NSG2_TUPLE]))).not.toHaveProperty('stateless-zeros');
    const vnetZero = VNET_TUPLE.replace('1,2,3,4', '0,0,0,0');
    expect(evidence(vnetRecord([vnetZero]))).not.toHaveProperty('stateless-zeros');
  });

  it('count tuples of an hour before that of their record', () => {
    const at = (time: string) => withField(VNET_TUPLE, 0, String(Date.parse(time)));
    const tuples = [at('2026-03-14T08:59:59.999Z'), at('2026-03-14T09:00:00Z')];
    const written = (time: string) => evidence(vnetRecord(tuples, { time }));
    expect(written('2026-03-14T09:00:30Z')['hour-bleed']).toEqual({ tuples: 2, earlier: 1 });
    expect(written('2026-03-14T08:59:59Z')).not.toHaveProperty('hour-bleed');
    expect(evidence(vnetRecord(tuples))).not.toHaveProperty('hour-bleed');
  });

  it('say what is true of every log of its kind, and what they see first', () => {
    const ids = (...records: readonly unknown[]) => Object.keys(evidence(...records));
    const vnet = ids(vnetRecord([VNET_TUPLE]));
    const always = (kind: 'vnet' | 'nsg') =>
      BLIND_SPOTS.filter(({ sign, logs }) => sign === 'always' && logs.includes(kind));
    expect(vnet).toEqual(['no-denied', 'no-begin', ...always('vnet').map(({ id }) => id)]);
    expect(ids(nsgRecord(1, [NSG1_TUPLE]))).toEqual(always('nsg').map(({ id }) => id));
    expect(vnet).not.toContain('nsg-scope');
  });

  it('say how many rows repeat others, and how many are their other side', () => {
    const records = table(vnetRecord([VNET_TUPLE, VNET_TUPLE, BEGIN]));
    const marked = (IsDuplicate: number, IsOtherSide: number) =>
      runSteps(notesOn(records, { IsDuplicate, IsOtherSide }))
        .filter(({ column }) => column !== undefined)
        .map(({ id, column, evidence: found }) => [id, column, found]);
    expect(marked(0, 0)).toEqual([]);
    expect(marked(1, 0)).toEqual([['duplicates', 'IsDuplicate', { tuples: 3, marked: 1 }]]);
    expect(marked(0, 2)).toEqual([['other-sides', 'IsOtherSide', { tuples: 3, marked: 2 }]]);
  });

  it('are none of an empty table', () => {
    expect(evidence()).toEqual({});
  });

  it('count what a plain reader counts', () => {
    const mixed = mixedTable(95, 2000);
    const rows = finishedRows(mixed);
    const notes = runSteps(notesOn(mixed, NONE_MARKED));
    const found = (id: string) => notes.find((note) => note.id === id)?.evidence;
    const hour = (time: number) => Math.floor(time / 3_600_000);
    const earlier = rows.filter((row) => hour(row.time) < hour(row.recordTime)).length;
    expect(found('hour-bleed')).toEqual({ tuples: rows.length, earlier });
    const nics = new Set(rows.map((row) => row.macAddress).filter((mac) => mac !== '')).size;
    expect(found('counted-more-than-once')).toEqual({ nics, kinds: 2 });
    const counted = rows.filter(
      (row) => row.kind === 'nsg' && !row.denied && /[CE]/.test(row.state) && row.hasStatistics,
    );
    const zeros = counted.filter((row) => row.packetsSrcToDest + row.bytesSrcToDest === 0);
    const nsgZeros = zeros.filter((row) => row.packetsDestToSrc + row.bytesDestToSrc === 0).length;
    expect(found('stateless-zeros')).toEqual({ nsgCounted: counted.length, nsgZeros });
    expect(found('no-denied')).toBeUndefined();
  });
});
