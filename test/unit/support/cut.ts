import type { Random } from '../../generate/random.ts';

/** The bytes in chunks of one size. */
export function chunksOf(bytes: Uint8Array, size: number): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  return chunks;
}

/** The bytes cut at random places: in two, often, byte by byte, or not at all. */
export function cutAtRandom(random: Random, bytes: Uint8Array): Uint8Array[] {
  const kind = random.below(20);
  if (kind < 2) return [bytes];
  if (kind === 2) return chunksOf(bytes, 1);
  const size = kind < 10 ? bytes.length : random.pick([9, 60, 300, 1500]);
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + random.between(0, size);
    chunks.push(bytes.subarray(at, end));
    at = end;
  }
  return chunks;
}

/** What the memory is scribbled over with: digits, which a reader that looks too far would take. */
const ZERO = 0x30;

/**
 * The chunks, one behind the other in the same piece of memory, as whoever reads a file does it;
 * a Buffer, as Node's own reads give them.
 */
export function* inReusedMemory(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  const memory = Buffer.alloc(1 << 12, ZERO);
  for (const chunk of chunks) {
    for (const part of chunksOf(chunk, memory.length)) {
      memory.set(part);
      yield memory.subarray(0, part.length);
      memory.fill(ZERO, 0, part.length);
    }
  }
}
