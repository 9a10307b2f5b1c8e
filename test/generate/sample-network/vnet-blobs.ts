import type { Random } from '../random.ts';
import { recordTimeText } from '../scenery.ts';
import type { TupleList } from '../vnet-flows.ts';
import { vnetRecord } from '../vnet-record.ts';
import type { SampleBlob, WrittenRecord } from './blobs.ts';
import { HOUR, MINUTE, SECOND } from './day.ts';
import type { Nic } from './hosts.ts';
import { logIdentity, vnetBlobName } from './logs.ts';
import { RULE_LISTS } from './rules.ts';
import type { SeenTuple } from './traffic.ts';

/** A busy minute is cut into records of at most about 32 KB. */
const MOST_TUPLES = 250;

/**
 * What one interface logged, as blobs: a record a minute, none in an idle one. A record belongs to
 * the hour in which it was written, so each hour begins with tuples of the one before.
 */
export function vnetBlobs(nic: Nic, tuples: readonly SeenTuple[], random: Random): SampleBlob[] {
  const byMinute = groupedBy(tuples, ({ time }) => Math.floor(time / MINUTE));
  const records = Array.from(byMinute, ([minute, ofMinute]) =>
    minuteRecords(
      nic,
      (minute + 1) * MINUTE + 2 * SECOND + random.below(5 * SECOND),
      ofMinute,
      random,
    ),
  ).flat();
  const byHour = groupedBy(records, ({ written }) => Math.floor(written / HOUR) * HOUR);
  return Array.from(byHour, ([hour, ofHour]) => ({
    kind: 'vnet' as const,
    name: vnetBlobName(nic.network, hour, nic.mac),
    hour,
    records: ofHour,
  }));
}

function minuteRecords(
  nic: Nic,
  written: number,
  tuples: readonly SeenTuple[],
  random: Random,
): WrittenRecord[] {
  const time = recordTimeText(written, random);
  const frame = { time, mac: nic.mac, log: logIdentity(nic.network), lists: RULE_LISTS };
  const parts = Array.from({ length: Math.ceil(tuples.length / MOST_TUPLES) }, (_, part) =>
    tuples.slice(part * MOST_TUPLES, (part + 1) * MOST_TUPLES),
  );
  return parts.map((part) => ({ written, text: vnetRecord(frame, textsByList(part)) }));
}

function textsByList(tuples: readonly SeenTuple[]): Map<TupleList, string[]> {
  const lists = groupedBy(tuples, ({ list }) => list);
  return new Map(Array.from(lists, ([list, seen]) => [list, seen.map(({ text }) => text)]));
}

function groupedBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}
