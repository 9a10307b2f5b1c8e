import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Random } from '../../generate/random.ts';
import { randomLog } from '../../generate/random-log.ts';
import { LONGEST_EXCERPT, type Problem } from '../../../src/core/decode/problems.ts';
import { cutAtRandom, inReusedMemory } from '../support/cut.ts';
import { damaged } from '../support/damage.ts';
import { decodeChunks, SharedTables } from '../support/decode.ts';
import { readPlainLog } from '../support/plain-reader.ts';
import { fuzzer, seeds } from './fuzzer.ts';

const tables = new SharedTables();

function randomBytes(random: Random, seed: number): { bytes: Uint8Array; isWhole: boolean } {
  const spoil = random.pick([0, 0, 0.3]);
  let { bytes }: { bytes: Uint8Array } = randomLog({ seed, spoil });
  const damages = random.pick([0, 1, 1, 2, 8]);
  for (let at = 0; at < damages && bytes.length > 0; at++) ({ bytes } = damaged(random, bytes));
  return { bytes, isWhole: damages === 0 };
}

/** What is found in the bytes as they arrive; taken at once, as the table is used again. */
function found(chunks: Iterable<Uint8Array>) {
  const { table, firstRow, problems } = decodeChunks(chunks, tables.next());
  const rows = Array.from({ length: table.rowCount - firstRow }, (_, at) =>
    table.row(firstRow + at),
  );
  const { items, total, verdict } = problems;
  // An excerpt is what had arrived by then.
  const places = items.map(({ kind, offset, message }) => ({ kind, offset, message }));
  return { rows, items, facts: { rows, places, total, verdict } };
}

function expectSoundProblems(items: readonly Problem[], bytes: Uint8Array): void {
  for (const { offset, message, excerpt } of items) {
    assert(offset >= 0 && offset <= bytes.length);
    assert.notEqual(message, '');
    assert(excerpt.length <= LONGEST_EXCERPT);
  }
}

export const logs = fuzzer(
  'logs',
  0.2,
  fc.property(seeds, (seed) => {
    const random = new Random(seed);
    const { bytes, isWhole } = randomBytes(random, seed);
    const whole = found([bytes]);
    expectSoundProblems(whole.items, bytes);
    // The same rows and the same problems, however the bytes arrive.
    const cut = found(inReusedMemory(cutAtRandom(random, bytes)));
    assert.deepEqual(cut.facts, whole.facts);
    const plain = isWhole ? readPlainLog(bytes) : undefined;
    if (plain !== undefined) assert.deepEqual(whole.rows, plain.rows);
  }),
);
