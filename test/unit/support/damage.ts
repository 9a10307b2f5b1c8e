import type { Random } from '../../generate/random.ts';

const TELLING = [...Buffer.from('{}[]":,\\ 0\n')];

/** A copy with one byte changed, put in or taken out, and where. Needs a byte at least. */
export function damaged(random: Random, bytes: Uint8Array): { bytes: Uint8Array; at: number } {
  const at = random.below(bytes.length);
  const kind = random.below(6);
  const removed = kind === 0 ? 0 : 1;
  const added = kind === 1 ? [] : [random.chance(0.6) ? random.pick(TELLING) : random.below(256)];
  const damage = new Uint8Array(bytes.length - removed + added.length);
  damage.set(bytes.subarray(0, at));
  damage.set(added, at);
  damage.set(bytes.subarray(at + removed), at + added.length);
  return { bytes: damage, at };
}
