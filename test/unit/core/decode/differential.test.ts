import { describe, expect, it } from 'vitest';
import type { ProblemReport } from '../../../../src/core/index.ts';
import { randomLog, type RandomLogOptions } from '../../../generate/random-log.ts';
import { cutAtRandom, inReusedMemory } from '../../support/cut.ts';
import { decodeChunks, SharedTables } from '../../support/decode.ts';
import { readPlainLog } from '../../support/plain-reader.ts';
import { expectRows } from '../../support/same-rows.ts';
import { forEachCase } from '../../support/seed.ts';

const tables = new SharedTables();

describe('the decoder against a plain reader, on random logs cut at random places', () => {
  it('gives the rows that were written', () => {
    forEachCase('rows that were written', 9000, (random, seed) => {
      const log = randomLog({ seed });
      const chunks = inReusedMemory(cutAtRandom(random, log.bytes));
      const decoded = decodeChunks(chunks, tables.next());
      const { problems } = decoded;
      expectRows(decoded, log.rows);
      expect(problems.items).toEqual([]);
      expect(problems.total).toBe(0);
      const plain = readPlainLog(log.bytes);
      expect(plain?.rows, 'the plain reader itself').toHaveLength(log.rows.length);
    });
  });

  it('gives them too where the log goes on behind its closing bracket', () => {
    forEachCase('continued', 1000, (random, seed) => {
      const log = randomLog({ seed, shape: 'continued' });
      const decoded = decodeChunks(cutAtRandom(random, log.bytes), tables.next());
      expectRows(decoded, log.rows);
      expect(decoded.problems.total).toBe(0);
    });
  });

  it('tells rows from malformed tuples', () => {
    forEachCase('spoiled tuples', 6000, (random, seed) => {
      const { bytes } = logFor(seed, { spoil: 0.5 });
      const plain = readPlainLog(bytes)!;
      const decoded = decodeChunks(cutAtRandom(random, bytes), tables.next());
      const { problems } = decoded;
      expectRows(decoded, plain.rows);
      expect(problems.total, explain(problems)).toBe(plain.badTuples);
    });
  });

  it('points at each tuple and each malformed one', () => {
    forEachCase('offsets', 1000, (random, seed) => {
      const log = logFor(seed, { spoil: 0.2 });
      const decoded = decodeChunks(cutAtRandom(random, log.bytes), tables.next());
      const { table, problems, firstRow } = decoded;
      const written = log.records.flatMap((record) => record.tuples);
      const found = [
        ...Array.from(
          { length: table.rowCount - firstRow },
          (_, index) => table.origin(firstRow + index).offset,
        ),
        ...problems.items.map((problem) => problem.offset),
      ];
      expect(found.sort((a, b) => a - b)).toEqual(written.map((tuple) => tuple.offset));
    });
  });
});

function logFor(seed: number, options: Omit<RandomLogOptions, 'seed'>) {
  return randomLog({ seed, ...options });
}

function explain(problems: ProblemReport): string {
  return JSON.stringify(problems.items);
}
