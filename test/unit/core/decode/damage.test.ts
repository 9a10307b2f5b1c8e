import { describe, expect, it } from 'vitest';
import { randomLog, type RandomLog } from '../../../generate/random-log.ts';
import { readPlainLog } from '../../support/plain-reader.ts';
import { cutAtRandom } from '../../support/cut.ts';
import { damaged } from '../../support/damage.ts';
import { decodeChunks, type Pushed, SharedTables } from '../../support/decode.ts';
import { expectFirstRows, expectRows } from '../../support/same-rows.ts';
import { forEachCase } from '../../support/seed.ts';

const tables = new SharedTables();

describe('random logs that were cut off', () => {
  it('keep every whole tuple before the cut, and say that they were cut', () => {
    forEachCase('cut off', 3000, (random, seed) => {
      const log = randomLog({ seed });
      const cut = random.below(log.bytes.length + 1);
      const decoded = decodeChunks(cutAtRandom(random, log.bytes.subarray(0, cut)), tables.next());
      expectTuplesBefore(log, cut, decoded);
      expectFirstRows(decoded, rowsOfWholeRecords(log, cut));
      const isInside = isInsideDocument(log.bytes, cut);
      expect(decoded.problems.byKind['cut-off'] ?? 0).toBe(isInside ? 1 : 0);
      expect(decoded.problems.total).toBe(isInside ? 1 : 0);
      if (isInside) expect(decoded.problems.items[0]!.offset).toBe(cut);
    });
  });
});

describe('random logs with a damaged byte', () => {
  it('lose nothing before it and never lose in silence', () => {
    forEachCase('damaged byte', 3000, (random, seed) => {
      const log = randomLog({ seed });
      const { bytes, at } = damaged(random, log.bytes);
      const decoded = decodeChunks(cutAtRandom(random, bytes), tables.next());
      expectFirstRows(decoded, rowsOfWholeRecords(log, at));
      const plain = readPlainLog(bytes);
      if (plain !== undefined) return expectRows(decoded, plain.rows);
      // Damage in a code shows in the code, which is then one that nobody knows.
      const shown = readPlainLog(bytes, 'lenient')?.rows ?? log.rows;
      if (decoded.problems.total === 0) expectRows(decoded, shown);
    });
  });

  it('survive damage all over', () => {
    forEachCase('damage all over', 1500, (random, seed) => {
      const log = randomLog({ seed });
      let { bytes, at: first } = damaged(random, log.bytes);
      for (let times = random.below(20); times > 0 && bytes.length > 0; times--) {
        const next = damaged(random, bytes);
        bytes = next.bytes;
        first = Math.min(first, next.at);
      }
      const decoded = decodeChunks(cutAtRandom(random, bytes), tables.next());
      expectFirstRows(decoded, rowsOfWholeRecords(log, first));
      const { table, firstRow } = decoded;
      for (let row = firstRow; row < table.rowCount; row++) {
        expect(table.row(row).time).toBeGreaterThanOrEqual(0);
      }
    });
  });
});

describe('random bytes', () => {
  it('are never taken for a flow log', () => {
    forEachCase('random bytes', 500, (random) => {
      const bytes = Uint8Array.from({ length: random.below(2000) }, () => random.below(256));
      const decoded = decodeChunks(cutAtRandom(random, bytes), tables.next());
      const { problems } = decoded;
      expectRows(decoded, []);
      expect(problems.verdict).not.toBe('flow-log');
    });
  });
});

function rowsOfWholeRecords(log: RandomLog, end: number) {
  const whole = log.records.filter((record) => record.end <= end);
  return whole.flatMap((record) => record.tuples.map((tuple) => tuple.row!));
}

/** What a row says by itself, without what its record may have said behind the cut. */
function expectTuplesBefore(log: RandomLog, cut: number, { table, firstRow }: Pushed): void {
  const tuples = log.records.flatMap((record) => record.tuples).filter(({ end }) => end <= cut);
  expect(table.rowCount - firstRow).toBe(tuples.length);
  tuples.forEach((tuple, index) => {
    const row = table.row(firstRow + index);
    expect([row.time, row.srcIp, row.destPort, row.state, row.bytesDestToSrc]).toEqual([
      tuple.row!.time,
      tuple.row!.srcIp,
      tuple.row!.destPort,
      tuple.row!.state,
      tuple.row!.bytesDestToSrc,
    ]);
    expect(table.origin(firstRow + index).offset).toBe(tuple.offset);
  });
}

const codes = (characters: string) => [...Buffer.from(characters)];
const [QUOTE, BACKSLASH] = codes('"\\');
const OPENING = codes('[{');
const CLOSING = codes(']}');

/** Whether some list or object is open at `cut`: all of them are whole documents otherwise. */
function isInsideDocument(bytes: Uint8Array, cut: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < cut; at++) {
    const byte = bytes[at]!;
    if (isInString && byte === BACKSLASH) at++;
    else if (byte === QUOTE) isInString = !isInString;
    else if (!isInString && OPENING.includes(byte)) depth++;
    else if (!isInString && CLOSING.includes(byte)) depth--;
  }
  return depth > 0;
}
