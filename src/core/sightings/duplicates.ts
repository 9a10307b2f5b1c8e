import type { FlowTable } from '../table/flow-table.ts';
import { GrowingColumn } from '../table/growing-column.ts';
import { randomWord } from '../table/random-word.ts';
import { Marks } from '../table/marks.ts';
import { isSameTuple } from '../table/same-tuple.ts';
import { SEGMENT_BITS, SEGMENT_MASK, SEGMENT_ROWS } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import { contextNumbers, hashSegment } from './row-identity.ts';

/**
 * The rows that repeat an earlier row exactly: the same record in two blobs, or the same tuple
 * twice. All that was seen must be the same, to the last counter, with NIC, rule, ACL, target and
 * flow log; when it was written, and where it stands, is not part of what was seen.
 */
export function* findDuplicates(table: FlowTable): Steps<Marks> {
  const marks = new Marks(table.rowCount);
  const contexts = contextNumbers(table);
  const hashes = new Uint32Array(marks.rows);
  const seed = randomWord() | 1;
  for (let row = 0; row < marks.rows; row += SEGMENT_ROWS) {
    const into = hashes.subarray(row, row + SEGMENT_ROWS);
    hashSegment(table.segments[row >>> SEGMENT_BITS]!, contexts, seed, into);
    yield;
  }
  const suspects = yield* metTwice(hashes);
  yield* compare(table, contexts, hashes, suspects, marks);
  return marks;
}

/** Bits of the sieve for each row: of 16, so that few rows fall into a place by chance. */
const SIEVE_BITS = 16;

/**
 * The rows whose hash, cut to the size of a sieve, another row has too. Nearly all rows repeat
 * nothing: a sieve that fits a processor's cache leaves them out faster than any table of hashes.
 */
function* metTwice(hashes: Uint32Array): Steps<Uint32Array> {
  const bits = Math.min(31, Math.max(10, Math.ceil(Math.log2(hashes.length * SIEVE_BITS + 1))));
  const once = new Uint32Array(1 << (bits - 5));
  const twice = new Uint32Array(1 << (bits - 5));
  for (let from = 0; from < hashes.length; from += SEGMENT_ROWS) {
    sift(hashes.subarray(from, from + SEGMENT_ROWS), 32 - bits, once, twice);
    yield;
  }
  const rows = new GrowingColumn(Uint32Array);
  for (let from = 0; from < hashes.length; from += SEGMENT_ROWS) {
    const to = Math.min(hashes.length, from + SEGMENT_ROWS);
    for (let row = from; row < to; row++) {
      const place = hashes[row]! >>> (32 - bits);
      if (((twice[place >>> 5]! >>> (place & 31)) & 1) === 1) rows.push(row);
    }
    yield;
  }
  return rows.values.subarray(0, rows.length);
}

function sift(hashes: Uint32Array, shift: number, once: Uint32Array, twice: Uint32Array): void {
  for (const hash of hashes) {
    const place = hash >>> shift;
    const bit = 1 << (place & 31);
    if ((once[place >>> 5]! & bit) !== 0) twice[place >>> 5]! |= bit;
    else once[place >>> 5]! |= bit;
  }
}

/** Marks those of the suspects that are the same as an earlier one. */
function* compare(
  table: FlowTable,
  contexts: Uint32Array,
  hashes: Uint32Array,
  suspects: Uint32Array,
  marks: Marks,
): Steps<void> {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(suspects.length * 2 + 2)));
  const mask = slots.length - 1;
  for (let from = 0; from < suspects.length; from += SEGMENT_ROWS) {
    for (const row of suspects.subarray(from, from + SEGMENT_ROWS)) {
      const hash = hashes[row]!;
      let slot = hash & mask;
      while (slots[slot] !== 0 && !isSame(table, contexts, hashes, slots[slot]! - 1, row)) {
        slot = (slot + 1) & mask;
      }
      if (slots[slot] === 0) slots[slot] = row + 1;
      else marks.add(row);
    }
    yield;
  }
}

function isSame(
  { segments }: FlowTable,
  contexts: Uint32Array,
  hashes: Uint32Array,
  rowA: number,
  rowB: number,
): boolean {
  if (hashes[rowA] !== hashes[rowB]) return false;
  const [a, b] = [segments[rowA >>> SEGMENT_BITS]!, segments[rowB >>> SEGMENT_BITS]!];
  const [atA, atB] = [rowA & SEGMENT_MASK, rowB & SEGMENT_MASK];
  if (contexts[a.group[atA]!] !== contexts[b.group[atB]!]) return false;
  return isSameTuple(a, atA, b, atB);
}
