import { toFailure } from '../../protocol/failure.ts';
import type { ByteSource } from '../../sources/byte-source.ts';
import { changedSince } from '../reading/log-reader.ts';
import { endsSession, type Readings } from '../reading/readings.ts';
import type { ReadingSite, SourceReading } from '../reading/source-reading.ts';
import { mayGrow, successor } from './live-source.ts';

/** How many logs are looked at side by side. */
const AT_ONCE = 6;

/**
 * Looks at all logs of a session that may have grown, and takes what has come behind the records
 * that are there; with a new hour, its logs too. Rejects with `changed` where a log does not begin
 * any more with what was read of it; as the first source that fails once all others are looked at.
 */
export async function lookForMore(
  readings: Readings,
  site: ReadingSite,
  now: number,
): Promise<void> {
  await addNextHour(readings, site, now);
  const growing = readings.all.filter(({ description }) => mayGrow(description, now));
  const failures: unknown[] = [];
  for (let at = 0; at < growing.length; at += AT_ONCE) {
    failures.push(...(await lookAt(readings, growing.slice(at, at + AT_ONCE), site)));
  }
  const ending = failures.find((thrown) => endsSession(toFailure(thrown)));
  if (failures.length > 0) throw ending ?? failures[0];
}

/** Opens logs side by side, and takes what is new of one after the other; gives what failed. */
async function lookAt(
  readings: Readings,
  some: readonly SourceReading[],
  site: ReadingSite,
): Promise<unknown[]> {
  const opened = await Promise.allSettled(some.map((reading) => readings.openOf(reading)));
  const failures: unknown[] = [];
  for (const [place, reading] of some.entries()) {
    const one = opened[place]!;
    if (one.status === 'rejected') failures.push(one.reason);
    else await takeNew(reading, one.value, site).catch((thrown: unknown) => failures.push(thrown));
  }
  return failures;
}

async function takeNew(
  reading: SourceReading,
  source: ByteSource,
  site: ReadingSite,
): Promise<void> {
  try {
    if (reading.isRead && source.version === reading.version) return;
    if (!(await reading.isContinuedBy(source))) throw changedSince(reading.description.name);
    await reading.readOn(source, site);
    reading.failure = undefined;
  } finally {
    await source.close().catch(() => undefined);
  }
}

/** A log of the next hour comes with its first records; until then there is none to be found. */
async function addNextHour(readings: Readings, site: ReadingSite, now: number): Promise<void> {
  for (const { description } of [...readings.all]) {
    if (!mayGrow(description, now)) continue;
    const next = successor(description, now);
    if (next === undefined || readings.byName.has(next.name)) continue;
    try {
      const source = await readings.open(next);
      await readings.add(next, source, site);
    } catch (thrown) {
      if (toFailure(thrown).code !== 'not-found') throw thrown;
    }
  }
}
