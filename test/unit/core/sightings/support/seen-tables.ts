import { stitchFlows } from '../../../../../src/core/flows/stitch-flows.ts';
import type { FlowTable } from '../../../../../src/core/index.ts';
import { findDuplicates } from '../../../../../src/core/sightings/duplicates.ts';
import type { Marks } from '../../../../../src/core/table/marks.ts';
import { findOtherSides } from '../../../../../src/core/sightings/other-sides.ts';
import { runSteps } from '../../../../../src/core/table/steps.ts';
import type { Random } from '../../../../generate/random.ts';
import { vnetRecord } from '../../../support/logs.ts';
import { NINE, tableOfRecords } from '../../flows/support/flow-tables.ts';

/** From where a flow is seen. */
export interface Place {
  readonly mac: string;
  readonly direction: 'I' | 'O';
  readonly kind?: 'vnet' | 'nsg';
  readonly rule?: string;
}

/** The source's NIC, the destination's, and both ends of a hub's between them. */
export const SOURCE: Place = { mac: '000D3A000001', direction: 'O' };
export const DEST: Place = { mac: '000D3A000002', direction: 'I' };
export const HUB_IN: Place = { mac: '000D3A000003', direction: 'I' };
export const HUB_OUT: Place = { mac: '000D3A000003', direction: 'O' };

/** The same place as an NSG log sees it. */
export function nsgAt(place: Place): Place {
  return { ...place, kind: 'nsg' };
}

const ENDS = '10.0.0.4,10.0.1.4,49801,443';

/**
 * A record of what a place sees of a flow, from a text such as `B0 C60 E61`: states, `D` for
 * denied, with their seconds after nine; and its ends, addresses before ports.
 */
export function seen(place: Place, text: string, ends = ENDS): object {
  const words = text.split(' ').map((word) => [word[0]!, Number(word.slice(1))] as const);
  const more = { macAddress: place.mac, targetResourceID: 'vnet' };
  if (place.kind === 'nsg') {
    const tuples = words.map(([state, seconds]) => nsgTuple(state, seconds, ends, place.direction));
    const flows = [{ rule: place.rule ?? 'r', flows: [{ mac: place.mac, flowTuples: tuples }] }];
    return { resourceId: 'nsg', properties: { Version: 2, flows } };
  }
  const tuples = words.map(([state, seconds], index) => {
    const counters = /[CE]/.test(state) ? `${index + 1},100,1,50` : '0,0,0,0';
    const time = NINE + seconds * 1000;
    return `${time},${ends},6,${place.direction},${state},NX,${counters}`;
  });
  return vnetRecord(tuples, more, place.rule ?? 'r');
}

function nsgTuple(state: string, seconds: number, ends: string, direction: string): string {
  const time = NINE / 1000 + Math.floor(seconds);
  if (state === 'D') return `${time},${ends},T,${direction},D,B,,,,`;
  const counters = state === 'B' ? ',,,' : '1,100,1,50';
  return `${time},${ends},T,${direction},A,${state},${counters}`;
}

/** The ids of marked rows. */
export function idsOf(marks: Marks): number[] {
  const all = Array.from({ length: marks.rows }, (_, row) => row);
  return all.filter((row) => marks.has(row));
}

/** The rows that are other sides. */
export function otherSides(table: FlowTable): number[] {
  return idsOf(runSteps(findOtherSides(table, runSteps(stitchFlows(table)))));
}

/** The rows that are duplicates. */
export function duplicates(table: FlowTable): number[] {
  return idsOf(runSteps(findDuplicates(table)));
}

/** The same for a table of these records. */
export function otherSidesOf(...records: readonly object[]): number[] {
  return otherSides(tableOfRecords(...records));
}

const PLACES: readonly Place[] = [
  SOURCE,
  SOURCE,
  DEST,
  DEST,
  HUB_IN,
  HUB_OUT,
  nsgAt(SOURCE),
  nsgAt(DEST),
  { ...DEST, mac: '' },
  { ...SOURCE, mac: SOURCE.mac.toLowerCase() },
];

const FLOWS = [ENDS, ENDS, '10.0.0.4,10.0.1.4,49802,443', 'fd00::4,fd00::5,123,123'];

const LIVES = ['B0 C60 E61', 'B0 E0', 'E0', 'B0', 'D0', 'D0', 'C0 C300 C600', 'B0 C290 C580 C880'];

/**
 * A table of flows that several NICs and logs have seen, more or less: tuples are late, or lacking,
 * or there twice, and flows follow one another so closely that they are hard to tell apart.
 */
export function seenTable(random: Random, events: number): FlowTable {
  const records: object[] = [];
  let time = 0;
  for (let event = 0; event < events; event++) {
    time += random.pick([0, 1, 1, 3, 60, 301, 700]);
    const life = random.pick(LIVES);
    const ends = random.pick(FLOWS);
    for (const place of PLACES.filter(() => random.chance(0.35))) {
      const record = seen(place, lived(random, life, time), ends);
      records.push(record);
      if (random.chance(0.1)) records.push(record);
    }
  }
  return tableOfRecords(...random.shuffled(records.map((record) => [record])).flat());
}

/** A life from `time` on, as one of several sees it. */
function lived(random: Random, life: string, time: number): string {
  const late = random.pick([0, 0, 0.01, 0.9, 2.5, 120]);
  const words = life.split(' ').filter((_, at) => at === 0 || random.chance(0.9));
  return words.map((word) => `${word[0]!}${time + late + Number(word.slice(1))}`).join(' ');
}
