import { codeId, keepWide } from './host';
import { ENCRYPTION_AT } from '../tuple-memory';
import { fail } from './failure';

// What is known of the tuple that is being read beside its columns.
let flags: u32 = 0;
let codeStart: usize = 0;
let codeEnd: usize = 0;
let wideCounters: u32 = 0;

export function beginRow(): void {
  flags = 0;
  codeStart = 0;
  wideCounters = 0;
}

export function mark(flag: u32): void {
  flags |= flag;
}

export function rowFlags(): u32 {
  return flags;
}

/** A counter of the row needs more than 32 bits. */
export function markWide(counter: u32): void {
  wideCounters |= 1 << counter;
}

/** The row has an encryption code in `[start, end)` that is looked up once the tuple is read. */
export function noteCode(start: usize, end: usize): void {
  codeStart = start;
  codeEnd = end;
}

/** Gives the row its code, last of all: a malformed tuple must not take room in the table. */
export function settleCode(row: u32, end: usize): usize {
  if (codeStart == 0) return end;
  const code = codeId(codeStart, codeEnd);
  if (code < 0) return fail(codeStart);
  store<u16>(ENCRYPTION_AT + row * 2, code as u16);
  return end;
}

/** Tells the host of counters that the row's columns are too narrow for. */
export function settleCounters(row: u32): void {
  if (wideCounters != 0) keepWide(row, wideCounters);
}
