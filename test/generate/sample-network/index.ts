import { caseSeed, Random } from '../random.ts';
import type { SampleBlob } from './blobs.ts';
import { circuitTraffic } from './circuit.ts';
import { DAY, type Period } from './day.ts';
import { encryptionTraffic } from './encryption.ts';
import { intruderTraffic } from './intruders.ts';
import { nsgArchive } from './nsg-archive.ts';
import { platformTraffic } from './platform.ts';
import { spokeTwoTraffic } from './spoke-two.ts';
import { Traffic } from './traffic.ts';
import { vnetBlobs } from './vnet-blobs.ts';
import { webTraffic } from './web.ts';

export { logText, type SampleBlob, type WrittenRecord } from './blobs.ts';
export { cutOf } from './cut.ts';

/** When the sample network's logs begin, and for how long they go on. */
export interface SampleNetworkOptions {
  /** Of the same seed, the same logs. */
  readonly seed?: number;
  /** Midnight (UTC) of the first day, ms; 2026-03-17 without. */
  readonly start?: number;
  /** The story takes three; what comes later is everyday traffic. */
  readonly days?: number;
}

/** Each has its own dice, so that one can change without the others. */
const ACTIVITIES = [
  webTraffic,
  circuitTraffic,
  spokeTwoTraffic,
  intruderTraffic,
  platformTraffic,
  encryptionTraffic,
];

/**
 * The flow logs of a hub and two spokes, blob by blob, with the archive of the NSG flow log that
 * came before. Its story is told in docs/sample-network.md.
 */
export function sampleNetwork(options: SampleNetworkOptions = {}): SampleBlob[] {
  const { seed = 8, start = Date.UTC(2026, 2, 17), days = 3 } = options;
  const traffic = new Traffic();
  const period: Period = { start, days };
  for (const [at, activity] of ACTIVITIES.entries()) {
    activity(traffic, period, new Random(caseSeed(seed, at)));
  }
  const random = new Random(caseSeed(seed, ACTIVITIES.length));
  const end = start + days * DAY;
  const blobs = Array.from(traffic.byNic, ([nic, seen]) => {
    const logged = seen.filter(({ time }) => time >= start && time < end);
    return vnetBlobs(nic, logged, random);
  });
  return [...blobs.flat(), ...nsgArchive(random)];
}
