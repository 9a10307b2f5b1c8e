import type { FlowTable } from '../../../../../src/core/index.ts';
import type { Random } from '../../../../generate/random.ts';
import { decodeChunks } from '../../../support/decode.ts';
import { logText, vnetRecord } from '../../../support/logs.ts';

/** What of a tuple a test cares about; the rest is always the same. */
export interface TupleParts {
  readonly time?: number;
  readonly source?: string;
  readonly dest?: string;
  readonly sourcePort?: number;
  readonly port?: number;
  readonly protocol?: number;
  readonly direction?: 'I' | 'O';
  /** Packets out, bytes out, packets back, bytes back; `0,0,0,0` without. */
  readonly counters?: readonly [number, number, number, number];
}

/** 2026-03-14 09:00 UTC. */
export const NINE = 1_773_478_800_000;

/** A VNet tuple in a state, at a time in ms after `NINE`. */
export function tuple(state: string, parts: TupleParts = {}): string {
  const { time = 0, source = '10.0.0.4', dest = '192.0.2.20', sourcePort = 49_801 } = parts;
  const { port = 443, protocol = 6, direction = 'O', counters = [0, 0, 0, 0] } = parts;
  const head = [NINE + time, source, dest, sourcePort, port, protocol, direction, state, 'NX'];
  return [...head, ...counters].join(',');
}

/** Tuples of one flow from a text such as `B0 C60 E61`: states with their seconds after `NINE`. */
export function flow(text: string): string[] {
  return text.split(' ').map((word, index) => {
    const counters = /^[CE]/.test(word) ? ([index + 1, 100, 1, 50] as const) : undefined;
    const time = Number(word.slice(1)) * 1000;
    return tuple(word[0]!, { time, ...(counters === undefined ? {} : { counters }) });
  });
}

/** A table of the records, each a list of tuples with what else its record says. */
export function tableOf(...records: readonly (readonly string[])[]): FlowTable {
  return tableOfRecords(...records.map((tuples) => vnetRecord(tuples, { macAddress: 'A' })));
}

/** A table of whole records. */
export function tableOfRecords(...records: readonly unknown[]): FlowTable {
  return decodeChunks([Buffer.from(logText(...records))]).table;
}

/**
 * A table of few flows whose tuples come in every order that a log can hold and some that it
 * should not: times that go back, pairs of one instant, repeated tuples and records.
 */
export function tangledTable(random: Random, tuples: number): FlowTable {
  const records: unknown[] = [];
  let time = 0;
  for (let left = tuples; left > 0;) {
    const length = Math.min(left, random.between(1, 12));
    left -= length;
    const list = Array.from({ length }, () => {
      if (random.chance(0.5)) time += random.pick([1, 1, 1000, 400_000, -1000]);
      return tangledTuple(random, time);
    });
    const record = vnetRecord(
      list,
      { macAddress: random.pick(['A', 'B']) },
      random.pick(['r', 's']),
    );
    records.push(record);
    if (random.chance(0.15)) records.push(record);
  }
  return tableOfRecords(...records);
}

function tangledTuple(random: Random, time: number): string {
  const state = random.pick(['B', 'B', 'E', 'E', 'C', 'D']);
  const isCounted = state === 'C' || state === 'E';
  const packets = random.pick([0, 1, 1, random.below(9)]);
  const back = random.pick([0, 0, random.below(9)]);
  return tuple(state, {
    time,
    source: random.pick(['10.0.0.4', '10.0.0.4', 'fd00::4']),
    port: random.pick([443, 443, 443, 80]),
    protocol: random.pick([6, 6, 6, 17]),
    direction: random.pick(['I', 'O', 'O', 'O']),
    ...(isCounted ? { counters: [packets, packets * 60, back, back * 1000] } : {}),
  });
}
