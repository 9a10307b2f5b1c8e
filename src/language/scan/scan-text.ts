import { eventLoopTurn } from '../../core/platform.ts';
import type { ScanModel } from './scan-model.ts';
import type { TextLines } from '../text/text-lines.ts';
import { TextScanner } from './text-scanner.ts';

/** Characters between two looks at the clock: well under a millisecond. */
const STEP = 8192;

/** How long a slice may hold the thread, ms; others wait for it, so the less the better. */
const SLICE = 8;

/** The time and the turns of the thread that a scan runs on. */
export interface ScanThread {
  /** ms, from any beginning. */
  now(): number;
  /** Lets others have the thread. */
  turn(): Promise<void>;
}

/** The event loop that this runs in. */
export const eventLoop: ScanThread = {
  now: () => performance.now(),
  turn: eventLoopTurn,
};

/**
 * Scans a whole text in slices. `undefined` once `isStale` says so: what was read does not fit
 * what would be read next.
 */
export async function scanText(
  lines: TextLines,
  isStale: () => boolean,
  thread = eventLoop,
): Promise<ScanModel | undefined> {
  const scanner = new TextScanner(lines);
  while (readSlice(scanner, thread)) {
    await thread.turn();
    if (isStale()) return undefined;
  }
  return scanner.model;
}

function readSlice(scanner: TextScanner, thread: ScanThread): boolean {
  const end = thread.now() + SLICE;
  while (scanner.read(STEP)) if (thread.now() >= end) return true;
  return false;
}
