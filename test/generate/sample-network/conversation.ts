import type { Random } from '../random.ts';
import { FOREIGN } from './hosts.ts';
import type { Volume } from './traffic.ts';

/** A port that a client opens a connection from. */
export function clientPort(random: Random): number {
  return random.between(49_152, 65_535);
}

/** An address of the internet, of the ranges for documentation, that has no part in the story. */
export function foreignAddress(random: Random): string {
  return `${random.pick(FOREIGN)}.${random.between(130, 199)}`;
}

/** About so many bytes, give or take half, in packets of a size. */
export function volume(random: Random, bytes: number, packetBytes = 900): Volume {
  const about = Math.round(bytes * (0.5 + random.below(1000) / 1000));
  return exactly(about, packetBytes);
}

/** So many bytes in packets of a size. */
export function exactly(bytes: number, packetBytes = 1400): Volume {
  return { packets: Math.max(1, Math.ceil(bytes / packetBytes)), bytes };
}

/** The item whose share of all weights the dice fell on. */
export function pickByWeight<T>(random: Random, items: readonly (readonly [T, number])[]): T {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0);
  let left = (random.next() / 2 ** 32) * total;
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return items.at(-1)![0];
}
